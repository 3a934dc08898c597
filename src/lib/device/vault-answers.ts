// What a vault answers to a PIN, and how it refuses.

/** `destroyed`: too many wrong tries; somebody who is inside can let the person set a new PIN. `none-set`: no PIN of theirs here. */
export type UnlockAnswer =
	| { answer: 'right' }
	| { answer: 'wrong'; waitMs: number; triesLeft: number }
	| { answer: 'wait'; waitMs: number }
	| { answer: 'destroyed' }
	| { answer: 'none-set' };

/** Something was asked of a vault that only an unlocked one can do. */
export class LockedError extends Error {
	override readonly name = 'LockedError';
}
