// Who may enter a database, and what for (P10, P13–P17, P148).
import { accessTo, isServerAdmin, type Access } from '../auth/grants.ts';
import { readSecurity } from '../auth/security-object.ts';
import { isOwnDocument, USERS_DATABASE } from '../auth/user-documents.ts';
import { Refused } from '../errors.ts';
import type { Database } from '../store/store.ts';
import type { Ask } from './exchange.ts';

/** What of a database is asked for: an endpoint such as `_changes`, or a document. */
export interface Place {
	endpoint: string | undefined;
	documentId: string | undefined;
	/** A `_local` document: a replicator's checkpoint. */
	isLocal: boolean;
}

/** What the user may do in a database. Throws Refused when that is nothing. */
export async function accessOf(ask: Ask, database: Database, place: Place): Promise<Access> {
	if (database.name === USERS_DATABASE && !isServerAdmin(ask.user)) return accessToUsers(ask, place);
	const access = accessTo(await readSecurity(database), ask.user);
	if (access !== 'none') return access;
	if (!ask.user.roles.includes(`${database.name}:revoked-device`)) throw new Refused(ask.user.name === null ? 'unauthorized' : 'forbidden');
	if (!isForSending(ask, place)) throw new Refused('device_revoked');
	return 'member';
}

/** Whether whoever asked is still let in there, as accounts stand now. */
export async function mayStay(ask: Ask, database: Database, place: Place): Promise<boolean> {
	const user = await ask.service.authenticator.asOfNow(ask.authenticated);
	if (user === undefined) return false;
	try {
		await accessOf({ ...ask, user }, database, place);
		return true;
	} catch (error) {
		if (error instanceof Refused) return false;
		throw error;
	}
}

/** What a replicator needs to send: which documents are missing, the documents, and where it stopped. */
function isForSending({ method }: Ask, { endpoint, isLocal }: Place): boolean {
	if (isLocal) return method === 'GET' || method === 'PUT';
	return method === 'POST' && (endpoint === '_revs_diff' || endpoint === '_bulk_docs');
}

/** In `_users` a person sees their own document and nothing else; that another one is there is not told. */
function accessToUsers(ask: Ask, { endpoint, documentId }: Place): Access {
	if (documentId === undefined) throw refusedBySystem(ask, endpoint);
	if (ask.user.name === null) throw new Refused('unauthorized');
	if (!isOwnDocument(documentId, ask.user)) throw new Refused('not_found');
	return 'member';
}

/** Lists of the system's databases are for server administrators, the rest of them is like any closed database (as CouchDB). */
function refusedBySystem(ask: Ask, endpoint: string | undefined): Refused {
	const isList = endpoint === undefined || endpoint === '_all_docs' || endpoint === '_changes';
	if (isList) return new Refused('not_server_admin');
	return new Refused(ask.user.name === null ? 'unauthorized' : 'forbidden');
}

export function requireServerAdmin(ask: Ask): void {
	if (!isServerAdmin(ask.user)) throw new Refused('not_server_admin');
}

/** Whether a system's database is there is for server administrators to know. */
export function refuseStrangersOfSystem(ask: Ask, endpoint: string | undefined): void {
	if (!isServerAdmin(ask.user)) throw refusedBySystem(ask, endpoint);
}
