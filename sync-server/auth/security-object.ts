// The security object of a database, as it is kept.
import { CLOSED_SECURITY, type Security } from './grants.ts';
import type { Database } from '../store/store.ts';

export const SECURITY_KEY = 'security';

/** The database's security object; one that was never set lets only the server's administrators in. */
export async function readSecurity(database: Database): Promise<Security> {
	const kept = await database.readMeta(SECURITY_KEY);
	return kept === undefined ? CLOSED_SECURITY : (JSON.parse(kept) as Security);
}
