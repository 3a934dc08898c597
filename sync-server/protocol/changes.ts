// GET and POST /db/_changes: what was written, in the order of writing (P40–P46). Each document appears once, at its newest write.
import { project } from '../mango/field-path.ts';
import type { ChangeRow, Seq } from '../store/store.ts';
import { readChangesAsked, type ChangesAsked, type Feed } from './changes-query.ts';
import { AnswerPage } from './answer-page.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { PAGE_WITH_ATTACHMENTS, viewBodies } from './outgoing-attachments.ts';
import { parseJson } from './parse-json.ts';
import { documentText, revisionMembers } from './read-document.ts';
import { formatSeq } from './sequence.ts';
import { waitForWrite } from './wait-for-write.ts';

/** Rows read from the store and written to the client at a time. */
const PAGE_ROWS = 500;

export async function changes(ask: DatabaseAsk): Promise<Answer> {
	const asked = await readChangesAsked(ask);
	const reader = new ChangesReader(ask, asked, await ask.database.instance());
	if (asked.feed === 'normal') return { status: 200, body: listed(reader) };
	const giveBack = ask.isHead ? () => undefined : ask.service.feeds.take(ask.user.name);
	const gone = ask.gone(() => ask.mayStay());
	const pieces = asked.feed === 'longpoll' ? longpoll(reader, ask, asked, gone) : streamed(reader, ask, asked, gone);
	return {
		status: 200,
		isLive: true,
		body: released(pieces, giveBack),
		...(asked.feed === 'eventsource' ? { contentType: 'text/event-stream', headers: { 'Cache-Control': 'no-cache' } } : {})
	};
}

interface Page {
	/** The rows as JSON text, those that the filter lets through. */
	rows: { seq: string; text: string }[];
	isEnd: boolean;
}

/** Reads on from where it is, page by page, and never beyond where the database was when a listing began. */
class ChangesReader {
	readonly #ask: DatabaseAsk;
	readonly #asked: ChangesAsked;
	readonly #instance: string;
	#at: Seq;
	#left: number;
	#pending = 0;
	/** Changes behind `since`, whatever the filter: CouchDB counts what it did not tell as pending when ids are given. */
	#total: number | undefined;
	#told = 0;

	constructor(ask: DatabaseAsk, asked: ChangesAsked, instance: string) {
		this.#ask = ask;
		this.#asked = asked;
		this.#instance = instance;
		this.#at = asked.since;
		this.#left = asked.limit;
	}

	get lastSeq(): string {
		return formatSeq(this.#at, this.#instance);
	}
	get at(): Seq {
		return this.#at;
	}
	/** Changes behind the last one told, as far as they can still be asked for. */
	get pending(): number {
		return this.#pending;
	}
	get hasRoom(): boolean {
		return this.#left > 0;
	}

	async next(): Promise<Page> {
		const { descending, includeDocs, filter, view } = this.#asked;
		const isFiltered = filter.pass !== undefined;
		const pageRows = view === undefined ? PAGE_ROWS : PAGE_WITH_ATTACHMENTS;
		const limit = isFiltered ? pageRows : Math.min(this.#left, pageRows);
		const page = await this.#ask.database.changes({ since: this.#at, limit, descending, bodies: includeDocs || filter.needsBodies });
		const kept = filter.pass === undefined ? page.rows : await filter.pass(page.rows, this.#ask.database);
		const told = kept.slice(0, this.#left);
		const rows = await this.#texts(told);
		this.#left -= told.length;
		const wasCut = told.length < kept.length || (isFiltered && this.#left === 0);
		const lastTold = told.at(-1);
		const rowsBehind = lastTold === undefined ? 0 : page.rows.length - 1 - page.rows.findIndex((row) => row.id === lastTold.id);
		this.#total ??= page.rows.length + page.pending;
		this.#told += told.length;
		const behind = wasCut ? page.pending + rowsBehind : page.pending;
		this.#pending = filter.ids === undefined ? behind : Math.max(0, this.#total - this.#told);
		this.#at = wasCut && lastTold !== undefined ? lastTold.seq : page.lastSeq;
		return { rows, isEnd: wasCut || page.pending === 0 || !this.hasRoom };
	}

	async #texts(rows: readonly ChangeRow[]): Promise<{ seq: string; text: string }[]> {
		const { includeDocs, conflicts, view } = this.#asked;
		const heads = includeDocs && conflicts ? await this.#ask.database.heads(rows.map((row) => row.id)) : [];
		const viewed = await viewBodies(this.#ask.database, rows, (row) => row.leaves[0]?.rev ?? '', view);
		return viewed.map((row, index) => {
			const head = heads[index];
			const extra = head === undefined ? '' : revisionMembers(head, head.winner, { conflicts: true });
			return { seq: formatSeq(row.seq, this.#instance), text: this.#text(row, extra) };
		});
	}

	#text(row: ChangeRow, extra: string): string {
		const winner = row.leaves[0]?.rev ?? '';
		const revs = this.#asked.allLeaves ? row.leaves.map((leaf) => `{"rev":"${leaf.rev}"}`).join(',') : `{"rev":"${winner}"}`;
		const deleted = row.deleted ? ',"deleted":true' : '';
		const { includeDocs, filter } = this.#asked;
		const whole = includeDocs && row.body !== undefined ? documentText(row.id, winner, row.body, extra) : '';
		const shown = whole === '' || filter.fields === undefined ? whole : JSON.stringify(project(parseJson(whole), filter.fields));
		const doc = shown === '' ? '' : `,"doc":${shown}`;
		return `{"seq":"${formatSeq(row.seq, this.#instance)}","id":${JSON.stringify(row.id)},"changes":[${revs}]${deleted}${doc}}`;
	}
}

const ending = (reader: ChangesReader): string => `\n],\n"last_seq":"${reader.lastSeq}","pending":${reader.pending}}\n`;

async function* listed(reader: ChangesReader): AsyncGenerator<Uint8Array> {
	const answer = new AnswerPage();
	let separator = '{"results":[\n';
	for (let isEnd = false; !isEnd;) {
		const page = await reader.next();
		for (const { text } of page.rows) {
			answer.add(separator + text);
			separator = ',\n';
		}
		isEnd = page.isEnd;
		if (!isEnd) yield answer.take();
	}
	answer.add((separator === ',\n' ? '' : '{"results":[') + ending(reader));
	yield answer.take();
}

/** Answers at once when there is something, otherwise as soon as there is, or empty when the time is up. */
async function* longpoll(reader: ChangesReader, ask: DatabaseAsk, asked: ChangesAsked, gone: AbortSignal): AsyncGenerator<string> {
	yield '{"results":[';
	let separator = '\n';
	let told = 0;
	for (;;) {
		const page = await reader.next();
		if (page.rows.length > 0) {
			yield separator + page.rows.map((row) => row.text).join(',\n');
			separator = ',\n';
			told += page.rows.length;
		}
		if (!page.isEnd) continue;
		if (told > 0 || ask.isHead) break;
		const waited = asked.descending ? 'over' : yield* untilWrite(reader, ask, asked, { sign: '\n', gone });
		if (waited !== 'written') break;
	}
	yield ending(reader);
}

const lineOf: Record<Extract<Feed, 'continuous' | 'eventsource'>, (row: { seq: string; text: string }) => string> = {
	continuous: (row) => `${row.text}\n`,
	eventsource: (row) => `data: ${row.text}\nid: ${row.seq}\n\n`
};
const signOfLife = { continuous: '\n', eventsource: 'event: heartbeat\ndata: \n\n' } as const;

/** Goes on telling until the limit, the time, the client or the server ends it. */
async function* streamed(reader: ChangesReader, ask: DatabaseAsk, asked: ChangesAsked, gone: AbortSignal): AsyncGenerator<string> {
	const feed = asked.feed === 'eventsource' ? 'eventsource' : 'continuous';
	yield '';
	while (reader.hasRoom && !gone.aborted && !ask.isHead) {
		const page = await reader.next();
		if (page.rows.length > 0) yield page.rows.map(lineOf[feed]).join('');
		if (!page.isEnd) continue;
		const waited = reader.hasRoom && !asked.descending ? yield* untilWrite(reader, ask, asked, { sign: signOfLife[feed], gone }) : 'over';
		if (waited !== 'written') break;
	}
	if (feed === 'continuous') yield `{"last_seq":"${reader.lastSeq}","pending":${reader.pending}}\n`;
}

async function* untilWrite(
	reader: ChangesReader,
	ask: DatabaseAsk,
	asked: ChangesAsked,
	waiting: { sign: string; gone: AbortSignal }
): AsyncGenerator<string, 'written' | 'over'> {
	for (;;) {
		const event = await waitForWrite(ask.database, reader.at, asked.heartbeatMs ?? asked.timeoutMs, waiting.gone);
		if (event === 'written') return 'written';
		if (event === 'gone' || asked.heartbeatMs === undefined) return 'over';
		yield waiting.sign;
	}
}

/** Gives the feed's place back, however the feed ends. */
async function* released(pieces: AsyncGenerator<string>, giveBack: () => void): AsyncGenerator<string> {
	try {
		yield* pieces;
	} finally {
		giveBack();
	}
}
