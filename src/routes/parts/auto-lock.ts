// When a device that nobody touches locks itself (U116). Times of the clock are compared, not timers counted: a tablet that slept is
// locked when it wakes.

/** How often the clock is looked at. */
export const AUTO_LOCK_TICK_MS = 5_000;
export const MS_PER_MINUTE = 60_000;
/** The lock is announced so long before: time enough to read it and to touch the screen. */
export const LOCK_SOON_MS = 30_000;

export interface AutoLockDoors {
	/** Device time in milliseconds. */
	now(): number;
	/** How long without a touch, ms. */
	afterMs(): number;
	lock(): void;
}

export class AutoLock {
	readonly #doors: AutoLockDoors;
	#lastTouchMs: number;

	constructor(doors: AutoLockDoors) {
		this.#doors = doors;
		this.#lastTouchMs = doors.now();
	}

	/** Somebody touched the screen or a key; false when that came too late, and the device locks instead. */
	touched(): boolean {
		if (this.tick()) return false;
		this.#lastTouchMs = this.#doors.now();
		return true;
	}

	/** How long until it locks, ms. */
	leftMs(): number {
		return Math.max(0, this.#lastTouchMs + this.#doors.afterMs() - this.#doors.now());
	}

	/** Whether the lock is near enough to be announced. */
	isSoon(): boolean {
		return this.leftMs() <= LOCK_SOON_MS;
	}

	/** Looks at the clock; whether it was time to lock. A clock set back begins the time anew, at most once over. */
	tick(): boolean {
		const nowMs = this.#doors.now();
		if (nowMs < this.#lastTouchMs) this.#lastTouchMs = nowMs;
		const due = nowMs - this.#lastTouchMs >= this.#doors.afterMs();
		if (due) this.#doors.lock();
		return due;
	}
}
