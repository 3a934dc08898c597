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
	const [kept] = (await users?.documents([id])) ?? [];
	if (users === undefined || kept === undefined || kept.deleted) return undefined;
	return { users, id, rev: kept.winner, document: JSON.parse(kept.body.json) as UserDocument };
}

/** The living user document of this name, without `_id` and `_rev`; undefined when there is none. */
export const readUser = async (store: Store, name: string): Promise<UserDocument | undefined> => (await findUser(store, name))?.document;
