// Replaces a password that an older server hashed too weakly, the moment it is typed again (as CouchDB's upgrade_hash_on_auth). The salt
// stays: nothing about the password has changed, so nobody's session ends.
import { hashOfText } from '../revisions/rev-id.ts';
import type { Store } from '../store/store.ts';
import { hashPassword } from './passwords.ts';
import { findUser } from './read-user.ts';

/** Keeps a password, just found right, at today's cost. A document that is written meanwhile stays as it was written. */
export async function upgradePassword(store: Store, name: string, password: string, iterations: number): Promise<void> {
	const kept = await findUser(store, name);
	if (kept === undefined || typeof kept.document.salt !== 'string') return;
	const { password_sha: _old, ...rest } = kept.document;
	const json = JSON.stringify({ ...rest, ...(await hashPassword(password, iterations, kept.document.salt)) });
	const hash = hashOfText(`${kept.rev}${json}`);
	await kept.users.write([{ id: kept.id, json, edit: { kind: 'new', parent: kept.rev, hash, deleted: false } }]);
}
