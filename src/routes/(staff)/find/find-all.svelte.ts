// One box over everything: what was typed, and what each source has found of it so far (U230).
import { FOUND_PER_GROUP_MAX, type Asked, type FindSource, type Found } from './sources.ts';

/** How long typing rests before it is looked for. */
export const FIND_WAIT_MS = 120;

export interface FoundGroup {
	name: FindSource['name'];
	/** At most FOUND_PER_GROUP_MAX. */
	found: readonly Found[];
	/** There are more than are shown. */
	more: boolean;
}

export class FindAll {
	query = $state('');
	groups = $state.raw<readonly FoundGroup[]>([]);
	/** Records that could not be looked into yet. */
	unread = $state(0);
	/** The query that the groups answer; '' before the first. */
	answered = $state('');
	failed = $state(false);
	readonly #sources: readonly FindSource[];
	readonly #asked: () => Omit<Asked, 'query' | 'signal'>;

	constructor(sources: readonly FindSource[], asked: () => Omit<Asked, 'query' | 'signal'>) {
		this.#sources = sources;
		this.#asked = asked;
	}

	get wanted(): string {
		return this.query.trim();
	}
	get looking(): boolean {
		return this.wanted !== '' && this.answered !== this.wanted;
	}
	/** The first of all, for Enter in the box. */
	get first(): Found | undefined {
		return this.groups[0]?.found[0];
	}

	/** For an effect: looks when typing rests, and stops what is no longer wanted. */
	watch(): (() => void) | undefined {
		const query = this.wanted;
		const asked = this.#asked();
		if (query === '') return void this.#clear();
		const stop = new AbortController();
		const timer = setTimeout(() => void this.look({ ...asked, query, signal: stop.signal }), FIND_WAIT_MS);
		return () => {
			clearTimeout(timer);
			stop.abort();
		};
	}

	/** Asks every source at once; each group is shown as it comes. */
	async look(asked: Asked): Promise<void> {
		const answers: Partial<Record<FindSource['name'], FoundGroup>> = {};
		const show = (): void => {
			if (asked.signal.aborted) return;
			this.groups = this.#sources.flatMap(({ name }) => answers[name] ?? []).filter(({ found }) => found.length > 0);
		};
		this.failed = false;
		const ask = async (source: FindSource): Promise<void> => {
			for await (const { found, unread } of source.find(asked)) {
				if (asked.signal.aborted) return;
				const more = found.length > FOUND_PER_GROUP_MAX;
				answers[source.name] = { name: source.name, found: found.slice(0, FOUND_PER_GROUP_MAX), more };
				if (unread !== undefined) this.unread = unread;
				show();
			}
		};
		const ended = await Promise.allSettled(this.#sources.map(ask));
		if (asked.signal.aborted) return;
		this.failed = ended.some(({ status }) => status === 'rejected');
		show();
		this.answered = asked.query;
	}

	#clear(): void {
		this.groups = [];
		this.answered = '';
		this.unread = 0;
		this.failed = false;
	}
}
