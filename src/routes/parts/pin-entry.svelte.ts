// Typing a PIN to unlock: who, six digits, and what the vault says of them (U111–U113). Tried as soon as the sixth digit is there.
import type { UnlockAnswer } from '#device/vault-answers.ts';
import { PIN_DIGITS } from '#domain/pins.ts';

export interface PinDoors {
	/** Device time in milliseconds. */
	now(): number;
	tryPin(staff: string, pin: string): Promise<UnlockAnswer>;
	/** How long until a try of this person counts, ms. */
	waitMs(staff: string): Promise<number>;
	/** The PIN was right. */
	right(staff: string): unknown;
	/** Told of what should not happen. */
	report(error: unknown): void;
}

/** What the pad says after a try; a wait is counted down by `waitSeconds`. */
export type PinSaid = 'wrong' | 'destroyed' | 'none-set' | 'failed';

export class PinEntry {
	staff = $state<string>();
	digits = $state('');
	checking = $state(false);
	said = $state<PinSaid>();
	triesLeft = $state(0);
	/** Whole seconds until the next try counts; 0 when one may try. */
	waitSeconds = $state(0);
	readonly #doors: PinDoors;
	#waitUntilMs = 0;

	constructor(doors: PinDoors, staff?: string) {
		this.#doors = doors;
		this.staff = staff;
		void this.#askWait();
	}

	get blocked(): boolean {
		return this.staff === undefined || this.checking || this.waitSeconds > 0 || this.said === 'destroyed' || this.said === 'none-set';
	}

	choose(staff: string): void {
		if (this.checking) return;
		this.staff = staff;
		this.clear();
		void this.#askWait();
	}
	clear(): void {
		this.digits = '';
		this.said = undefined;
		this.#wait(0);
	}
	press(digit: string): void {
		if (this.blocked || this.digits.length >= PIN_DIGITS) return;
		this.said = undefined;
		this.digits += digit;
		if (this.digits.length === PIN_DIGITS) void this.#try();
	}
	erase(): void {
		if (!this.checking) this.digits = this.digits.slice(0, -1);
	}

	/** Looks at the clock. A clock set back ends the waiting here; the vault keeps count by itself. */
	tick(): void {
		if (this.#waitUntilMs > 0) this.waitSeconds = Math.max(0, Math.ceil((this.#waitUntilMs - this.#doors.now()) / 1000));
		if (this.waitSeconds === 0) this.#waitUntilMs = 0;
	}

	/** What earlier tries still cost is said before the next one, also after a reload. */
	async #askWait(): Promise<void> {
		const { staff } = this;
		if (staff === undefined) return;
		const ms = await this.#doors.waitMs(staff).catch(() => 0);
		if (ms > 0 && this.staff === staff && !this.checking && this.#waitUntilMs === 0) this.#wait(ms);
	}

	async #try(): Promise<void> {
		const [staff, pin] = [this.staff, this.digits];
		if (staff === undefined) return;
		this.checking = true;
		try {
			this.#heard(staff, await this.#doors.tryPin(staff, pin));
		} catch (error) {
			this.#doors.report(error);
			this.said = 'failed';
		} finally {
			this.digits = '';
			this.checking = false;
		}
	}

	#heard(staff: string, answer: UnlockAnswer): void {
		if (answer.answer === 'right') return void this.#doors.right(staff);
		if (answer.answer === 'wrong') this.triesLeft = answer.triesLeft;
		if (answer.answer !== 'wait') this.said = answer.answer;
		this.#wait('waitMs' in answer ? answer.waitMs : 0);
	}

	#wait(ms: number): void {
		this.#waitUntilMs = ms === 0 ? 0 : this.#doors.now() + ms;
		this.waitSeconds = Math.ceil(ms / 1000);
	}
}
