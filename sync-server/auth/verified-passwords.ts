// Remembers which passwords were found right, so that a tablet that sends its password with each request costs one slow
// hashing, not thousands. Keeps keyed hashes only, and only in memory; a changed password has another salt, so it is not found.
import { createHmac, randomBytes } from 'node:crypto';
import { isPassword, type PasswordFields } from './passwords.ts';

/** Users remembered; the one not seen for longest is forgotten first. */
const REMEMBERED_MAX = 10_000;
/** Passwords hashed at once: each takes a core for a while, and the others wait their turn. */
const HASHING_AT_ONCE_MAX = 4;
const KEY_BYTES = 32;

export class VerifiedPasswords {
	readonly #key = randomBytes(KEY_BYTES);
	readonly #seen = new Set<string>();
	readonly #underWay = new Map<string, Promise<boolean>>();
	readonly #waiting: (() => void)[] = [];
	#hashing = 0;

	/** Whether this is the user's password. */
	async check(name: string, password: string, kept: PasswordFields): Promise<boolean> {
		const mark = createHmac('sha256', this.#key)
			.update(JSON.stringify([name, password, kept.salt, kept.derived_key]))
			.digest('base64');
		if (this.#seen.delete(mark)) {
			this.#seen.add(mark);
			return true;
		}
		const underWay = this.#underWay.get(mark) ?? this.#verify(mark, password, kept);
		this.#underWay.set(mark, underWay);
		return underWay;
	}

	async #verify(mark: string, password: string, kept: PasswordFields): Promise<boolean> {
		try {
			await this.#turn();
			const right = await isPassword(password, kept);
			if (right) this.#remember(mark);
			return right;
		} finally {
			this.#hashing -= 1;
			this.#waiting.shift()?.();
			this.#underWay.delete(mark);
		}
	}

	async #turn(): Promise<void> {
		if (this.#hashing >= HASHING_AT_ONCE_MAX) await new Promise<void>((go) => this.#waiting.push(go));
		this.#hashing += 1;
	}

	#remember(mark: string): void {
		const [oldest] = this.#seen;
		if (this.#seen.size >= REMEMBERED_MAX && oldest !== undefined) this.#seen.delete(oldest);
		this.#seen.add(mark);
	}
}
