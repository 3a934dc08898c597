// Asks the server to make the first administrator and the first centre, once, with the token of the printed link.

/** Making a password hash is slow on purpose; a slow link comes on top. */
const REQUEST_MS_MAX = 30_000;
const ADDRESS = '/_sala/setup';

export interface FirstAdministrator {
	token: string;
	user: string;
	password: string;
	displayName: string;
}
/** Why the server said no, or nothing that could be understood. */
export type SetupProblem = 'wrong-token' | 'user-taken' | 'too-many-tries' | 'server-unreachable' | 'bad-reply';
export type SetupAnswer = { ok: true; org: string } | { ok: false; problem: SetupProblem };

const problems: Record<number, SetupProblem> = { 401: 'wrong-token', 403: 'wrong-token', 409: 'user-taken', 429: 'too-many-tries' };

/** Never rejects. */
export async function makeFirstAdministrator(person: FirstAdministrator, ask: typeof fetch = fetch): Promise<SetupAnswer> {
	let response: Response;
	try {
		const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
		const body = JSON.stringify({ ...person, org: {} });
		response = await ask(ADDRESS, { method: 'POST', headers, body, signal: AbortSignal.timeout(REQUEST_MS_MAX) });
	} catch {
		return { ok: false, problem: 'server-unreachable' };
	}
	const problem = problems[response.status];
	if (problem !== undefined) return { ok: false, problem };
	const org = response.ok ? orgIn(await response.json().catch(() => undefined)) : undefined;
	return org === undefined ? { ok: false, problem: 'bad-reply' } : { ok: true, org };
}

/** False when the server says that it was set up already; true when it was not, or cannot say. Never rejects. */
export async function mayBeNeeded(ask: typeof fetch = fetch): Promise<boolean> {
	try {
		const response = await ask(ADDRESS, { headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(REQUEST_MS_MAX) });
		const answer: unknown = await response.json();
		return (answer as { needed?: unknown } | null)?.needed !== false;
	} catch {
		return true;
	}
}

function orgIn(answer: unknown): string | undefined {
	const org = (answer as { org?: unknown } | null | undefined)?.org;
	return typeof org === 'string' && org !== '' ? org : undefined;
}
