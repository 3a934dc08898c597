// A fresh ledger that takes the place of one grown too large (promises S42–S46): everything that stays is copied; what leaves must be
// known to the server this very day. Until the fresh one is verified whole, the old one is the ledger and the only one written.
import { readPersonalId, readFactId } from '#ledger/ids.ts';
import {
	readFreshNote,
	readLeft,
	readLeftSubjects,
	summed,
	withTotals,
	writeFreshNote,
	writeLeft,
	type Left,
	type LeftSubjects
} from '#ledger/pouch-left.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import { strict } from '#ledger/durability.ts';
import { Books } from './books.ts';
import { Carried } from './carried.ts';
import { CARRY_DOCS_MAX, unsentDocuments, withRevisions } from './carry-out.ts';
import { revsDiff } from './remote.ts';
import type { Wire } from './wire.ts';

/** Leaving documents that the server is asked about at once. */
export const ASKED_DOCS_MAX = 500;

/** No fresh ledger now; the old one stands as it was, and another day will do. */
export class NotNowError extends Error {
	override name = 'NotNowError';
}

export interface Filling {
	old: PouchLedger;
	/** Empty. */
	fresh: PouchLedger;
	/** ULID of this device. */
	device: string;
	/** Sequence number of the old ledger up to which everything is copied or left out; what comes after it is for finishFresh. */
	upTo: number;
	/** What leaves, as it stood at `upTo` or later: whole subjects, and what they add to their days. */
	leaving: { subjects: LeftSubjects } & Pick<Left, 'days' | 'requests'>;
	wire: Wire;
	/** Name of the organisation's database at the server. */
	database: string;
	/** Identity of that database, and the sequence up to which the old ledger has everything of it. */
	remote: { identity: string; since: number | string };
	/** Lets the page have its turn. */
	rest: () => Promise<void>;
}

/** Fills the fresh ledger. Rejects with NotNowError when something was not sent, or is to leave and is not known to the server. */
export async function fillFresh(filling: Filling): Promise<void> {
	const { old, fresh, device, upTo, leaving, remote } = filling;
	const before = new Books(() => old.pouch);
	const [progress, refused] = [await before.readProgress(), await before.readRefused()];
	const refusedIds = new Set(refused.map(({ id }) => id));
	for await (const { documents } of unsentDocuments({ pouch: old.pouch, books: before, device })) {
		if (documents.some(({ _id }) => !refusedIds.has(_id))) throw new NotNowError('Something has not been sent');
		if (documents.some(({ _id }) => leaving.subjects.has(subjectOf(_id)))) throw new NotNowError('Something refused would leave');
	}
	const documents = await copyStaying(filling);
	await noteLeft(filling, documents);
	const localSeq = (await fresh.info()).updateSeq;
	const books = new Books(() => fresh.pouch);
	await books.writeRefused(refused);
	await books.writeProgress({ pushedSeq: localSeq, sent: progress.sent });
	await books.writeFirstPull({ remote: remote.identity, since: remote.since, done: 0, stage: 'handed-over', localSeq });
	await writeFreshNote(fresh.pouch, { upTo, leaving: documents, inUse: false });
}

/**
 * Brings a filled ledger up to the old one, which nobody writes any more, and makes it the one to use. Rejects with NotNowError
 * when what leaves was touched since, or when not everything is there. May be repeated.
 */
export async function finishFresh(old: PouchLedger, fresh: PouchLedger, device: string): Promise<void> {
	const note = await readFreshNote(fresh.pouch);
	if (note === undefined) throw new NotNowError('It was never filled');
	const [subjects, carried] = [await readLeftSubjects(fresh.pouch), new Carried(() => old.pouch)];
	await carried.refresh();
	for await (const changes of changesUpTo(old.pouch, note.upTo, Infinity)) {
		if (changes.some(({ id }) => subjects.has(subjectOf(id)))) throw new NotNowError('Something that leaves was touched');
		const { documents, unreadable } = await withRevisions(old.pouch, changes);
		if (unreadable > 0) throw new NotNowError('Something could not be read');
		const brought = changes.map(({ id }) => id).filter((id) => carried.has(id));
		if (brought.length > 0) await new Carried(() => fresh.pouch).add(brought);
		await strict(() => store(fresh.pouch, documents));
	}
	await new Books(() => fresh.pouch).writeRefused(await new Books(() => old.pouch).readRefused());
	await verify(old, fresh, device, note.leaving);
	await writeFreshNote(fresh.pouch, { ...note, inUse: true });
}

/** Nothing unsent may be missing, and the counts must agree. */
async function verify(old: PouchLedger, fresh: PouchLedger, device: string, leaving: number): Promise<void> {
	for await (const { documents } of unsentDocuments({ pouch: old.pouch, books: new Books(() => old.pouch), device })) {
		const asked = Object.fromEntries(documents.map(({ _id, _rev }) => [_id, [_rev]]));
		if (Object.keys(await fresh.pouch.revsDiff(asked)).length > 0) throw new NotNowError('Something unsent is missing');
	}
	const [before, after] = [await old.info(), await fresh.info()];
	if (before.documents !== after.documents + leaving) throw new NotNowError('The counts do not agree');
}

/** Copies what stays and asks the server for what leaves; answers how many documents that are. */
async function copyStaying({ old, fresh, upTo, leaving, wire, database, rest }: Filling): Promise<number> {
	const books = new Books(() => fresh.pouch);
	let asked: PouchDB.Change[] = [];
	let left = 0;
	for await (const changes of changesUpTo(old.pouch, 0, upTo)) {
		// An erasure is small, and must still be known when an old file brings back what was erased.
		const stays = changes.filter(({ id, deleted }) => deleted === true || !leaving.subjects.has(subjectOf(id)));
		const { documents, unreadable } = await withRevisions(old.pouch, stays);
		if (unreadable > 0) throw new NotNowError('Something could not be read');
		await books.store(documents);
		asked.push(...changes.filter((change) => !stays.includes(change)));
		if (asked.length >= ASKED_DOCS_MAX) {
			left += await mustBeKnown(wire, database, asked);
			asked = [];
		}
		await rest();
	}
	return left + (await mustBeKnown(wire, database, asked));
}

async function mustBeKnown(wire: Wire, database: string, changes: readonly PouchDB.Change[]): Promise<number> {
	const revisions = Object.fromEntries(changes.map(({ id, changes: leaves }) => [id, leaves.map(({ rev }) => rev)]));
	if (Object.keys(await revsDiff(wire, database, revisions)).length > 0)
		throw new NotNowError('The server does not have all that would leave');
	return changes.length;
}

async function noteLeft({ old, fresh, leaving }: Filling, documents: number): Promise<void> {
	const [before, subjects] = [await readLeft(old.pouch), await readLeftSubjects(old.pouch)];
	for (const [subject, facts] of leaving.subjects) subjects.set(subject, facts);
	const days = withTotals(before.days, leaving.days);
	const requests = summed(before.requests ?? {}, leaving.requests ?? {});
	const left = { generation: before.generation + 1, version: 1, days, requests, documents: before.documents + documents };
	await writeLeft(fresh.pouch, left, subjects);
}

/** Changes with their documents after `since` and not after `upTo`, a page at a time. */
async function* changesUpTo(pouch: PouchDB.Database, since: number, upTo: number): AsyncGenerator<PouchDB.Change[]> {
	for (let at = since; at < upTo;) {
		const { results, last_seq } = await pouch.changes({ since: at, limit: CARRY_DOCS_MAX, include_docs: true, style: 'all_docs' });
		yield results.filter(({ id, seq }) => !id.startsWith('_') && Number(seq) <= upTo);
		if (results.length < CARRY_DOCS_MAX) return;
		at = Number(last_seq);
	}
}

async function store(pouch: PouchDB.Database, docs: readonly PouchDB.Document[]): Promise<void> {
	if (docs.length === 0) return;
	const [problem]: PouchDB.Problem[] = (await pouch.bulkDocs({ docs: [...docs], new_edits: false })).filter((each) => each.ok !== true);
	if (problem !== undefined) throw new Error(problem.message ?? problem.reason ?? 'a document was not stored');
}

const subjectOf = (id: string): string => readFactId(id)?.subjectId ?? readPersonalId(id)?.subjectId ?? '';
