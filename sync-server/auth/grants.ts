// Pure: who may do what with a database (P10–P14). Takes plain values, so that the command line can ask the same questions.

/** Role of whoever runs the whole server. */
export const SERVER_ADMIN_ROLE = '_admin';

export interface UserContext {
	/** Null: nobody has signed in. */
	name: string | null;
	roles: readonly string[];
}

export const NOBODY: UserContext = { name: null, roles: [] };

interface Grantees {
	names?: string[] | undefined;
	roles?: string[] | undefined;
}

/** A database's `_security` object; other members are kept for whoever put them there. */
export interface Security {
	admins?: Grantees | undefined;
	members?: Grantees | undefined;
	[other: string]: unknown;
}

/** What a database has until someone says otherwise: only the server's administrators enter. */
export const CLOSED_SECURITY: Security = { admins: { roles: [SERVER_ADMIN_ROLE] }, members: { roles: [SERVER_ADMIN_ROLE] } };

export type Access = 'none' | 'member' | 'admin';

export const isServerAdmin = (user: UserContext): boolean => user.roles.includes(SERVER_ADMIN_ROLE);

/** What a user may do with a database that has this security object. Members that are empty lists let everyone in, as in CouchDB. */
export function accessTo(security: Security, user: UserContext): Access {
	if (isServerAdmin(user) || isNamed(security.admins, user)) return 'admin';
	const members = security.members;
	const isOpen = (members?.names ?? []).length === 0 && (members?.roles ?? []).length === 0;
	return isOpen || isNamed(members, user) ? 'member' : 'none';
}

/** What is wrong with a would-be security object, in CouchDB's words; undefined when nothing is. */
export function securityProblem(value: unknown): string | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'Security object must be a JSON object';
	for (const group of ['admins', 'members'] as const) {
		const grantees: unknown = (value as Record<string, unknown>)[group];
		if (grantees === undefined) continue;
		if (typeof grantees !== 'object' || grantees === null || Array.isArray(grantees)) return `${group} must be a JSON object`;
		for (const list of ['names', 'roles'] as const) {
			const entries: unknown = (grantees as Record<string, unknown>)[list];
			if (entries === undefined) continue;
			if (!Array.isArray(entries) || !entries.every((entry) => typeof entry === 'string')) return `${list} must be a JSON list of strings`;
		}
	}
	return undefined;
}

function isNamed(grantees: Grantees | undefined, user: UserContext): boolean {
	if (grantees === undefined) return false;
	if (user.name !== null && (grantees.names ?? []).includes(user.name)) return true;
	return (grantees.roles ?? []).some((role) => user.roles.includes(role));
}
