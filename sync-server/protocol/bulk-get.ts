// POST /db/_bulk_get: many documents or revisions in one answer.
import { Refused } from '../errors.ts';
import { leavesUnder } from '../revisions/tree.ts';
import type { Head } from '../store/store.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { isObject, parseJsonObject } from './parse-json.ts';
import { isOn } from './query.ts';
import { documentText, revisionMembers } from './read-document.ts';

/** Documents read from the store and written to the client at a time. */
const PAGE_DOCUMENTS = 200;

interface Wanted {
	id: string;
	rev: string | undefined;
}

export async function bulkGet(ask: DatabaseAsk): Promise<Answer> {
	const { docs } = parseJsonObject(await ask.text());
	if (!Array.isArray(docs)) throw new Refused('bad_request', "Missing JSON list of 'docs'.");
	const { maxBatchDocuments } = ask.service.limits;
	if (docs.length > maxBatchDocuments) throw new Refused('too_large', `At most ${maxBatchDocuments} documents in one request`);
	const wanted = docs.map(readWanted);
	return { status: 200, body: results(ask, wanted) };
}

function readWanted(row: unknown): Wanted {
	const { id, rev } = isObject(row) ? row : {};
	if (typeof id !== 'string') throw new Refused('bad_request', "Each of 'docs' must have an id");
	if (rev !== undefined && typeof rev !== 'string') throw new Refused('invalid_rev');
	return { id, rev: rev === '' ? undefined : rev };
}

async function* results(ask: DatabaseAsk, wanted: readonly Wanted[]): AsyncGenerator<string> {
	let text = '{"results":[';
	for (let start = 0; start < wanted.length; start += PAGE_DOCUMENTS) {
		const rows = await pageOf(ask, wanted.slice(start, start + PAGE_DOCUMENTS));
		yield text + (start === 0 ? '' : ',') + rows.join(',');
		text = '';
	}
	yield `${text}]}\n`;
}

async function pageOf(ask: DatabaseAsk, wanted: readonly Wanted[]): Promise<string[]> {
	const heads = await ask.database.heads(wanted.map(({ id }) => id));
	const latest = isOn(ask.query, 'latest');
	const revsOfEach = wanted.map((want, index) => revsToRead(want, heads[index], latest));
	const keys = wanted.flatMap(({ id }, index) => (revsOfEach[index] ?? []).map((rev) => ({ id, rev })));
	const bodies = await ask.database.bodies(keys);
	let next = 0;
	return wanted.map(({ id, rev }, index) => {
		const head = heads[index];
		const found = (revsOfEach[index] ?? []).flatMap((read) => {
			const body = bodies[next];
			next += 1;
			if (body === undefined || head === undefined) return [];
			return [`{"ok":${documentText(id, read, body, revisionMembers(head, read, { revs: isOn(ask.query, 'revs') }))}}`];
		});
		if (found.length === 0) found.push(JSON.stringify({ error: { id, rev: rev ?? 'undefined', error: 'not_found', reason: 'missing' } }));
		return `{"id":${JSON.stringify(id)},"docs":[${found.join(',')}]}`;
	});
}

function revsToRead(want: Wanted, head: Head | undefined, latest: boolean): string[] {
	if (head === undefined) return [];
	if (want.rev === undefined) return [head.winner];
	if (!latest) return [want.rev];
	return leavesUnder(head.tree, want.rev).map((leaf) => leaf.rev);
}
