// Pure: which database a session exchanges with, and in which direction (S1). Chosen by database alone: no filter
// functions and no selectors ever go over the wire.
import { rolesIn, type Role } from '#domain/roles.ts';

export interface Scope {
	/** Organisation code as in the session. */
	org: string;
	/** Name of its database at the server. */
	database: string;
	pull: boolean;
	push: boolean;
}

/** Name of an organisation's database at the server. */
export const databaseOf = (org: string): string => `org-${org.toLowerCase()}`;

/**
 * Every role sends, even one that may not register visitors: unsent work belongs to the centre's device, and leaves it
 * under whoever is signed in, with its author kept. What a role may write is judged by the server, document by document.
 */
const directions: Record<Role, Pick<Scope, 'pull' | 'push'>> = {
	administrator: { pull: true, push: true },
	head: { pull: true, push: true },
	counter: { pull: true, push: true },
	supervisor: { pull: true, push: true },
	device: { pull: true, push: true },
	'revoked-device': { pull: false, push: true }
};

/** The scope of a session, or undefined when its roles name nothing in that organisation. */
export function scopeOf(session: { org: string; roles: readonly string[] }): Scope | undefined {
	const database = databaseOf(session.org);
	const held = rolesIn(session.roles, database).map((role) => directions[role]);
	if (held.length === 0) return undefined;
	return { org: session.org, database, pull: held.some((direction) => direction.pull), push: held.some((direction) => direction.push) };
}
