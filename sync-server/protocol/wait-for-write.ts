import type { Database, Seq } from '../store/store.ts';

/**
 * Waits until the database has a write behind `seq`, for at most `maxMs`. `written` when it has one (or is no more: the next
 * read says so), `time-up`, or `gone` when the client has left or the server is closing.
 */
export async function waitForWrite(
	database: Database,
	seq: Seq,
	maxMs: number,
	gone: AbortSignal
): Promise<'written' | 'time-up' | 'gone'> {
	const { promise, resolve } = Promise.withResolvers<'written' | 'time-up' | 'gone'>();
	const stopListening = database.onWrite(() => resolve('written'));
	const timer = setTimeout(() => resolve('time-up'), maxMs);
	const onGone = () => resolve('gone');
	gone.addEventListener('abort', onGone);
	try {
		if (gone.aborted) return 'gone';
		// A write may have come between the last read and the listening.
		if (await database.hasWritesBehind(seq)) return 'written';
		return await promise;
	} finally {
		stopListening();
		clearTimeout(timer);
		gone.removeEventListener('abort', onGone);
	}
}
