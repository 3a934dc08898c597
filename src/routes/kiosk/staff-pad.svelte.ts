// The pad on which staff type their code to leave the survey (U26): digits, wrong codes, waiting.

/** An open pad that nobody touches closes, so that a visitor is not left before it. */
export const PAD_IDLE_MS_MAX = 30_000;

export type CodeAnswer = { answer: 'right' | 'wrong' | 'wait' | 'none-set' };

export interface PadDoors {
	/** Device time in milliseconds. */
	now(): number;
	/** The longest code that can be set. */
	digitsMax: number;
	tryCode(code: string): Promise<CodeAnswer>;
	/** Milliseconds until the next try counts, as the device keeps them over reloads; 0 when now. */
	waitMs(): number;
	/** The code was right. */
	leave(): Promise<void>;
}

export class StaffPad {
	open = $state(false);
	digits = $state('');
	wrong = $state(false);
	checking = $state(false);
	/** Whole seconds until the next try; 0 when one may try. */
	waitSeconds = $state(0);
	readonly #doors: PadDoors;
	#touchedAtMs = 0;

	constructor(doors: PadDoors) {
		this.#doors = doors;
	}

	show(): void {
		this.#clear();
		this.open = true;
		this.tick();
	}
	close(): void {
		this.#clear();
		this.open = false;
	}
	press(digit: string): void {
		this.#touched();
		this.wrong = false;
		if (this.waitSeconds === 0 && this.digits.length < this.#doors.digitsMax) this.digits += digit;
	}
	erase(): void {
		this.#touched();
		this.digits = this.digits.slice(0, -1);
	}

	async enter(): Promise<void> {
		if (this.digits === '' || this.checking || this.waitSeconds > 0) return;
		this.#touched();
		this.checking = true;
		const code = this.digits;
		this.digits = '';
		try {
			const { answer } = await this.#doors.tryCode(code);
			// Where no code was ever set there is nothing to keep staff out for.
			if (answer === 'right' || answer === 'none-set') await this.#doors.leave();
			else this.wrong = answer === 'wrong';
		} finally {
			this.checking = false;
			this.tick();
		}
	}

	/** Looks at the clock: counts the waiting down and closes a pad left open. */
	tick(): void {
		this.waitSeconds = Math.ceil(this.#doors.waitMs() / 1000);
		if (this.open && !this.checking && this.#doors.now() - this.#touchedAtMs >= PAD_IDLE_MS_MAX) this.close();
	}

	#touched(): void {
		this.#touchedAtMs = this.#doors.now();
	}
	#clear(): void {
		this.digits = '';
		this.wrong = false;
		this.#touched();
	}
}
