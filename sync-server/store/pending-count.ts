// How many changes lie behind the page just read. Counting them is a walk through the index, so a reader who goes on page by
// page, with nothing written in between, gets the count of the page before less what was just read.
import type Database from 'better-sqlite3';
import { prepared } from './prepared.ts';

/** Pages remembered: one for each reader that is likely to be under way at once. */
const REMEMBERED_PAGES_MAX = 64;

interface Page {
	since: number;
	last: number;
	/** Rows on the page. */
	read: number;
	/** Documents in the database, the deleted among them. */
	total: number;
	updateSeq: number;
}

export class PendingCount {
	readonly #pendingBySeq = new Map<number, number>();
	#updateSeq = -1;

	after(page: Page, db: Database.Database): number {
		if (page.updateSeq !== this.#updateSeq) this.#pendingBySeq.clear();
		this.#updateSeq = page.updateSeq;
		const before = page.since === 0 ? page.total : this.#pendingBySeq.get(page.since);
		const pending = before === undefined ? countAfter(db, page.last) : before - page.read;
		if (this.#pendingBySeq.size >= REMEMBERED_PAGES_MAX) this.#pendingBySeq.clear();
		this.#pendingBySeq.set(page.last, pending);
		return pending;
	}
}

/** The index on ids carries the sequence numbers too, and is a fraction of the table's size. */
function countAfter(db: Database.Database, seq: number): number {
	return (prepared(db, 'SELECT count(*) AS n FROM docs INDEXED BY docs_by_id WHERE seq > ?').get(seq) as { n: number }).n;
}

/** How many documents were last written before `seq`. */
export function countBefore(db: Database.Database, seq: number): number {
	return (prepared(db, 'SELECT count(*) AS n FROM docs INDEXED BY docs_by_id WHERE seq < ?').get(seq) as { n: number }).n;
}
