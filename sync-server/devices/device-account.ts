// A device's own account (P143, P150): `device-<ulid in lower case>` with one role, in the organisation that let it in.
import { randomBytes } from 'node:crypto';
import { findUser, type KeptUser } from '../auth/read-user.ts';
import { rolesOf, USERS_DATABASE, userDocumentId, withHashedPassword, type UserDocument } from '../auth/user-documents.ts';
import { Refused } from '../errors.ts';
import { hashOfText } from '../revisions/rev-id.ts';
import type { Database, Store } from '../store/store.ts';

const PASSWORD_BYTES = 32;

export const deviceUser = (device: string): string => `device-${device.toLowerCase()}`;
export const deviceRole = (org: string): string => `${org}:device`;
export const newDevicePassword = (): string => randomBytes(PASSWORD_BYTES).toString('base64url');

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

async function writeAccount(users: Database, user: string, kept: KeptUser | undefined, document: UserDocument): Promise<void> {
	const json = JSON.stringify(document);
	const hash = hashOfText(`${kept?.rev ?? ''} ${json}`);
	const [outcome] = await users.write([{ id: userDocumentId(user), json, edit: { kind: 'new', parent: kept?.rev, hash, deleted: false } }]);
	if (outcome?.ok !== true) throw new Refused('conflict', 'The account of this device was written by someone else meanwhile; try again.');
}
