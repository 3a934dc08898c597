// Remembers which passwords were found right, so that a tablet that sends its password with each request costs one slow
// hashing, not thousands. Keeps keyed hashes only, and only in memory; a changed password has another salt, so it is not found.
import { createHmac, randomBytes } from 'node:crypto';
import type { PasswordFields } from './passwords.ts';
import { RecentMap } from './recent-map.ts';

/** Users remembered; the one not seen for longest is forgotten first. */
const REMEMBERED_MAX = 10_000;
const KEY_BYTES = 32;

export class VerifiedPasswords {
	readonly #key = randomBytes(KEY_BYTES);
	readonly #seen = new RecentMap<true>(REMEMBERED_MAX);
	readonly #underWay = new Map<string, Promise<boolean>>();

	/** Whether this is the user's password: remembered, or found by `verify`, which is asked once for all who ask at a time. */
	async check(name: string, password: string, kept: PasswordFields, verify: () => Promise<boolean>): Promise<boolean> {
		const mark = createHmac('sha256', this.#key)
			.update(JSON.stringify([name, password, kept.salt, kept.derived_key]))
			.digest('base64');
		if (this.#seen.get(mark) === true) {
			this.#seen.set(mark, true);
			return true;
		}
		const underWay = this.#underWay.get(mark) ?? this.#verify(mark, verify);
		this.#underWay.set(mark, underWay);
		return underWay;
	}

	async #verify(mark: string, verify: () => Promise<boolean>): Promise<boolean> {
		try {
			const right = await verify();
			if (right) this.#seen.set(mark, true);
			return right;
		} finally {
			this.#underWay.delete(mark);
		}
	}
}
