// Many small writers share one transaction, and so one fsync: what is asked for while the program is busy with other requests
// waits here a moment and is committed together. A promise given here resolves after that commit.

/** Documents in one transaction: bounds how long other requests wait for a commit. */
export const GROUP_DOCUMENTS_MAX = 5_000;
/** How long a group is held open for writers who came with the last one: a fraction of what the disk takes for one commit. */
const GATHER_MS_MAX = 2;
const MS_IN_SECOND = 1000;

interface Job {
	weight: number;
	/** Runs inside the transaction. */
	run: () => unknown;
	resolve: (value: never) => void;
	reject: (error: unknown) => void;
}

/** What the group is committed to; a file that may be closed and opened again between groups. */
export interface GroupTarget {
	transaction<T>(work: () => T): T;
}

export class GroupCommit {
	readonly #target: () => GroupTarget;
	readonly #afterCommit: (seconds: number) => void;
	#waiting: Job[] = [];
	#scheduled = false;
	/** Writers to expect: those who waited for the last commit are likely to come again together. */
	#expected = 1;

	/** `afterCommit` is told how long the commit took, in seconds. */
	constructor(target: () => GroupTarget, afterCommit: (seconds: number) => void) {
		this.#target = target;
		this.#afterCommit = afterCommit;
	}

	get isIdle(): boolean {
		return this.#waiting.length === 0;
	}

	/** Does `run` in the next transaction. `weight` is its number of documents. */
	add<T>(weight: number, run: () => T): Promise<T> {
		return new Promise((resolve, reject) => {
			this.#waiting.push({ weight, run, resolve, reject });
			this.#schedule();
		});
	}

	/** Commits everything that waits, now. */
	flush(): void {
		while (this.#waiting.length > 0) this.#commitGroup(this.#takeGroup());
	}

	#schedule(): void {
		if (this.#scheduled) return;
		this.#scheduled = true;
		const giveUpAt = performance.now() + GATHER_MS_MAX;
		const gather = () => {
			const isComplete = this.#waiting.length === 0 || this.#waiting.length >= this.#expected;
			if (!isComplete && performance.now() < giveUpAt) setImmediate(gather);
			else this.#commitNext();
		};
		setImmediate(gather);
	}

	#commitNext(): void {
		this.#scheduled = false;
		this.#expected = Math.max(1, this.#waiting.length);
		if (this.#waiting.length === 0) return;
		this.#commitGroup(this.#takeGroup());
		if (this.#waiting.length > 0) this.#schedule();
	}

	#takeGroup(): Job[] {
		let count = 0;
		let documents = 0;
		for (const job of this.#waiting) {
			if (count > 0 && documents + job.weight > GROUP_DOCUMENTS_MAX) break;
			documents += job.weight;
			count += 1;
		}
		return this.#waiting.splice(0, count);
	}

	/** A group that fails is tried again one by one, so that a writer answers only for its own failure. */
	#commitGroup(jobs: Job[]): void {
		const from = performance.now();
		try {
			const results = this.#target().transaction(() => jobs.map((job) => job.run()));
			jobs.forEach((job, index) => job.resolve(results[index] as never));
		} catch (error) {
			if (jobs.length > 1) for (const job of jobs) this.#commitGroup([job]);
			else jobs[0]?.reject(error);
			return;
		}
		this.#afterCommit((performance.now() - from) / MS_IN_SECOND);
	}
}
