// How long a first pull will still take, said so that people can believe it (S41): from the pace of this whole contact, counting
// down between looks, and corrected upwards only when it was plainly too short.

/** Before this much is known, nothing is said. */
const KNOWN_MS_MIN = 2_000;
/** A new estimate replaces a shorter one when it is this much longer, and by at least LONGER_MS_MIN. */
const LONGER_TIMES = 1.5;
const LONGER_MS_MIN = 30_000;

export class TimeLeft {
	private begun: { done: number; atMs: number } | undefined;
	private said: { leftMs: number; atMs: number } | undefined;

	/** Milliseconds left, or undefined while it is too early to say. */
	left(done: number, total: number, nowMs: number): number | undefined {
		this.begun ??= { done, atMs: nowMs };
		const tookMs = nowMs - this.begun.atMs;
		const came = done - this.begun.done;
		if (tookMs < KNOWN_MS_MIN || came <= 0) return this.said?.leftMs;
		const estimateMs = ((total - done) * tookMs) / came;
		this.said = { leftMs: this.steady(estimateMs, nowMs), atMs: nowMs };
		return this.said.leftMs;
	}

	private steady(estimateMs: number, nowMs: number): number {
		if (this.said === undefined) return estimateMs;
		const countedDownMs = Math.max(0, this.said.leftMs - (nowMs - this.said.atMs));
		const tooShort = estimateMs > Math.max(countedDownMs * LONGER_TIMES, countedDownMs + LONGER_MS_MIN);
		return tooShort ? estimateMs : Math.min(estimateMs, countedDownMs);
	}
}
