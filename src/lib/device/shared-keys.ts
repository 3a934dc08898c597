// The vault as what shares keys sees of it.
import { KEY_BYTES } from '#domain/sealing.ts';
import type { SharedKeys } from './ports.ts';
import { vaultOf } from './vault.ts';

export function sharedKeysOf(org: string): SharedKeys {
	const vault = vaultOf(org);
	return {
		crypto,
		ring: () => vault.keys(),
		pair() {
			const { publicKey, privateKey } = vault;
			return publicKey === undefined || privateKey === undefined ? undefined : { publicKey, privateKey };
		},
		makeRaw: () => crypto.getRandomValues(new Uint8Array(KEY_BYTES)),
		add: (raw) => vault.addKey(raw),
		onChange: (listener) => vault.onChange(listener)
	};
}
