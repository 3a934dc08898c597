// The memory that all request bodies together may take (P119). Each has its own limit; five hundred of them at once would still be
// more than a small machine has.
import { Refused } from '../errors.ts';

/** A sender that is told so comes back; tablets take 503 for a passing trouble and lose nothing. */
const RETRY_AFTER_SECONDS = 2;

export class BodyRoom {
	readonly #maxBytes: number;
	#takenBytes = 0;

	constructor(maxBytes: number) {
		this.#maxBytes = maxBytes;
	}

	/** The part of one request: `take` throws Refused when there is no room, `leave` gives everything of it back. */
	enter(): BodyShare {
		let mineBytes = 0;
		return {
			take: (bytes) => {
				// One alone is always let in: its own limit is the operator's word.
				const isAlone = this.#takenBytes === mineBytes;
				if (!isAlone && this.#takenBytes + bytes > this.#maxBytes) {
					throw new Refused('too_many_bytes', undefined, { 'Retry-After': String(RETRY_AFTER_SECONDS), Connection: 'close' });
				}
				mineBytes += bytes;
				this.#takenBytes += bytes;
			},
			leave: () => {
				this.#takenBytes -= mineBytes;
				mineBytes = 0;
			}
		};
	}
}

export interface BodyShare {
	take(bytes: number): void;
	leave(): void;
}
