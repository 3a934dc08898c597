// Hashes one PIN. The only script that may compile WebAssembly: its policy comes with its file (static-app.ts).
import { argon2id } from 'hash-wasm';
import type { PinHashAnswer, PinHashWork } from './pin-hash.ts';

const answer = (said: PinHashAnswer): void => postMessage(said);

addEventListener('message', ({ data: { pin, salt, cost, bytes } }: MessageEvent<PinHashWork>) => {
	const parameters = { parallelism: 1, iterations: cost.passes, memorySize: cost.memoryKiB, hashLength: bytes };
	argon2id({ password: pin, salt, ...parameters, outputType: 'binary' }).then(
		(hash) => answer({ hash: new Uint8Array(hash) }),
		(error: unknown) => answer({ failed: String(error) })
	);
});
