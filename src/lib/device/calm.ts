// Whether nobody is at the device: for work that may restart the page (promise A44). A tablet in a visitor's hands is never calm.
import { readKiosk } from './kiosk-state.ts';

/** Nobody touched anything for this long. */
export const CALM_AFTER_MS = 10 * 60_000;
const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

export interface CalmWatch {
	calm(): boolean;
	stop(): void;
}

/** Watches from now on; `now` in milliseconds. */
export function watchCalm(now: () => number): CalmWatch {
	let touchedMs = now();
	const touched = (): void => void (touchedMs = now());
	for (const touch of TOUCHES) addEventListener(touch, touched, { capture: true, passive: true });
	return {
		calm: () => Math.abs(now() - touchedMs) >= CALM_AFTER_MS && readKiosk() === undefined,
		stop() {
			for (const touch of TOUCHES) removeEventListener(touch, touched, { capture: true });
		}
	};
}
