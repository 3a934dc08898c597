// The second table of contents: what is the app's own, below /_sala/ on the app's port, beside CouchDB's wire. JSON in and out, errors in
// CouchDB's form, the same limits, sign-in and log.
import { devices } from '../devices/devices.ts';
import { enrolmentCodes } from '../devices/enrolment-codes.ts';
import { enrolments } from '../devices/enrolments.ts';
import { heartbeats } from '../devices/heartbeats.ts';
import { erased, revocations } from '../devices/revocations.ts';
import { Refused } from '../errors.ts';
import type { Answer, Ask } from '../protocol/exchange.ts';
import { methodNotAllowed, methodOf, NOBODY_ASKED, type Coming, type Introduce } from './dispatch.ts';
import { findRow, row } from './routes.ts';

export const SALA_PREFIX = '/_sala';

type Handle = (ask: Ask) => Promise<Answer>;
const salaRoutes = [
	row<'open' | 'anyone', Handle>('enrolment-codes', 'POST', 'anyone', enrolmentCodes),
	row<'open' | 'anyone', Handle>('enrolments', 'POST', 'open', enrolments),
	row<'open' | 'anyone', Handle>('heartbeats', 'POST', 'anyone', heartbeats),
	row<'open' | 'anyone', Handle>('devices', 'GET HEAD', 'anyone', devices),
	row<'open' | 'anyone', Handle>('devices/revocations', 'POST', 'anyone', revocations),
	row<'open' | 'anyone', Handle>('devices/erased', 'POST', 'anyone', erased)
];

/** Whether an address is in this table, whatever its method. */
export function isSalaAddress(url: string): boolean {
	const path = url.split('?', 1)[0] as string;
	return path.startsWith(`${SALA_PREFIX}/`) && salaRoutes.some(({ name }) => name === path.slice(SALA_PREFIX.length + 1));
}

/** Answers a request to one of these addresses. Throws Refused. */
export async function dispatchSala({ stranger, found }: Coming, segments: readonly string[], introduce: Introduce): Promise<Answer> {
	const name = segments.join('/');
	const match = findRow(salaRoutes, name, methodOf(stranger));
	if (match === undefined) throw new Refused('not_found');
	found(`${SALA_PREFIX}/${name}`);
	if ('allow' in match) throw methodNotAllowed(match.allow);
	if (match.row.access === 'open') return match.row.handle({ ...stranger, ...NOBODY_ASKED, path: [] });
	const authenticated = await introduce();
	return match.row.handle({ ...stranger, path: [], user: authenticated.user, authenticated });
}
