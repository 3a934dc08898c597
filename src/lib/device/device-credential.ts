// The account of this device itself, by which it signs in anew when the server's cookie has ended. It opens no name: those are under the
// centre's key, which only a PIN opens. It can be ended at the server alone (revoking).
import { isObject, isText, readLocal, writeLocal } from './local-store.ts';

export interface DeviceCredential {
	/** Organisation code, as in the session. */
	org: string;
	/** `device-<ulid>`. */
	user: string;
	password: string;
}

const KEY = 'credential';

/** Undefined on a device that somebody's account signs in. */
export const readCredential = (): DeviceCredential | undefined => readLocal(KEY, isCredential);

/** `keepDeviceState()` then makes it outlive a kill. */
export const writeCredential = (credential: DeviceCredential): boolean => writeLocal(KEY, credential);

const isCredential = (value: unknown): value is DeviceCredential =>
	isObject(value) && ['org', 'user', 'password'].every((field) => isText(value[field]));
