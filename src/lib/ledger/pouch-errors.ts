// What PouchDB and IndexedDB say when the world fails, in the ledger's own errors (promises L10, L11).
import { LedgerClosedError, StorageFullError } from './ledger.ts';

/** PouchDB wraps an aborted transaction as { name: 'indexed_db_went_bad', reason: <DOMException name> }. */
interface Told {
	name?: string;
	message?: string;
	reason?: unknown;
}

const words = (error: unknown): string => {
	const { name, message, reason } = (error ?? {}) as Told;
	return [name, message, typeof reason === 'string' ? reason : (reason as Told | undefined)?.name].join(' ');
};

export const isStorageFull = (error: unknown): boolean =>
	/QuotaExceeded|quota exceeded|disk (is )?full|full disk|ENOSPC|SQLITE_FULL/i.test(words(error));

/** The connection is gone: closed by PouchDB after an abort, by the browser, or by another tab's deletion. */
export const isConnectionLost = (error: unknown): boolean =>
	error instanceof LedgerClosedError ||
	/InvalidState|database is closed|database connection is closing|connection is closed/i.test(words(error));

/** Runs an operation on the database; rejects with StorageFullError or LedgerClosedError where that is what happened. */
export async function withTypedErrors<T>(operation: () => Promise<T>): Promise<T> {
	try {
		return await operation();
	} catch (error) {
		// First: on a connection that a full disk closed, PouchDB gives that as the reason of every later failure.
		if (isConnectionLost(error)) throw new LedgerClosedError('The connection to the ledger was lost', { cause: error });
		if (isStorageFull(error)) throw new StorageFullError('The disk or the quota is full', { cause: error });
		throw error;
	}
}
