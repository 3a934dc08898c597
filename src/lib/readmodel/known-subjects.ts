// Which ledger documents a subject is made of. Its rows name its facts and its sealed record, so most subjects need no row in
// `subjects` beside them: a second row for each would be a third of the time of a first sync.
import type { Table } from 'dexie';
import type { Projected } from './project.ts';
import type { ReadModelDatabase, SubjectRow, SurveyRow, VisitRow } from './schema.ts';

/** From so many subjects on, the keys that are there are looked at before each is asked for. */
const LOOK_AT_KEYS_FROM = 50;

/** A subject as the tables have it. */
export interface KnownSubject {
	id: string;
	/** Ids of its facts and personal records, in id order. */
	documents: string[];
	/** Subjects of the notes and photos that its facts name. */
	linked: string[];
	visit: VisitRow | undefined;
	survey: SurveyRow | undefined;
	/** Whether it has a row in `subjects`. */
	listed: boolean;
}

type Naming = { [row in 'visit' | 'survey']: { facts: string[] } | undefined } & { personal: { id: string } | undefined };

/** Ids of the documents that the rows themselves name, in id order. */
const namedBy = ({ visit, survey, personal }: Naming): string[] =>
	[...(visit?.facts ?? []), ...(survey?.facts ?? []), ...(personal ? [personal.id] : [])].sort();

/** The row that a subject needs in `subjects`: none where its own rows say all there is to say, or where nothing is left of it. */
export function subjectRow(id: string, documents: string[], after: Projected): SubjectRow | undefined {
	const { linked } = after;
	if (linked.length > 0) return { id, documents, linked };
	const named = namedBy(after);
	const isSaid = named.length === documents.length && named.every((one, at) => one === documents[at]);
	return isSaid ? undefined : { id, documents };
}

/** Those of the subjects that are there, by id. */
export async function knownSubjects(db: ReadModelDatabase, ids: readonly string[]): Promise<Map<string, KnownSubject>> {
	const [visits, surveys, records, listed] = await Promise.all([
		rowsThere(db.visits, ids, 'id'),
		rowsThere(db.surveys, ids, 'id'),
		rowsThere(db.personal, ids, 'subject'),
		rowsThere(db.subjects, ids, 'id')
	]);
	const known = new Map<string, KnownSubject>();
	for (const id of [...visits.keys(), ...surveys.keys(), ...records.keys(), ...listed.keys()]) {
		if (known.has(id)) continue;
		const [visit, survey, row] = [visits.get(id), surveys.get(id), listed.get(id)];
		const documents = row?.documents ?? namedBy({ visit, survey, personal: records.get(id) });
		known.set(id, { id, documents, linked: row?.linked ?? [], visit, survey, listed: row !== undefined });
	}
	return known;
}

/** Those of very many subjects that are there, in id order: every key up to the newest of them is looked at, and no row beside theirs. */
export async function knownAmong(
	db: ReadModelDatabase,
	ids: { has(id: string): boolean; keys(): Iterable<string> }
): Promise<KnownSubject[]> {
	const newest = [...ids.keys()].reduce((a, b) => (a > b ? a : b), '');
	const tables: Table<unknown, string>[] = [db.visits, db.surveys, db.personal, db.subjects];
	const keys = await Promise.all(tables.map((table) => table.where(':id').belowOrEqual(newest).primaryKeys()));
	const there = [...new Set(keys.flat().filter((id) => ids.has(id)))].sort();
	const known = await knownSubjects(db, there);
	return there.flatMap((id) => known.get(id) ?? []);
}

/**
 * The rows with these keys. Of many that are mostly new, as in a first pull, one look at the keys between the first and the last
 * of them says which are there: asking for each would be a trip to the database for every document.
 */
async function rowsThere<K extends string, T extends Record<K, string>>(
	table: Table<T, string>,
	ids: readonly string[],
	key: K
): Promise<Map<string, T>> {
	const there = ids.length < LOOK_AT_KEYS_FROM ? ids : await keysThere(table, ids);
	if (there.length === 0) return new Map();
	return new Map((await table.bulkGet([...there])).flatMap((row) => (row === undefined ? [] : [[row[key], row]])));
}

/** Those of the ids that can be there; all of them where too many others stand between. */
async function keysThere(table: Table<unknown, string>, ids: readonly string[]): Promise<readonly string[]> {
	const sorted = [...ids].sort();
	const between = table.where(':id').between(sorted[0], sorted.at(-1), true, true);
	const keys = await between.limit(ids.length).primaryKeys();
	if (keys.length === ids.length) return ids;
	const stored = new Set(keys);
	return ids.filter((id) => stored.has(id));
}
