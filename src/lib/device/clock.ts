// The device's clock, and how far it is from the server's (promise B3; facts carry both).
import type { Clock } from './ports.ts';
import { readLocal, writeLocal } from './local-store.ts';

const KEY = 'clock-offset';
/** A Date header counts whole seconds and took some time to arrive: what is nearer than this is right. */
export const OFFSET_NOTICED_MS_MIN = 2_000;

const isFinite = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** The browser's clock. The offset is kept for the whole device. */
export function deviceClock(now: () => number = () => Date.now()): Clock {
	let offset = readLocal(KEY, isFinite) ?? null;
	return {
		now,
		offset: () => offset,
		heard(serverMs, deviceMs) {
			const difference = serverMs - deviceMs;
			if (!Number.isFinite(difference)) return;
			const next = Math.abs(difference) < OFFSET_NOTICED_MS_MIN ? 0 : difference;
			if (offset !== null && Math.abs(next - offset) < OFFSET_NOTICED_MS_MIN && next !== 0) return;
			if (next === offset) return;
			offset = next;
			writeLocal(KEY, offset);
		}
	};
}
