// Wrong tries at something that is guessed without a name, counted by the network they come from.
import { Refused } from '../errors.ts';
import type { Clock } from '../ports.ts';
import { freeAgainAt, oneMore, type BackOff, type Failures } from './back-off.ts';
import { RecentMap } from './recent-map.ts';

/** Networks remembered; the one not seen for longest is forgotten first. */
const REMEMBERED_MAX = 10_000;
const SECOND_MS = 1000;

export class NetworkTries {
	readonly #clock: Clock;
	readonly #backOff: BackOff;
	readonly #failures = new RecentMap<Failures>(REMEMBERED_MAX);

	constructor(clock: Clock, backOff: BackOff) {
		this.#clock = clock;
		this.#backOff = backOff;
	}

	/** Throws Refused, with the seconds to wait, while this network has to. */
	check(network: string): void {
		const waitMs = freeAgainAt(this.#failures.get(network), this.#backOff) - this.#clock.now();
		if (waitMs <= 0) return;
		throw new Refused('too_many_requests', 'Too many wrong tries; wait.', { 'Retry-After': String(Math.ceil(waitMs / SECOND_MS)) });
	}

	noteWrong(network: string): void {
		this.#failures.set(network, oneMore(this.#failures.get(network), this.#clock.now()));
	}
}
