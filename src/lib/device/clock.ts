// The device's clock, and how far it is from the server's (promise B3; facts carry both). It notices that somebody set it (B43).
import { CLOCK_LEAP_MS_MIN, correctedMs, isToBeChecked, offsetAfterLeap, offsetAtStart, type SettledOffset } from '#domain/clock-offset.ts';
import type { Clock } from './ports.ts';
import { isObject, readLocal, writeLocal } from './local-store.ts';

const KEY = 'clock-offset';
const LAST = 'clock-last';
/** A Date header counts whole seconds and took some time to arrive: what is nearer than this is right. */
export const OFFSET_NOTICED_MS_MIN = 2_000;
/** How often the time is kept, for the next start to compare with. */
const LAST_KEPT_EVERY_MS = 30_000;

const isFinite = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** The browser's clock. The offset is kept for the whole device. `steady` counts milliseconds and cannot be set. */
export function deviceClock(now: () => number = () => Date.now(), steady: () => number = () => performance.now()): Clock {
	let { offset, sure } = settledAtStart(now());
	const listeners = new Set<() => void>();
	let [lookedMs, steadyMs, keptMs] = [now(), steady(), Number.NEGATIVE_INFINITY];

	function settle(next: SettledOffset): void {
		({ offset, sure } = next);
		writeLocal(KEY, offset);
		keepLast();
	}
	function keepLast(): void {
		keptMs = steadyMs;
		if (offset !== null || !sure) writeLocal(LAST, { ms: correctedMs(lookedMs, offset), sure });
	}
	/** Whoever is told asks the clock in turn: not in the middle of this. */
	const tell = (): void => queueMicrotask(() => listeners.forEach((listener) => listener()));
	function look(): number {
		const [deviceMs, aliveMs] = [now(), steady()];
		const moved = [deviceMs - lookedMs, aliveMs - steadyMs] as const;
		const leapt = offsetAfterLeap(offset, ...moved);
		[lookedMs, steadyMs] = [deviceMs, aliveMs];
		if (leapt !== undefined) settle(leapt);
		else if (aliveMs - keptMs >= LAST_KEPT_EVERY_MS) keepLast();
		if (isToBeChecked(...moved)) tell();
		return deviceMs;
	}
	return {
		now: look,
		offset: () => offset,
		sure: () => sure,
		onLeap(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		},
		heard(serverMs, deviceMs) {
			const difference = serverMs - deviceMs;
			if (!Number.isFinite(difference)) return;
			const next = Math.abs(difference) < OFFSET_NOTICED_MS_MIN ? 0 : difference;
			const jitter = offset !== null && Math.abs(next - offset) < OFFSET_NOTICED_MS_MIN && next !== 0;
			if (sure && (jitter || next === offset)) return;
			const wasOff = Math.abs(correctedMs(deviceMs, offset) - serverMs) >= CLOCK_LEAP_MS_MIN;
			settle({ offset: jitter ? offset : next, sure: true });
			if (wasOff) tell();
		}
	};
}

function settledAtStart(deviceMs: number): SettledOffset {
	const [offset, last] = [readLocal(KEY, isFinite) ?? null, readLocal(LAST, isObject)];
	const settled = offsetAtStart(deviceMs, offset, isFinite(last?.['ms']) ? last['ms'] : undefined);
	return { ...settled, sure: settled.sure && last?.['sure'] !== false };
}
