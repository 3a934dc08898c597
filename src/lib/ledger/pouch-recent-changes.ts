// The newest changes of a ledger, kept for a moment: projector and sync both follow it. Sequence numbers only grow, so what was
// read once stays true (L7).

/** Changes kept in memory. */
export const RECENT_CHANGES_MAX = 3_000;

/** Changes with their documents, oldest first. */
export interface ChangesRead {
	results: PouchDB.Change[];
	/** Where to go on from. Equal to what was asked for when there was nothing. */
	lastSeq: number;
	/** Whether nothing newer was stored when this was read. */
	atEnd: boolean;
}

/** Up to `limit` changes after a sequence number. */
export type ReadChanges = (pouch: PouchDB.Database, since: number, limit: number) => Promise<ChangesRead>;

/** Asks PouchDB. */
export const changesOf: ReadChanges = async (pouch, since, limit) => {
	const { results, last_seq } = await pouch.changes({ since, limit, include_docs: true });
	return { results, lastSeq: Number(last_seq), atEnd: results.length < limit };
};

export class RecentChanges {
	private readonly read: ReadChanges;
	/** All changes after `from` up to `to`, read from `source`. */
	private kept: PouchDB.Change[] = [];
	private from = 0;
	private to = 0;
	private source: PouchDB.Database | undefined;
	private turn: Promise<unknown> = Promise.resolve();

	constructor(read: ReadChanges) {
		this.read = read;
	}

	/** Up to `limit` changes after a sequence number. Readings wait for each other, so that the second finds what the first read. */
	after(pouch: PouchDB.Database, since: number, limit: number): Promise<ChangesRead> {
		const read = this.turn.then(() => this.readAfter(pouch, since, limit));
		this.turn = read.catch(() => undefined);
		return read;
	}

	private async readAfter(pouch: PouchDB.Database, since: number, limit: number): Promise<ChangesRead> {
		const isKept = pouch === this.source && since >= this.from && since < this.to;
		if (!isKept) return this.readOn(pouch, since, limit);
		const newer = this.kept.filter(({ seq }) => Number(seq) > since);
		if (newer.length >= limit) return { results: newer.slice(0, limit), lastSeq: Number(newer[limit - 1]?.seq), atEnd: false };
		const more = await this.readOn(pouch, this.to, limit - newer.length);
		return { ...more, results: newestOfEach([...newer, ...more.results]) };
	}

	private async readOn(pouch: PouchDB.Database, since: number, limit: number): Promise<ChangesRead> {
		const read = await this.read(pouch, since, limit);
		this.keep(pouch, since, read.lastSeq, read.results);
		return read;
	}

	/** What the newest changes are is for whoever is ahead to say: a follower further behind than is kept reads for itself. */
	private keep(pouch: PouchDB.Database, since: number, lastSeq: number, results: PouchDB.Change[]): void {
		const isSame = pouch === this.source;
		if (isSame && since < this.from) return;
		const goesOn = isSame && since === this.to;
		if (!goesOn) this.from = since;
		const all = newestOfEach(goesOn ? [...this.kept, ...results] : results);
		const dropped = all.at(-RECENT_CHANGES_MAX - 1);
		if (dropped !== undefined) this.from = Number(dropped.seq);
		this.kept = all.slice(-RECENT_CHANGES_MAX);
		this.to = lastSeq;
		this.source = pouch;
	}
}

/** A document that was written again is told of once, where it now stands. */
function newestOfEach(changes: PouchDB.Change[]): PouchDB.Change[] {
	const newest = new Map(changes.map((change) => [change.id, change]));
	return newest.size === changes.length ? changes : changes.filter((change) => newest.get(change.id) === change);
}
