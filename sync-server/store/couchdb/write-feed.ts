// Hears of every write to one CouchDB database, by whichever process: one continuous feed while anybody listens.
import { setTimeout as delay } from 'node:timers/promises';
import { Refused } from '../../errors.ts';
import type { Seq } from '../store.ts';
import type { CouchClient } from './client.ts';

/** How often CouchDB is to say something when nothing is written, and how long it may be silent all the same. */
const HEARTBEAT_MS = 20_000;
const SILENCE_MS_MAX = 60_000;
/** A feed that nobody listens to any more is kept this long: a tablet's next longpoll is on its way. */
const LINGER_MS = 10_000;
/** Between attempts while CouchDB is away: doubled from the first to the last. */
const RETRY_MS_MIN = 250;
const RETRY_MS_MAX = 10_000;
const NOT_FOUND = 404;

type Listener = (updateSeq: Seq) => void;

export class WriteFeed {
	readonly #client: CouchClient;
	readonly #path: string;
	readonly #listeners = new Set<Listener>();
	#ready: Promise<void> = Promise.resolve();
	#life: AbortController | undefined;
	#lingering: NodeJS.Timeout | undefined;

	constructor(client: CouchClient, path: string) {
		this.#client = client;
		this.#path = path;
	}

	/** Calls back after each write from now on; returns how to stop. */
	listen(listener: Listener): () => void {
		clearTimeout(this.#lingering);
		this.#listeners.add(listener);
		if (this.#life === undefined) this.#begin();
		return () => {
			this.#listeners.delete(listener);
			if (this.#listeners.size > 0 || this.#life === undefined) return;
			this.#lingering = setTimeout(() => this.close(), LINGER_MS).unref();
		};
	}

	/** Resolves when what is written after now will be heard, or when CouchDB could not be asked. */
	ready(): Promise<void> {
		return this.#ready;
	}

	close(): void {
		clearTimeout(this.#lingering);
		this.#life?.abort();
		this.#life = undefined;
	}

	#begin(): void {
		const life = new AbortController();
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#life = life;
		this.#ready = promise;
		void this.#follow(life.signal, resolve).finally(resolve);
	}

	/** Goes on from the last write heard after the line broke, so that none is missed. */
	async #follow(signal: AbortSignal, ready: () => void): Promise<void> {
		let since: Seq = 'now';
		let retryMs = RETRY_MS_MIN;
		for (let isFirst = true; !signal.aborted; isFirst = false) {
			try {
				const address: string = `${this.#path}/_changes?feed=continuous&heartbeat=${HEARTBEAT_MS}&since=${since}`;
				const response: AsyncIterable<string> = (await this.#client.stream(address, SILENCE_MS_MAX, signal)).setEncoding('utf8');
				ready();
				// Whoever waited through a gap of unknown length looks for himself.
				if (!isFirst && since === 'now') this.#tell(0);
				retryMs = RETRY_MS_MIN;
				for await (const seq of seqsIn(response)) {
					since = seq;
					this.#tell(seq);
				}
			} catch (error) {
				ready();
				if (error instanceof Refused && error.status === NOT_FOUND) return this.#end(signal);
			}
			await delay(retryMs, undefined, { signal, ref: false }).catch(() => undefined);
			retryMs = Math.min(retryMs * 2, RETRY_MS_MAX);
		}
	}

	/** The database is no more: who waits reads again and is told so. */
	#end(signal: AbortSignal): void {
		if (signal.aborted) return;
		this.#life = undefined;
		this.#tell(0);
	}

	#tell(seq: Seq): void {
		for (const listener of [...this.#listeners]) listener(seq);
	}
}

/** The sequence numbers of the rows; signs of life and the last line have none. */
async function* seqsIn(response: AsyncIterable<string>): AsyncGenerator<Seq> {
	let rest = '';
	for await (const chunk of response) {
		const lines = (rest + chunk).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) {
			const { seq } = line.trim() === '' ? {} : (JSON.parse(line) as { seq?: Seq });
			if (seq !== undefined) yield seq;
		}
	}
}
