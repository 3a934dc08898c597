// Device time as a rune that moves every half minute, for dates and "2 minutes ago".
import type { Clock } from '#device/ports.ts';

const TICK_EVERY_MS = 30_000;

export class Ticker {
	#clock: Clock;
	#ticks = $state(0);

	constructor(clock: Clock) {
		this.#clock = clock;
	}

	/** Device time, ms, as of now: an older one would not go with the clock's offset, which changes when somebody sets the clock. */
	get nowMs(): number {
		void this.#ticks;
		return this.#clock.now();
	}

	/** For an $effect: ticks until the component goes, and at once when the tab is looked at again or the right time is learned. */
	run(): () => void {
		const tick = (): void => void (this.#ticks += 1);
		const timer = setInterval(tick, TICK_EVERY_MS);
		document.addEventListener('visibilitychange', tick);
		const stopListening = this.#clock.onLeap?.(tick);
		return () => {
			clearInterval(timer);
			stopListening?.();
			document.removeEventListener('visibilitychange', tick);
		};
	}
}
