// What happened to a visit, fact by fact?
import { correctedInstant } from '#domain/clock-offset.ts';
import { readFact, type Fact } from '#domain/facts.ts';
import { linkedIn } from '#domain/linked.ts';
import type { Sealer } from '#domain/personal.ts';
import type { FactDocument, PersonalDocument } from '#ledger/document.ts';
import { personalId, readFactId, subjectKey } from '#ledger/ids.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { upcast } from '#ledger/upcast.ts';
import { openSealed } from '../open-sealed.ts';
import type { OpenedPersonal } from '../personal-reader.ts';

export interface HistoryEntry {
	/** Id of the fact. */
	id: string;
	/** Corrected instant, ISO UTC. */
	at: string;
	by: string;
	device: string;
	kind: string;
	/** The fact where this program understands it, undefined where it needs an update. */
	fact: Fact | undefined;
	/** What the act said of the person; a remark of a correction or a void is in here. */
	personal: OpenedPersonal;
}

/** Every fact of a visit, oldest first by corrected time, read from the ledger itself. */
export async function visitHistory(ledger: Ledger, sealer: Pick<Sealer, 'open'>, visit: string): Promise<HistoryEntry[]> {
	const [facts, records] = await Promise.all([ledger.factsOf(subjectKey('visit', visit)), ledger.personalOf(visit)]);
	const notes = await Promise.all(linkedIn(facts).map((note) => ledger.personalOf(note)));
	const byId = new Map([...records, ...notes.flat()].map((record) => [record._id, record]));
	const entries = await Promise.all(facts.map((document) => entryOf(document, byId, sealer)));
	return entries.sort((a, b) => (a.at + a.id < b.at + b.id ? -1 : 1));
}

async function entryOf(
	document: FactDocument,
	records: ReadonlyMap<string, PersonalDocument>,
	sealer: Pick<Sealer, 'open'>
): Promise<HistoryEntry> {
	const read = readFact(upcast(document));
	const { _id: id, at, offset, by, device, kind } = document;
	const parts = readFactId(id);
	const [about] = linkedIn([document]);
	const record = parts && records.get(personalId(about ?? parts.subjectId, parts.act));
	return {
		id,
		at: correctedInstant(at, offset),
		by,
		device,
		kind,
		fact: read.state === 'known' ? read.fact : undefined,
		personal: await openSealed(sealer, record && { id: record._id, sealed: record.sealed })
	};
}
