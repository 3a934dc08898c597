// Server administrators in `_users`. CouchDB keeps its own administrators in its configuration and lets no role that begins with
// an underscore into `_users`; there, ours have a role that CouchDB takes for any other. Whoever administers the cluster gives it.

export const ADMINISTRATOR_ROLE = '_admin';
export const ADMINISTRATOR_ROLE_IN_COUCHDB = 'sala-server:administrator';

/** Told to whoever would give the role by its name in CouchDB: nobody becomes an administrator over the wire. */
export const RESERVED_ROLE = `The role ${ADMINISTRATOR_ROLE_IN_COUCHDB} is given on the server's own machine only.`;

/** Whether a document of `_users` names the role as only CouchDB should. */
export const namesReservedRole = (json: string): boolean =>
	json.includes(ADMINISTRATOR_ROLE_IN_COUCHDB) && rolesIn(json).includes(ADMINISTRATOR_ROLE_IN_COUCHDB);

/** The JSON of a user's document as CouchDB takes it. */
export const userForCouchdb = (json: string): string => withRole(json, ADMINISTRATOR_ROLE, ADMINISTRATOR_ROLE_IN_COUCHDB);

/** The JSON of a user's document as this server reads it. */
export const userFromCouchdb = (json: string): string => withRole(json, ADMINISTRATOR_ROLE_IN_COUCHDB, ADMINISTRATOR_ROLE);

function withRole(json: string, from: string, to: string): string {
	if (!json.includes(from)) return json;
	const roles = rolesIn(json);
	if (!roles.includes(from)) return json;
	return JSON.stringify({ ...(JSON.parse(json) as object), roles: roles.map((role) => (role === from ? to : role)) });
}

function rolesIn(json: string): unknown[] {
	const { roles } = JSON.parse(json) as { roles?: unknown };
	return Array.isArray(roles) ? roles : [];
}
