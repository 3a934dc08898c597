// Whether the ledger can be written and read, by a sample (A26). What is found is said; nothing is mended or thrown away here.
import { isConnectionLost, isStorageFull } from '#ledger/pouch-errors.ts';

/** Documents read of each end of the ledger, and of the newest. */
export const DOCUMENTS_SAMPLED_MAX = 20;
const PROBE = '_local/sala-probe';

/** `unknown`: it could not be asked just now, which says nothing of what is in it. */
export type LedgerFinding = 'sound' | 'damaged' | 'storage-full' | 'unknown';

/** Writes a note beside the documents, reads it, takes it back, and reads a sample. Never rejects. */
export async function checkLedger(pouch: PouchDB.Database): Promise<LedgerFinding> {
	try {
		await writeAndTakeBack(pouch);
		return (await sample(pouch)).every(isReadable) ? 'sound' : 'damaged';
	} catch (error) {
		if (isStorageFull(error)) return 'storage-full';
		return isConnectionLost(error) ? 'unknown' : 'damaged';
	}
}

async function writeAndTakeBack(pouch: PouchDB.Database): Promise<void> {
	const before = await pouch.get(PROBE).catch(() => undefined);
	const { rev } = await pouch.put({ _id: PROBE, ...(before?._rev === undefined ? {} : { _rev: before._rev }) });
	await pouch.get(PROBE);
	await pouch.remove({ _id: PROBE, _rev: rev });
}

type Body = Record<string, unknown>;

async function sample(pouch: PouchDB.Database): Promise<Body[]> {
	const [limit, include_docs] = [DOCUMENTS_SAMPLED_MAX, true];
	const [first, last, newest] = await Promise.all([
		pouch.allDocs({ limit, include_docs }),
		pouch.allDocs({ limit, include_docs, descending: true }),
		pouch.changes({ limit, include_docs, descending: true })
	]);
	const changed = newest.results.filter(({ deleted }) => deleted !== true);
	return [...first.rows, ...last.rows, ...changed].filter(({ id }) => !id.startsWith('_')).map(({ doc }) => (doc ?? {}) as unknown as Body);
}

/** A body that went leaves the document with its name alone: a fact has a kind, a personal record a seal. */
const isReadable = (body: Body): boolean => body['kind'] !== undefined || body['sealed'] !== undefined;
