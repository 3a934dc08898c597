// Seals and opens with the keys of this device's ring (promises B7, B8).
import type { Sealer } from '#domain/personal.ts';
import { openBytes, sealBytes } from '#domain/sealing.ts';
import { keysOf, makeKey, ringStamp, type RingKey } from './key-ring.ts';

/**
 * The sealer of an organisation. It holds the ring in memory and looks at the kept one again when that has changed, in
 * this tab or another. A device without any key makes its own at the first sealing.
 */
export function webCryptoSealer(org: string): Sealer {
	let ring: { stamp: string | undefined; keys: readonly RingKey[] } | undefined;
	const keys = async (): Promise<readonly RingKey[]> => {
		const stamp = ringStamp(org);
		if (ring === undefined || ring.stamp !== stamp) ring = { stamp, keys: await keysOf(org) };
		return ring.keys;
	};
	return {
		async seal(id, plain) {
			const key = (await keys())[0] ?? (await makeKey(org));
			return sealBytes(crypto, key.raw, id, plain);
		},
		async open(id, sealed) {
			const key = (await keys()).find((one) => one.id === sealed.key);
			return openBytes(crypto, key?.raw, id, sealed);
		}
	};
}
