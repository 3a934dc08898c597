// Looks a user up in `_users`.
import type { Database, Store } from '../store/store.ts';
import { USERS_DATABASE, userDocumentId, type UserDocument } from './user-documents.ts';

/** A user's document as it stands: without `_id` and `_rev`, which is beside it. */
export interface KeptUser {
	users: Database;
	id: string;
	rev: string;
	document: UserDocument;
}

/** The living user document of this name with its revision; undefined when there is none. */
export async function findUser(store: Store, name: string): Promise<KeptUser | undefined> {
	const users = await store.open(USERS_DATABASE);
	const id = userDocumentId(name);
	const [head] = (await users?.heads([id])) ?? [];
	if (users === undefined || head === undefined || head.deleted) return undefined;
	const [body] = await users.bodies([{ id, rev: head.winner }]);
	return body === undefined ? undefined : { users, id, rev: head.winner, document: JSON.parse(body.json) as UserDocument };
}

/** The living user document of this name, without `_id` and `_rev`; undefined when there is none. */
export const readUser = async (store: Store, name: string): Promise<UserDocument | undefined> => (await findUser(store, name))?.document;
