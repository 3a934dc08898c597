// A device's own account (P143, P150): `device-<ulid in lower case>` with one role, in the organisation that let it in.
import { randomBytes } from 'node:crypto';
import { findUser, type KeptUser } from '../auth/read-user.ts';
import { REVOKED_AT, rolesOf, USERS_DATABASE, userDocumentId, withHashedPassword, type UserDocument } from '../auth/user-documents.ts';
import { Refused } from '../errors.ts';
import { hashOfText } from '../revisions/rev-id.ts';
import type { Database, Store } from '../store/store.ts';

const PASSWORD_BYTES = 32;

export const deviceUser = (device: string): string => `device-${device.toLowerCase()}`;
export const deviceRole = (org: string): string => `${org}:device`;
export const newDevicePassword = (): string => randomBytes(PASSWORD_BYTES).toString('base64url');

/** Role that a device has from its revocation on; no database names it among its members. */
const revokedRole = (org: string): string => `${org}:revoked-device`;

/** Throws Refused when the device has an account that is not a plain one of this organisation. */
export async function checkMayEnrol(store: Store, org: string, device: string): Promise<void> {
	const kept = await findUser(store, deviceUser(device));
	if (kept === undefined) return;
	const roles = rolesOf(kept.document);
	if (roles.length !== 1 || roles[0] !== deviceRole(org)) throw new Refused('other_organisation');
}

/** Makes the account, or gives it this password when it is there. */
export async function keepDeviceAccount(
	store: Store,
	account: { org: string; device: string; name: string; password: string },
	settings: { pbkdf2Iterations: number }
): Promise<void> {
	const user = deviceUser(account.device);
	const plain = { name: user, type: 'user', roles: [deviceRole(account.org)], displayName: account.name, password: account.password };
	const document = await withHashedPassword(plain, settings.pbkdf2Iterations);
	await store.create(USERS_DATABASE);
	const kept = await findUser(store, user);
	const users = kept?.users ?? (await store.open(USERS_DATABASE));
	if (users === undefined) throw new Error('The accounts are not there');
	await writeAccount(users, user, kept, document);
}

/**
 * Takes the account's place away: from now on it may only send (P148), and that for `REVOKED_SENDS_MS`. Says whether there is one.
 */
export async function revokeDeviceAccount(store: Store, org: string, device: string, at: number): Promise<boolean> {
	const user = deviceUser(device);
	const kept = await findUser(store, user);
	if (kept === undefined) return false;
	const roles = rolesOf(kept.document);
	if (roles.includes(revokedRole(org))) return true;
	if (!roles.includes(deviceRole(org))) return false;
	await writeAccount(kept.users, user, kept, { ...kept.document, roles: [revokedRole(org)], [REVOKED_AT]: at });
	return true;
}

/** Removes a revoked account; one that has a place stays. */
export async function endDeviceAccount(store: Store, org: string, device: string): Promise<void> {
	const kept = await findUser(store, deviceUser(device));
	if (kept === undefined || !rolesOf(kept.document).includes(revokedRole(org))) return;
	const hash = hashOfText(`${kept.rev} deleted`);
	await kept.users.write([{ id: kept.id, json: '{}', edit: { kind: 'new', parent: kept.rev, hash, deleted: true } }]);
}

async function writeAccount(users: Database, user: string, kept: KeptUser | undefined, document: UserDocument): Promise<void> {
	const json = JSON.stringify(document);
	const hash = hashOfText(`${kept?.rev ?? ''} ${json}`);
	const [outcome] = await users.write([{ id: userDocumentId(user), json, edit: { kind: 'new', parent: kept?.rev, hash, deleted: false } }]);
	if (outcome?.ok !== true) throw new Refused('conflict', 'The account of this device was written by someone else meanwhile; try again.');
}
