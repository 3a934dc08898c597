// Choosing a PIN: twice the same, and none that is guessed first (U114).
import { PIN_DIGITS, pinFault, type PinFault } from '#domain/pins.ts';

export type SettingFault = PinFault | 'different' | 'not-saved';

export class PinSetting {
	digits = $state('');
	again = $state(false);
	saving = $state(false);
	fault = $state<SettingFault>();
	#first = '';
	readonly #keep: (pin: string) => Promise<void>;
	readonly #report: (error: unknown) => void;

	/** `keep` stores the PIN; when it rejects, the person is asked anew. */
	constructor(keep: (pin: string) => Promise<void>, report: (error: unknown) => void) {
		this.#keep = keep;
		this.#report = report;
	}

	press(digit: string): void {
		if (this.saving || this.digits.length >= PIN_DIGITS) return;
		this.fault = undefined;
		this.digits += digit;
		if (this.digits.length === PIN_DIGITS) void this.#full();
	}
	erase(): void {
		if (!this.saving) this.digits = this.digits.slice(0, -1);
	}
	/** Forgets what was typed; the first of the two is asked for again. */
	over(fault?: SettingFault): void {
		this.#first = '';
		this.digits = '';
		this.again = false;
		this.fault = fault;
	}

	async #full(): Promise<void> {
		const pin = this.digits;
		if (!this.again) return this.#chosen(pin);
		if (pin !== this.#first) return this.over('different');
		this.saving = true;
		try {
			await this.#keep(pin);
			this.over();
		} catch (error) {
			this.#report(error);
			this.over('not-saved');
		} finally {
			this.saving = false;
		}
	}

	#chosen(pin: string): void {
		const fault = pinFault(pin);
		if (fault !== undefined) return this.over(fault);
		this.#first = pin;
		this.digits = '';
		this.again = true;
	}
}
