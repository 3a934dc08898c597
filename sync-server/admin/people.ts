// What is done to people who have an account already: a new password, or none. Both end every session, because a session is signed
// with the salt of the password it began with.
import { SERVER_ADMIN_ROLE } from '../auth/grants.ts';
import { passwordFieldsOf } from '../auth/passwords.ts';
import { PASSWORD_FIELDS, rolesOf, userDocumentId, USERS_DATABASE, withHashedPassword, type UserDocument } from '../auth/user-documents.ts';
import { hashOfText } from '../revisions/rev-id.ts';
import type { Database, Store } from '../store/store.ts';

export type PersonOutcome = 'done' | 'unknown-person' | 'last-administrator';

/** People read at once. */
const PEOPLE_PAGE_MAX = 500;

/** Whether a person has a password and may sign in with it. */
export const maySignIn = (document: UserDocument): boolean => passwordFieldsOf(document) !== undefined;

/** Gives a person a new password, and lets in again who was shut out. */
export async function resetPassword(
	store: Store,
	name: string,
	password: string,
	settings: { pbkdf2Iterations: number }
): Promise<PersonOutcome> {
	return changePerson(store, name, (document) => withHashedPassword({ ...document, password }, settings.pbkdf2Iterations));
}

/**
 * Shuts a person out: no password, so no sign-in, and every session ends. Their roles stay written, for the day they come back, and
 * so does everything they recorded. The last administrator stays.
 */
export async function revoke(store: Store, name: string): Promise<PersonOutcome> {
	if (await isLastAdministrator(store, name)) return 'last-administrator';
	return changePerson(store, name, async (document) => {
		const without = { ...document };
		for (const field of PASSWORD_FIELDS) delete without[field];
		return without;
	});
}

async function changePerson(store: Store, name: string, change: (document: UserDocument) => Promise<UserDocument>): Promise<PersonOutcome> {
	const users = await store.open(USERS_DATABASE);
	const id = userDocumentId(name);
	const [head] = (await users?.heads([id])) ?? [];
	if (users === undefined || head === undefined || head.deleted) return 'unknown-person';
	const [body] = await users.bodies([{ id, rev: head.winner }]);
	const json = JSON.stringify(await change(JSON.parse(body?.json ?? '{}') as UserDocument));
	const hash = hashOfText(`${head.winner} ${json}`);
	const [outcome] = await users.write([{ id, edit: { kind: 'new', parent: head.winner, hash, deleted: false }, json }]);
	if (outcome?.ok !== true) throw new Error(`The document of ${name} was changed by someone else meanwhile`);
	return 'done';
}

async function isLastAdministrator(store: Store, name: string): Promise<boolean> {
	const users = await store.open(USERS_DATABASE);
	if (users === undefined) return false;
	const administrators: unknown[] = [];
	for await (const document of peopleOf(users))
		if (rolesOf(document).includes(SERVER_ADMIN_ROLE) && maySignIn(document)) administrators.push(document.name);
	return administrators.length === 1 && administrators[0] === name;
}

/** Everyone's document, in name order. */
async function* peopleOf(users: Database): AsyncGenerator<UserDocument> {
	for (let startKey = userDocumentId(''); ;) {
		const { rows } = await users.allDocs({
			startKey,
			inclusiveEnd: true,
			descending: false,
			skip: 0,
			limit: PEOPLE_PAGE_MAX,
			bodies: true
		});
		for (const { body } of rows) if (body !== undefined) yield JSON.parse(body.json) as UserDocument;
		const last = rows.at(-1);
		if (last === undefined || rows.length < PEOPLE_PAGE_MAX) return;
		startKey = `${last.id}\u0000`;
	}
}
