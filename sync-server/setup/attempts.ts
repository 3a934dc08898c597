// How many wrong tokens may be tried: a sliding window, for the whole server, since the link is one.
import type { Clock } from '../ports.ts';

export const WRONG_ATTEMPTS_MAX = 10;
export const WRONG_ATTEMPTS_WINDOW_MS = 10 * 60_000;

export interface Attempts {
	/** Seconds to wait before the next try; 0: now. */
	waitSeconds(): number;
	noteWrong(): void;
}

export function attempts(clock: Clock): Attempts {
	let wrong: number[] = [];
	const recent = (): number[] => (wrong = wrong.filter((at) => at > clock.now() - WRONG_ATTEMPTS_WINDOW_MS));
	return {
		waitSeconds: () => {
			const oldest = recent()[0];
			if (oldest === undefined || wrong.length < WRONG_ATTEMPTS_MAX) return 0;
			return Math.ceil((oldest + WRONG_ATTEMPTS_WINDOW_MS - clock.now()) / 1000);
		},
		noteWrong: () => {
			wrong = [...recent(), clock.now()].slice(-WRONG_ATTEMPTS_MAX);
		}
	};
}
