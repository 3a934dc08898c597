// Time that tests turn by hand.
import type { Timers } from './timers.ts';

/** Timers that go off only when `advance` passes them, in order. */
export class TestTimers implements Timers {
	nowMs = 0;
	private readonly waiting = new Map<number, { atMs: number; then: () => void }>();
	private made = 0;

	after(delayMs: number, then: () => void): () => void {
		const name = this.made++;
		this.waiting.set(name, { atMs: this.nowMs + delayMs, then });
		return () => void this.waiting.delete(name);
	}

	advance(ms: number): void {
		const untilMs = this.nowMs + ms;
		for (;;) {
			const [next] = [...this.waiting].filter(([, each]) => each.atMs <= untilMs).sort(([, one], [, other]) => one.atMs - other.atMs);
			if (next === undefined) break;
			this.waiting.delete(next[0]);
			this.nowMs = next[1].atMs;
			next[1].then();
		}
		this.nowMs = untilMs;
	}
}
