// Organisations and people, made on the server's own machine: the first-run page, the demonstration and the command line call these.
import { hashOfText } from '../revisions/rev-id.ts';
import { SERVER_ADMIN_ROLE, type Security } from '../auth/grants.ts';
import { USERS_DATABASE, rolesOf, userDocumentId, withHashedPassword, type UserDocument } from '../auth/user-documents.ts';
import { SECURITY_KEY } from '../auth/security-object.ts';
import type { Database, Store } from '../store/store.ts';

export const organisationRoles = ['administrator', 'head', 'counter', 'supervisor', 'device'] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

/** The name of an organisation's database: `org-` and its code in lower case. */
export const organisationDatabase = (code: string): string => `org-${code.toLowerCase()}`;

/** The name of a role in `_users`: `<database>:<role>`. */
export const organisationRole = (code: string, role: OrganisationRole): string => `${organisationDatabase(code)}:${role}`;

/** Codes that make a database name: small and capital letters, digits, `-` and `_`. */
const ORGANISATION_CODE = /^[A-Za-z0-9_-]{1,64}$/;

export const isOrganisationCode = (code: string): boolean => ORGANISATION_CODE.test(code);

/** A code that cannot name a database. */
export class OrganisationCodeError extends Error {}

/** Makes an organisation's database, open to people with a role in it. Again: changes nothing. Throws OrganisationCodeError. */
export async function createOrganisation(
	store: Store,
	organisation: { code: string }
): Promise<{ database: string; outcome: 'created' | 'already-there' }> {
	if (!isOrganisationCode(organisation.code))
		throw new OrganisationCodeError(`Not an organisation code: ${JSON.stringify(organisation.code)}`);
	const name = organisationDatabase(organisation.code);
	const outcome = await store.create(name);
	const database = await opened(store, name);
	if ((await database.readMeta(SECURITY_KEY)) === undefined) {
		const security: Security = {
			admins: { names: [], roles: [SERVER_ADMIN_ROLE] },
			members: { names: [], roles: organisationRoles.map((role) => organisationRole(organisation.code, role)) }
		};
		await database.writeMeta(SECURITY_KEY, JSON.stringify(security));
	}
	return { database: name, outcome };
}

export interface NewUser {
	name: string;
	password: string;
	/** As in `_users`: `org-x:head`; `_admin` for who runs the whole server. */
	roles: readonly string[];
	displayName: string;
}

/** Adds a person to `_users`. A name that is taken is left as it is. */
export async function addUser(store: Store, user: NewUser, settings: { pbkdf2Iterations: number }): Promise<'added' | 'already-there'> {
	const { name, password, roles, displayName } = user;
	await store.create(USERS_DATABASE);
	const users = await opened(store, USERS_DATABASE);
	const document = await withHashedPassword({ name, type: 'user', roles: [...roles], displayName, password }, settings.pbkdf2Iterations);
	const json = JSON.stringify(document);
	const [outcome] = await users.write([
		{ id: userDocumentId(name), edit: { kind: 'new', parent: undefined, hash: hashOfText(json), deleted: false }, json }
	]);
	return outcome?.ok === true ? 'added' : 'already-there';
}

/** Whether anyone runs the server yet; if not, the first-run page is to be shown. */
export async function hasAdministrator(store: Store): Promise<boolean> {
	const users = await store.open(USERS_DATABASE);
	let startKey = userDocumentId('');
	while (users !== undefined) {
		const { rows } = await users.allDocs({ startKey, inclusiveEnd: true, descending: false, skip: 0, limit: USERS_PAGE_MAX, bodies: true });
		const isAdmin = (json: string | undefined) =>
			json !== undefined && rolesOf(JSON.parse(json) as UserDocument).includes(SERVER_ADMIN_ROLE);
		if (rows.some((row) => isAdmin(row.body?.json))) return true;
		const last = rows.at(-1);
		if (last === undefined || rows.length < USERS_PAGE_MAX) return false;
		startKey = `${last.id}\u0000`;
	}
	return false;
}

/** Users read at once while looking for an administrator. */
const USERS_PAGE_MAX = 500;

async function opened(store: Store, name: string): Promise<Database> {
	const database = await store.open(name);
	if (database === undefined) throw new Error(`Database ${name} is not there`);
	return database;
}
