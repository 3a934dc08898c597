// The credential that signs this device in (promise B12). No password is kept: the server's cookie does the signing-in.
import { deviceIds } from './ids.ts';
import { isObject, isText, onLocalChange, readLocal, removeLocal, writeLocal } from './local-store.ts';
import type { Session } from './ports.ts';

const SESSION = 'session';
const DEVICE = 'device';

/** Readable at once when a page starts. */
export function readSession(): Session | undefined {
	const stored = readLocal(SESSION, isSession);
	// What was kept before devices had credentials of their own is somebody's account.
	return stored && { ...stored, kind: stored.kind === 'device' ? 'device' : 'account' };
}

/** Keeps who signed in and for which organisation; `keepDeviceState()` then makes it outlive a kill. */
export function writeSession(session: Omit<Session, 'device'>): Session {
	const whole = { ...session, device: deviceId() };
	writeLocal(SESSION, whole);
	return whole;
}

/** Signs out here; `keepDeviceState()` then makes it last. Nothing else is touched: unsent work stays, and so does the device's id. */
export const clearSession = (): void => removeLocal(SESSION);

/** Calls back when another tab signed in or out; returns how to stop. */
export const onSessionChange = (listener: () => void): (() => void) => onLocalChange(SESSION, listener);

/** This device's id, made the first time it is asked for and kept for ever. */
export function deviceId(nowMs: number = Date.now()): string {
	const known = readLocal(DEVICE, isText);
	if (known !== undefined) return known;
	const made = deviceIds.ulid(nowMs);
	writeLocal(DEVICE, made);
	return made;
}

const isSession = (value: unknown): value is Session =>
	isObject(value) &&
	['user', 'displayName', 'org', 'device'].every((field) => isText(value[field]) && (field === 'displayName' || value[field] !== '')) &&
	Array.isArray(value['roles']) &&
	value['roles'].every(isText);
