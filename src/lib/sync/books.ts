// What sync writes down beside the ledger, in `_local` documents of the same database: never replicated, gone with the
// ledger they speak of, and so never left behind pointing into an emptied one (S9, S11, S13).
import { relaxed, strict } from '#ledger/durability.ts';
import type { Refused } from './status.ts';

/** Refusals listed one by one. A push that would exceed it stops instead: nothing is ever dropped from the list. */
export const REFUSED_MAX = 10_000;

/** How far this device's own documents are acknowledged. */
export interface Progress {
	/** Local sequence number up to which everything was acknowledged or refused. */
	pushedSeq: number;
	/** Own facts up to there that were acknowledged. */
	sent: number;
}

/** The first pull from a server, and the hand-over from it to replication. */
export interface FirstPull {
	/** Identity of the server's database it goes with. */
	remote: string;
	/** The server's sequence up to which everything is stored here. */
	since: number | string;
	done: number;
	/** `pulling`: to be resumed. `handed-over`: replication is to begin at `since` and `localSeq`. `finished`: it has. */
	stage: 'pulling' | 'handed-over' | 'finished';
	/** While pulling: the local sequence at which it began. Afterwards: the one up to which the hand-over sent everything. */
	localSeq: number;
}

const PROGRESS = '_local/sala-sync';
const REFUSED = '_local/sala-refused';
const FIRST_PULL = '_local/sala-first-pull';
const NOT_FOUND = 404;

export class Books {
	/** The database of the moment: the ledger opens another when it loses one. */
	private readonly pouch: () => PouchDB.Database;
	private writing: Promise<unknown> = Promise.resolve();

	constructor(pouch: () => PouchDB.Database) {
		this.pouch = pouch;
	}

	async readProgress(): Promise<Progress> {
		const { pushedSeq, sent } = await this.read(PROGRESS);
		return { pushedSeq: Number(pushedSeq ?? 0), sent: Number(sent ?? 0) };
	}
	writeProgress(progress: Progress): Promise<void> {
		return this.write(PROGRESS, { ...progress });
	}

	async readRefused(): Promise<Refused[]> {
		return ((await this.read(REFUSED))['refused'] ?? []) as Refused[];
	}
	writeRefused(refused: readonly Refused[]): Promise<void> {
		return this.write(REFUSED, { refused });
	}

	async readFirstPull(): Promise<FirstPull | undefined> {
		const { _id, _rev, ...firstPull } = await this.read(FIRST_PULL);
		return _rev === undefined ? undefined : (firstPull as unknown as FirstPull);
	}
	writeFirstPull(firstPull: FirstPull): Promise<void> {
		return this.write(FIRST_PULL, { ...firstPull });
	}

	/** Stores documents as the server has them, quickly; only a page of the books written after it makes them certain. */
	async store(docs: PouchDB.Document[]): Promise<void> {
		const problems = await relaxed(() => this.pouch().bulkDocs({ docs, new_edits: false }));
		const problem: PouchDB.Problem | undefined = problems.find((each) => each.ok !== true);
		if (problem !== undefined)
			throw Object.assign(new Error(problem.message ?? problem.reason ?? 'a document was not stored'), { name: problem.name });
	}

	private async read(id: string): Promise<PouchDB.Document> {
		try {
			return await this.pouch().get(id);
		} catch (error) {
			if ((error as PouchDB.Problem).status === NOT_FOUND) return { _id: id };
			throw error;
		}
	}

	/** One page at a time, so that two writers in this tab never meet in a conflict. */
	private write(id: string, content: object): Promise<void> {
		const written = this.writing.then(async () => {
			const { _rev } = await this.read(id);
			await strict(() => this.pouch().put({ ...content, _id: id, ...(_rev === undefined ? {} : { _rev }) }));
		});
		this.writing = written.catch(() => undefined);
		return written;
	}
}
