// GET /db/id?open_revs=…: several revisions of one document, as a JSON list or as multipart/mixed.
import { randomBytes } from 'node:crypto';
import { Refused } from '../errors.ts';
import { hasRev, leavesOf, leavesUnder } from '../revisions/tree.ts';
import type { Head } from '../store/store.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { jsonParameter, isOn } from './query.ts';
import { documentText, revisionMembers } from './read-document.ts';
import { checkRev } from './write.ts';

const BOUNDARY_BYTES = 16;

type Row = { rev: string; text: string } | { missing: string };

export async function openRevisions(ask: DatabaseAsk, id: string): Promise<Answer> {
	const asked = readAsked(ask);
	const [head] = await ask.database.heads([id]);
	if (head === undefined && asked === 'all') throw new Refused('not_found');
	const rows = await readRows(ask, id, head, asked);
	return wantsJson(ask) ? jsonRows(rows) : multipartRows(rows);
}

function readAsked(ask: DatabaseAsk): 'all' | string[] {
	const text = ask.query.get('open_revs');
	if (text === 'all') return 'all';
	const revs = jsonParameter(text);
	if (!Array.isArray(revs)) throw new Refused('bad_request', '`open_revs` must be `all` or a JSON list of revisions');
	for (const rev of revs) checkRev(rev);
	return revs as string[];
}

async function readRows(ask: DatabaseAsk, id: string, head: Head | undefined, asked: 'all' | string[]): Promise<Row[]> {
	if (head === undefined) return (asked as string[]).map((missing) => ({ missing }));
	const revs =
		asked === 'all'
			? leavesOf(head.tree).map((leaf) => leaf.rev)
			: [...new Set(asked.flatMap((rev) => revsOf(head, rev, isOn(ask.query, 'latest'))))];
	const bodies = await ask.database.bodies(revs.map((rev) => ({ id, rev })));
	const options = { revs: isOn(ask.query, 'revs') };
	return revs.map((rev, index) => {
		const body = bodies[index];
		return body === undefined ? { missing: rev } : { rev, text: documentText(id, rev, body, revisionMembers(head, rev, options)) };
	});
}

function revsOf(head: Head, rev: string, latest: boolean): string[] {
	return latest && hasRev(head.tree, rev) ? leavesUnder(head.tree, rev).map((leaf) => leaf.rev) : [rev];
}

/** CouchDB sends multipart unless the client asks for JSON by name. */
function wantsJson(ask: DatabaseAsk): boolean {
	const accept = ask.header('accept') ?? '*/*';
	return accept.includes('application/json') && !accept.includes('multipart/');
}

function jsonRows(rows: readonly Row[]): Answer {
	const texts = rows.map((row) => ('missing' in row ? JSON.stringify(row) : `{"ok":${row.text}}`));
	return { status: 200, body: `[${texts.join(',')}]\n` };
}

function multipartRows(rows: readonly Row[]): Answer {
	const boundary = randomBytes(BOUNDARY_BYTES).toString('hex');
	const parts = rows.map((row) =>
		'missing' in row
			? `\r\nContent-Type: application/json; error="true"\r\n\r\n${JSON.stringify(row)}`
			: `\r\nContent-Type: application/json\r\n\r\n${row.text}`
	);
	const body = `--${boundary}${parts.map((part) => `${part}\r\n--${boundary}`).join('')}--`;
	return { status: 200, contentType: `multipart/mixed; boundary="${boundary}"`, body };
}
