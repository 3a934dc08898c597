// Failed sign-ins and who has to wait for them (O50–O53). Three counts: of an account from one network, as CouchDB 3.5 has it; of an
// account from anywhere; and of a network. A network from which the account has signed in before is spared the last two, so that
// strangers cannot keep a tablet out. What is remembered is keyed hashes: no name and no address is written down.
import { createHmac } from 'node:crypto';
import { Refused } from '../errors.ts';
import type { Clock } from '../ports.ts';
import { FORGOTTEN_MS, freeAgainAt, oneMore, type BackOff, type Failures } from './back-off.ts';
import { RecentMap } from './recent-map.ts';

const SECOND_MS = 1000;
/** Five tries as in CouchDB; a locked account opens by itself within a quarter of an hour. */
export const ACCOUNT_FROM_NETWORK: BackOff = { free: 5, firstWaitMs: 30 * SECOND_MS, waitMsMax: 900 * SECOND_MS };
/** Short waits: whoever guesses from many networks gets two tries a minute, and the person is not kept out for long. */
export const ACCOUNT: BackOff = { free: 30, firstWaitMs: 2 * SECOND_MS, waitMsMax: 30 * SECOND_MS };
/** A whole office behind one address mistypes now and then. */
export const NETWORK: BackOff = { free: 100, firstWaitMs: 5 * SECOND_MS, waitMsMax: 300 * SECOND_MS };

/** Remembered at once; the one not touched for longest is forgotten first. */
const REMEMBERED_MAX = 10_000;
/** Written down: only what has a wait, and where people sign in from. */
const KEPT_MAX = 1_000;
const MARK_BYTES = 12;

export interface Attempt {
	name: string;
	/** Of the password tried: a new password starts anew. Empty for a name that is unknown. */
	salt: string;
	network: string;
}

/** Where the counts outlive the process. */
export interface AttemptsKeeper {
	read(): Promise<string | undefined>;
	write(text: string): Promise<void>;
}

interface Counted {
	mark: string;
	backOff: BackOff;
}

export class SignInAttempts {
	readonly #clock: Clock;
	readonly #secret: string;
	readonly #keeper: AttemptsKeeper;
	readonly #failures = new RecentMap<Failures>(REMEMBERED_MAX);
	/** Networks an account has signed in from, with the time. */
	readonly #homes = new RecentMap<number>(REMEMBERED_MAX);
	readonly #underWay = new Map<string, number>();
	#loaded: Promise<void> | undefined;
	#saving: Promise<void> | undefined;
	#isStale = false;

	constructor(parts: { clock: Clock; secret: string; keeper: AttemptsKeeper }) {
		this.#clock = parts.clock;
		this.#secret = parts.secret;
		this.#keeper = parts.keeper;
	}

	/** Throws Refused, with the seconds to wait, while this account or network has to. */
	async check(attempt: Attempt): Promise<void> {
		this.#loaded ??= this.#load();
		await this.#loaded;
		const now = this.#clock.now();
		const waitMs = Math.max(0, ...this.#countsOf(attempt).map((counted) => this.#waitMs(counted, now)));
		if (waitMs > 0) throw new Refused('locked_out', undefined, { 'Retry-After': String(Math.ceil(waitMs / SECOND_MS)) });
	}

	/** Checks a password that was not seen before, counted from the moment it begins: many at once are many tries. Throws Refused. */
	async counted(attempt: Attempt, isRight: () => Promise<boolean>): Promise<boolean> {
		await this.check(attempt);
		const marks = this.#countsOf(attempt).map(({ mark }) => mark);
		for (const mark of marks) this.#underWay.set(mark, (this.#underWay.get(mark) ?? 0) + 1);
		try {
			const right = await isRight();
			if (right) this.#succeeded(attempt);
			else this.#failed(attempt);
			return right;
		} finally {
			for (const mark of marks) this.#ended(mark);
		}
	}

	/** Resolves when what is known is kept. */
	async saved(): Promise<void> {
		await this.#saving;
	}

	/** Beyond the free tries one is made at a time. */
	#waitMs({ mark, backOff }: Counted, now: number): number {
		const failures = this.#failures.get(mark);
		const underWay = this.#underWay.get(mark) ?? 0;
		const isBusy = underWay > 0 && (failures?.count ?? 0) + underWay >= backOff.free;
		return Math.max(isBusy ? SECOND_MS : 0, freeAgainAt(failures, backOff) - now);
	}

	#countsOf({ name, salt, network }: Attempt): Counted[] {
		const pair = { mark: this.#mark('pair', name, salt, network), backOff: ACCOUNT_FROM_NETWORK };
		if (this.#homes.get(this.#mark('home', name, network)) !== undefined) return [pair];
		return [
			pair,
			{ mark: this.#mark('account', name, salt), backOff: ACCOUNT },
			{ mark: this.#mark('network', network), backOff: NETWORK }
		];
	}

	#failed(attempt: Attempt): void {
		const now = this.#clock.now();
		for (const { mark, backOff } of this.#countsOf(attempt)) {
			const failures = oneMore(this.#failures.get(mark), now);
			this.#failures.set(mark, failures);
			if (failures.count >= backOff.free) this.#save();
		}
	}

	#succeeded({ name, salt, network }: Attempt): void {
		const home = this.#mark('home', name, network);
		const pair = this.#mark('pair', name, salt, network);
		if (this.#homes.get(home) === undefined || this.#failures.get(pair) !== undefined) this.#save();
		this.#homes.set(home, this.#clock.now());
		this.#failures.delete(pair);
	}

	#ended(mark: string): void {
		const left = (this.#underWay.get(mark) ?? 1) - 1;
		if (left === 0) this.#underWay.delete(mark);
		else this.#underWay.set(mark, left);
	}

	#mark(...words: string[]): string {
		return createHmac('sha256', this.#secret).update(JSON.stringify(words)).digest().subarray(0, MARK_BYTES).toString('base64url');
	}

	/** Writes what is to outlive the process; what comes while that is under way is written next, all at once. */
	#save(): void {
		this.#isStale = true;
		this.#saving ??= this.#saveAll().finally(() => (this.#saving = undefined));
	}

	async #saveAll(): Promise<void> {
		while (this.#isStale) {
			this.#isStale = false;
			const waiting = this.#failures.newest().filter(([, { count }]) => count >= ACCOUNT_FROM_NETWORK.free);
			const kept = { failures: waiting.slice(0, KEPT_MAX), homes: this.#homes.newest().slice(0, KEPT_MAX) };
			// A store that cannot write now must not keep people from signing in; the counts hold in memory.
			await this.#keeper.write(JSON.stringify(kept)).catch(() => undefined);
		}
	}

	async #load(): Promise<void> {
		const text = await this.#keeper.read();
		if (text === undefined) return;
		const kept = JSON.parse(text) as { failures: [string, Failures][]; homes: [string, number][] };
		const now = this.#clock.now();
		for (const [mark, failures] of kept.failures.toReversed()) if (now - failures.lastAt < FORGOTTEN_MS) this.#failures.set(mark, failures);
		for (const [mark, at] of kept.homes.toReversed()) this.#homes.set(mark, at);
	}
}
