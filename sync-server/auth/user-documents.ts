// What CouchDB's `_users` database asks of its documents (P15–P17): their shape, whose they are, and that no password is ever
// kept as typed. Pure but for hashing.
import { Refused } from '../errors.ts';
import { isServerAdmin, type UserContext } from './grants.ts';
import { hashPassword, ITERATIONS_MAX } from './passwords.ts';

export const USERS_DATABASE = '_users';
const PREFIX = 'org.couchdb.user:';
/** What proves a password, in a user's document. */
export const PASSWORD_FIELDS = ['derived_key', 'salt', 'iterations', 'password_scheme', 'pbkdf2_prf'] as const;
/** Longer than any password someone remembers, short enough to hash at once. */
const PASSWORD_CHARACTERS_MAX = 1024;

export type UserDocument = Record<string, unknown>;

export const userDocumentId = (name: string): string => PREFIX + name;

/** Whether a document of `_users` is this user's own. */
export const isOwnDocument = (id: string, user: UserContext): boolean => user.name !== null && id === userDocumentId(user.name);

/** When a device's account was revoked, milliseconds since 1970; it may send for so long after, and is nobody then. */
export const REVOKED_AT = 'revokedAt';
export const REVOKED_SENDS_MS = 30 * 86_400_000;

/** Whether a stored account is over, though its document is there. */
export function isOver(document: UserDocument, nowMs: number): boolean {
	const revokedAt = document[REVOKED_AT];
	return typeof revokedAt === 'number' && nowMs - revokedAt >= REVOKED_SENDS_MS;
}

/** The user that a stored document describes: `_id` says the name. */
export const rolesOf = (document: UserDocument): string[] =>
	Array.isArray(document.roles) ? document.roles.filter((role) => typeof role === 'string') : [];

/**
 * Refuses a user document that CouchDB would refuse, seen as who writes it. `before`: what is stored now, if anything lives.
 */
export function checkUserDocument(
	id: string,
	next: UserDocument & { _deleted?: unknown },
	before: UserDocument | undefined,
	writer: UserContext
): void {
	const byAdmin = isServerAdmin(writer);
	if (!byAdmin && !isOwnDocument(id, writer)) throw new Refused('not_found');
	if (next._deleted === true) return;
	checkShape(id, next, before === undefined ? [] : rolesOf(before));
	if (byAdmin) return;
	const roles = rolesOf(next);
	const had = before === undefined ? [] : rolesOf(before);
	const sameRoles = roles.length === had.length && roles.every((role) => had.includes(role));
	if (!sameRoles) throw new Refused('forbidden', before === undefined ? 'Only _admin may set roles' : 'Only _admin may edit roles');
}

/** The document to store: a `password` in it becomes fields that prove it; without one, the fields it has stay. */
export async function withHashedPassword(document: UserDocument, iterations: number): Promise<UserDocument> {
	const { password, ...rest } = document;
	if (password === undefined || password === null) return rest;
	if (typeof password !== 'string') throw new Refused('forbidden', 'Password must be a string.');
	if (password.length > PASSWORD_CHARACTERS_MAX)
		throw new Refused('forbidden', `Password is longer than ${PASSWORD_CHARACTERS_MAX} characters.`);
	for (const field of PASSWORD_FIELDS) delete rest[field];
	delete rest.password_sha;
	return { ...rest, ...(await hashPassword(password, iterations)) };
}

/** Roles of the system can be kept but not given here: an administrator is made on the server's own machine. */
function checkShape(id: string, document: UserDocument, rolesBefore: readonly string[]): void {
	const { name, type, roles, iterations } = document;
	if (type !== 'user') throw new Refused('forbidden', 'doc.type must be user');
	if (typeof name !== 'string' || name === '') throw new Refused('forbidden', 'doc.name is required');
	if (!Array.isArray(roles)) throw new Refused('forbidden', 'doc.roles must be an array');
	if (!roles.every((role) => typeof role === 'string')) throw new Refused('forbidden', 'doc.roles can only contain strings');
	if (id !== userDocumentId(name)) throw new Refused('forbidden', 'Doc ID must be of the form org.couchdb.user:name');
	if (name.includes(':')) throw new Refused('forbidden', 'Character `:` is not allowed in usernames.');
	if (name.startsWith('_')) throw new Refused('forbidden', 'Username may not start with underscore.');
	if (typeof iterations === 'number' && iterations > ITERATIONS_MAX)
		throw new Refused('forbidden', `iterations may be at most ${ITERATIONS_MAX}`);
	for (const role of roles) {
		if (role.startsWith('_') && !rolesBefore.includes(role))
			throw new Refused('forbidden', 'No system roles (starting with underscore) in users db.');
	}
}
