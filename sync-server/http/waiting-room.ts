// Requests that wait for news, and how they are sent away: when the client leaves, when the server closes, and when whoever asked may no
// longer have what they wait for (P151). One signal composed of two for each of thousands of feeds would cost more than the feeds.
import type { ServerResponse } from 'node:http';
import type { Log } from '../ports.ts';
import type { Database } from '../store/store.ts';

type MayStay = () => Promise<boolean>;

/**
 * A crowd of so many that left: what they leave behind is collected then (O85), where the process was started with --expose-gc. V8 by
 * itself looks only when the process has grown to twice what 500 feeds need.
 */
export const LEFT_BEFORE_COLLECTING = 500;
/** The answers of a crowd go out first. */
export const COLLECTING_AFTER_MS = 100;

export class WaitingRoom {
	readonly #waiting = new Map<AbortController, MayStay | undefined>();
	readonly #closing: AbortSignal;
	readonly #accounts: () => Promise<Database | undefined>;
	readonly #log: Log;
	#isListening = false;
	#isAsking = false;
	#isStale = false;
	#left = 0;
	#collecting: NodeJS.Timeout | undefined;

	/** `accounts`: the database whose writes change who may what. */
	constructor(parts: { closing: AbortSignal; accounts: () => Promise<Database | undefined>; log: Log }) {
		this.#closing = parts.closing;
		this.#accounts = parts.accounts;
		this.#log = parts.log;
		parts.closing.addEventListener('abort', () => [...this.#waiting.keys()].forEach((gone) => gone.abort()), { once: true });
	}

	/** A signal that is aborted when this request is to wait no longer. */
	enter(response: ServerResponse, mayStay: MayStay | undefined): AbortSignal {
		const gone = new AbortController();
		if (response.destroyed || this.#closing.aborted) gone.abort();
		this.#waiting.set(gone, mayStay);
		response.once('close', () => {
			this.#waiting.delete(gone);
			gone.abort();
			this.#collectAfterCrowd();
		});
		if (mayStay !== undefined && !this.#isListening) void this.#listen();
		return gone.signal;
	}

	#collectAfterCrowd(): void {
		this.#left += 1;
		if (this.#left < LEFT_BEFORE_COLLECTING || this.#collecting !== undefined) return;
		this.#collecting = setTimeout(() => {
			this.#left = 0;
			this.#collecting = undefined;
			void globalThis.gc?.({ type: 'major', execution: 'async' });
		}, COLLECTING_AFTER_MS).unref();
	}

	async #listen(): Promise<void> {
		this.#isListening = true;
		try {
			const accounts = await this.#accounts();
			if (accounts === undefined) this.#isListening = false;
			else accounts.onWrite(() => void this.#askAll());
		} catch (error) {
			this.#isListening = false;
			this.#log.error({ error: String(error) }, 'Changes of accounts cannot be heard of; feeds go on until they end by themselves');
		}
	}

	/** Asks all who wait, once at a time; an account written meanwhile is asked for next. */
	async #askAll(): Promise<void> {
		this.#isStale = true;
		if (this.#isAsking) return;
		this.#isAsking = true;
		while (this.#isStale) {
			this.#isStale = false;
			for (const [gone, mayStay] of [...this.#waiting]) {
				// An account that cannot be read now is not a reason to send everyone away.
				if (mayStay !== undefined && !(await mayStay().catch(() => true))) gone.abort();
			}
		}
		this.#isAsking = false;
	}
}
