// The slow hash that makes guessing PINs dear (promise B20): argon2id in a worker of its own. The worker lives for one hash, so
// that its memory and the PIN in it are given back.

/** What one guess costs. Kept with each slot, so that it can be raised. */
export interface PinCost {
	memoryKiB: number;
	/** Passes over the memory. */
	passes: number;
}

/** A guess costs native code some 0.28 s of one core of 2024, which makes 10⁶ of them more than a day and a half on two. */
export const PIN_COST: PinCost = { memoryKiB: 65_536, passes: 6 };
export const PIN_SALT_BYTES = 16;
export const PIN_HASH_BYTES = 32;

/** PIN_HASH_BYTES of a PIN. Rejects when the browser cannot hash: no memory, or no worker. */
export type PinHash = (pin: string, salt: Uint8Array, cost: PinCost) => Promise<Uint8Array<ArrayBuffer>>;

/** What the worker is sent, and what it answers. */
export interface PinHashWork {
	pin: string;
	salt: Uint8Array;
	cost: PinCost;
	bytes: number;
}
export type PinHashAnswer = { hash: Uint8Array<ArrayBuffer> } | { failed: string };

export class PinHashError extends Error {
	override readonly name = 'PinHashError';
}

export const hashInWorker: PinHash = (pin, salt, cost) => {
	const worker = new Worker(new URL('./pin-hash.worker.ts', import.meta.url), { type: 'module' });
	const answered = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
		worker.onmessage = ({ data }: MessageEvent<PinHashAnswer>) =>
			'hash' in data ? resolve(data.hash) : reject(new PinHashError(data.failed));
		worker.onerror = ({ message }) => reject(new PinHashError(message));
	});
	worker.postMessage({ pin, salt, cost, bytes: PIN_HASH_BYTES } satisfies PinHashWork);
	return answered.finally(() => worker.terminate());
};
