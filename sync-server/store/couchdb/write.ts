// Writing into a CouchDB database. Edits made here are CouchDB's to name and to refuse, so that of any number of processes one
// alone is on time; edits made elsewhere keep their names.
import { Refused } from '../../errors.ts';
import type { Edit, EditOutcome } from '../store.ts';
import type { CouchClient } from './client.ts';
import { attachmentsText } from './attachments.ts';
import { textOf, type Passage } from './documents.ts';
import { readHeads } from './read.ts';
import { hasRev } from '../../revisions/tree.ts';

interface Place {
	client: CouchClient;
	/** The database's address below the client's. */
	path: string;
	passage: Passage;
}
interface Sending {
	index: number;
	edit: Edit;
}
type DocumentError = { id: string; rev?: string; ok?: true; error?: string; reason?: string };

const CONFLICT: EditOutcome = { ok: false, error: 'conflict' };
const MISSING_STUB: EditOutcome = { ok: false, error: 'missing-stub' };
const WRITTEN_ONCE: EditOutcome = { ok: false, error: 'written-once' };

/** Writes edits in order; says of each what became of it. Throws Refused when CouchDB did not take the request at all. */
export async function writeEdits(place: Place, edits: readonly Edit[]): Promise<EditOutcome[]> {
	const outcomes = new Array<EditOutcome>(edits.length);
	for (const [index, edit] of edits.entries()) {
		const reason = place.passage.problem(edit.json);
		if (reason !== undefined) outcomes[index] = { ok: false, error: 'forbidden', reason };
	}
	await settleWrittenOnce(place, edits, outcomes);
	const left = edits.map((edit, index) => ({ edit, index })).filter(({ index }) => outcomes[index] === undefined);
	for (const run of runsOf(left)) {
		const isNew = run[0]?.edit.edit.kind === 'new';
		const settled = await writeRun(place, run, isNew);
		for (const [position, { index }] of run.entries()) outcomes[index] = settled[position] as EditOutcome;
	}
	return outcomes;
}

/** CouchDB refuses the whole request for one attachment that is not where it is said to be; the others are asked for alone then. */
async function writeRun(place: Place, run: readonly Sending[], isNew: boolean): Promise<EditOutcome[]> {
	const answers = await bulkDocs(place, run, isNew);
	if (answers !== 'missing-stub') {
		return run.map(({ edit }, position) => (isNew ? outcomeOfNew(answers[position]) : outcomeOfReplicated(edit, answers)));
	}
	const alone: EditOutcome[] = [];
	for (const one of run.length > 1 ? run : []) alone.push(...(await writeRun(place, [one], isNew)));
	return run.length > 1 ? alone : [MISSING_STUB];
}

/**
 * What is written once is looked up before it is written. Two processes may look at the same moment: then both revisions are
 * kept, as siblings of which readers fold one.
 */
async function settleWrittenOnce({ client, path }: Place, edits: readonly Edit[], outcomes: EditOutcome[]): Promise<void> {
	const ids = edits.filter((edit) => edit.once === true).map(({ id }) => id);
	if (ids.length === 0) return;
	const winners = await readWinners(client, path, [...new Set(ids)]);
	const branched = edits.filter(({ id, edit, once }) => once === true && winners.has(id) && winners.get(id)?.rev !== revOf(edit));
	const heads = new Map(
		(
			await readHeads(
				client,
				path,
				branched.map(({ id }) => id)
			)
		).map((head) => [head?.id, head])
	);
	const taken = new Map<string, string | undefined>();
	for (const [index, { id, edit, once }] of edits.entries()) {
		if (once !== true || outcomes[index] !== undefined) continue;
		const rev = revOf(edit);
		const winner = winners.get(id);
		const tree = heads.get(id)?.tree ?? [];
		if (winner === undefined && (!taken.has(id) || taken.get(id) === rev)) taken.set(id, rev);
		else if (rev === undefined) outcomes[index] = winner?.deleted === true ? WRITTEN_ONCE : CONFLICT;
		else outcomes[index] = rev === winner?.rev || hasRev(tree, rev) ? { ok: true, rev } : WRITTEN_ONCE;
	}
}

const revOf = (edit: Edit['edit']): string | undefined => (edit.kind === 'replicated' ? edit.path[0] : undefined);

/** The winner of each document that is there. */
async function readWinners(client: CouchClient, path: string, keys: string[]): Promise<Map<string, { rev: string; deleted?: boolean }>> {
	const answer = await client.query(`${path}/_all_docs`, { keys });
	const { rows } = answer as { rows: { id?: string; value?: { rev: string; deleted?: boolean } }[] };
	return new Map(rows.flatMap(({ id, value }) => (id === undefined || value === undefined ? [] : [[id, value] as const])));
}

/** Neighbours of one kind, which go in one request. */
function runsOf(sending: readonly Sending[]): Sending[][] {
	const runs: Sending[][] = [];
	for (const one of sending) {
		const last = runs.at(-1);
		if (last?.[0]?.edit.edit.kind === one.edit.edit.kind) last.push(one);
		else runs.push([one]);
	}
	return runs;
}

async function bulkDocs(
	{ client, path, passage }: Place,
	run: readonly Sending[],
	isNew: boolean
): Promise<DocumentError[] | 'missing-stub'> {
	const docs: string[] = [];
	for (const { edit } of run) docs.push(textOf(edit, passage, await attachmentsText(edit)));
	const request = { body: `{"new_edits":${isNew},"docs":[${docs.join(',')}]}`, isRepeatable: !isNew };
	const answer = await client.value('POST', `${path}/_bulk_docs`, request).catch((error: unknown) => {
		if (error instanceof Refused && error.error === 'missing_stub') return 'missing-stub' as const;
		throw error;
	});
	if (answer === 'missing-stub') return answer;
	if (!Array.isArray(answer)) throw new Refused('storage_answer');
	return answer as DocumentError[];
}

function outcomeOfNew(answer: DocumentError | undefined): EditOutcome {
	if (answer?.error === undefined && answer?.rev !== undefined) return { ok: true, rev: answer.rev };
	return refusalOf(answer);
}

/** CouchDB names only those that it did not take. */
function outcomeOfReplicated({ id, edit }: Edit, answers: readonly DocumentError[]): EditOutcome {
	const rev = revOf(edit) ?? '';
	const refused = answers.find((answer) => answer.id === id && answer.error !== undefined && (answer.rev ?? rev) === rev);
	return refused === undefined ? { ok: true, rev } : refusalOf(refused);
}

function refusalOf(answer: DocumentError | undefined): EditOutcome {
	if (answer?.error === 'conflict') return CONFLICT;
	if (answer?.error === 'forbidden' || answer?.error === 'unauthorized') {
		return { ok: false, error: 'forbidden', reason: answer.reason ?? 'CouchDB does not take this document.' };
	}
	throw new Refused('storage_answer', answer?.reason);
}
