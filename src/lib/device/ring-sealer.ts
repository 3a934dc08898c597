// Seals and opens with the keys of this device's ring (promises B7, B8, B25). While it is locked it seals through the vault's
// deposit and opens nothing.
import { openSeal, sealInto } from '#domain/deposits.ts';
import type { BatchOpener, Opened, Sealed } from '#domain/personal.ts';
import { sealBytes } from '#domain/sealing.ts';
import { keysOf, makeKey } from './key-ring.ts';
import { vaultOf } from './vault.ts';

export async function sealWithRing(org: string, id: string, plain: Uint8Array): Promise<Sealed> {
	if (isShut(org)) return sealInto(crypto, await vaultOf(org).deposit(), id, plain);
	const key = (await keysOf(org))[0] ?? (await makeKey(org));
	return sealBytes(crypto, key.raw, id, plain);
}

/** Never rejects. */
export async function openWithRing(org: string, id: string, sealed: Sealed): Promise<Opened> {
	if (isShut(org)) return { unopened: 'locked' };
	const key = (await keysOf(org)).find((one) => one.id === sealed.key);
	return openSeal(crypto, key?.raw, id, sealed);
}

/** Each as `openWithRing` would, with one look at the ring for all. Never rejects. */
export async function openAllWithRing(org: string, records: Parameters<BatchOpener['openAll']>[0]): Promise<Opened[]> {
	if (isShut(org)) return records.map(() => ({ unopened: 'locked' }));
	const ring = new Map((await keysOf(org)).map(({ id, raw }) => [id, raw]));
	return Promise.all(records.map(({ id, sealed }) => openSeal(crypto, ring.get(sealed.key), id, sealed)));
}

/** There is a vault, and nobody is inside. */
function isShut(org: string): boolean {
	const { state, publicKey } = vaultOf(org);
	return publicKey !== undefined && state !== 'unlocked';
}
