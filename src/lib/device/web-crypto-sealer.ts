// The sealer of an organisation on this device (promises B7, B8). What it does is loaded when something is first sealed or
// opened: no first screen waits for it.
import type { BatchOpener, Sealer } from '#domain/personal.ts';

/** A device without any key makes its own at the first sealing. It seals while locked too, and opens nothing then. */
export function webCryptoSealer(org: string): Sealer & BatchOpener {
	const ring = () => import('./ring-sealer.ts');
	return {
		seal: async (id, plain) => (await ring()).sealWithRing(org, id, plain),
		open: async (id, sealed) => (await ring()).openWithRing(org, id, sealed),
		openAll: async (records) => (await ring()).openAllWithRing(org, records)
	};
}
