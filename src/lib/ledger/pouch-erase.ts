// The one narrow door by which personal records are deleted for ever (promises L70, L71). Facts have none.
import type { FactDocument } from './document.ts';
import { personalRange } from './ids.ts';
import type { Erasure } from './ledger.ts';

/** What deletes one leaf of a document. */
interface Tombstone {
	_id: string;
	_rev: string;
	_deleted: true;
}

/**
 * Deletes all that is stored of the subjects' personal records, conflicting revisions too, and writes the facts that are not
 * there yet, in one bulkDocs, which is one transaction. A live revision that another device makes meanwhile wins over these
 * deletions; erasing again takes it.
 */
export async function eraseFrom(pouch: PouchDB.Database, erasures: readonly Erasure[]): Promise<void> {
	if (erasures.length === 0) return;
	const tombstones = await Promise.all(
		erasures.flatMap(({ subject, linked = [] }) => [subject, ...linked].map((one) => tombstonesOf(pouch, one)))
	);
	const facts = await missingFacts(pouch, erasures);
	const documents = [...tombstones.flat(), ...facts];
	if (documents.length === 0) return;
	const results = await pouch.bulkDocs(documents as unknown as PouchDB.Document[]);
	for (const result of results) if (result.ok !== true) throw Object.assign(new Error(result.message ?? result.reason), result);
}

async function tombstonesOf(pouch: PouchDB.Database, subject: string): Promise<Tombstone[]> {
	const { from, to } = personalRange(subject);
	const { rows } = await pouch.allDocs({ startkey: from, endkey: to, include_docs: true, conflicts: true });
	return rows.flatMap(({ id, doc }) => leavesOf(doc).map((_rev): Tombstone => ({ _id: id, _rev, _deleted: true })));
}

const leavesOf = (doc: PouchDB.Document | null | undefined): string[] =>
	[doc?._rev, ...(doc?._conflicts ?? [])].filter((rev) => rev !== undefined);

async function missingFacts(pouch: PouchDB.Database, erasures: readonly Erasure[]): Promise<FactDocument[]> {
	const { rows } = await pouch.allDocs({ keys: erasures.map(({ fact }) => fact._id) });
	const there = new Set(rows.filter((row) => row.value !== undefined).map((row) => row.id));
	return erasures.map(({ fact }) => fact).filter(({ _id }) => !there.has(_id));
}
