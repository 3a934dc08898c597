// The places for feeds that wait for changes (P46): so many in all, and so many for one account, so that one cannot take them all.
import { Refused } from '../errors.ts';

const RETRY_SECONDS = '10';

export class FeedPlaces {
	readonly #limits: { maxFeeds: number; maxFeedsPerUser: number };
	readonly #byUser = new Map<string | null, number>();
	#taken = 0;

	constructor(limits: { maxFeeds: number; maxFeedsPerUser: number }) {
		this.#limits = limits;
	}

	get taken(): number {
		return this.#taken;
	}

	/** Takes a place for a user and says how to give it back; twice gives back once. Throws Refused when all are taken. */
	take(user: string | null): () => void {
		const ofUser = this.#byUser.get(user) ?? 0;
		if (this.#taken >= this.#limits.maxFeeds) throw full('Too many feeds wait for changes');
		if (ofUser >= this.#limits.maxFeedsPerUser) throw full('Too many feeds of this account wait for changes');
		this.#taken += 1;
		this.#byUser.set(user, ofUser + 1);
		let isHeld = true;
		return () => {
			if (isHeld) this.#giveBack(user);
			isHeld = false;
		};
	}

	#giveBack(user: string | null): void {
		this.#taken -= 1;
		const left = (this.#byUser.get(user) ?? 1) - 1;
		if (left === 0) this.#byUser.delete(user);
		else this.#byUser.set(user, left);
	}
}

const full = (reason: string): Refused => new Refused('too_many_requests', reason, { 'Retry-After': RETRY_SECONDS });
