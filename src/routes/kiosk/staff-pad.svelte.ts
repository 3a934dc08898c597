// The pad on which staff type their PIN to take the tablet back (U26): open, whose turn, and closed when nobody touches it.
import type { UnlockAnswer } from '#device/vault-answers.ts';
import { PinEntry } from '../parts/pin-entry.svelte.ts';

/** An open pad that nobody touches closes, so that a visitor is not left before it. */
export const PAD_IDLE_MS_MAX = 30_000;

export interface PadDoors {
	/** Device time in milliseconds. */
	now(): number;
	tryPin(staff: string, pin: string): Promise<UnlockAnswer>;
	/** How long until a try of this person counts, ms. */
	waitMs(staff: string): Promise<number>;
	/** The PIN was right. */
	leave(): Promise<void>;
	report(error: unknown): void;
}

export class StaffPad {
	open = $state(false);
	readonly entry: PinEntry;
	readonly #doors: PadDoors;
	#touchedAtMs = 0;

	constructor(doors: PadDoors) {
		this.#doors = doors;
		this.entry = new PinEntry({
			now: () => doors.now(),
			tryPin: (staff, pin) => doors.tryPin(staff, pin),
			waitMs: (staff) => doors.waitMs(staff),
			right: () => doors.leave(),
			report: (error) => doors.report(error)
		});
	}

	/** `staff`: whoever handed over is offered first. */
	show(staff: string | undefined): void {
		if (staff === undefined) this.entry.clear();
		else this.entry.choose(staff);
		this.open = true;
		this.touched();
	}
	close(): void {
		this.entry.clear();
		this.open = false;
	}

	/** Somebody is at the pad. */
	touched(): void {
		this.#touchedAtMs = this.#doors.now();
	}

	/** Looks at the clock: closes a pad left open. */
	tick(): void {
		if (this.open && !this.entry.checking && this.#doors.now() - this.#touchedAtMs >= PAD_IDLE_MS_MAX) this.close();
	}
}
