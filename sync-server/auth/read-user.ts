// Looks a user up in `_users`.
import type { Store } from '../store/store.ts';
import { USERS_DATABASE, userDocumentId, type UserDocument } from './user-documents.ts';

/** The living user document of this name, without `_id` and `_rev`; undefined when there is none. */
export async function readUser(store: Store, name: string): Promise<UserDocument | undefined> {
	const users = await store.open(USERS_DATABASE);
	const id = userDocumentId(name);
	const [head] = (await users?.heads([id])) ?? [];
	if (users === undefined || head === undefined || head.deleted) return undefined;
	const [body] = await users.bodies([{ id, rev: head.winner }]);
	return body === undefined ? undefined : (JSON.parse(body.json) as UserDocument);
}
