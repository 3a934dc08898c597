// Password hashing holds a core for a while, so only a few are hashed at once and the others wait their turn; more than that are
// turned away.
import { Refused } from '../errors.ts';

/** Half of the threads that Node has for such work, so that files are read and answers packed meanwhile. */
const HASHING_AT_ONCE_MAX = 2;
const WAITING_MAX = 100;
const RETRY_SECONDS = '5';

export class HashingTurns {
	readonly #waiting: (() => void)[] = [];
	#hashing = 0;

	/** Does the work when it is its turn. Throws Refused when too many wait already. */
	async take<T>(work: () => Promise<T>): Promise<T> {
		if (this.#hashing >= HASHING_AT_ONCE_MAX) await this.#turn();
		else this.#hashing += 1;
		try {
			return await work();
		} finally {
			const next = this.#waiting.shift();
			if (next === undefined) this.#hashing -= 1;
			else next();
		}
	}

	async #turn(): Promise<void> {
		if (this.#waiting.length >= WAITING_MAX) {
			throw new Refused('too_many_requests', 'Too many people sign in at once; try again shortly.', { 'Retry-After': RETRY_SECONDS });
		}
		await new Promise<void>((go) => this.#waiting.push(go));
	}
}
