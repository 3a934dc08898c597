// Signing in and out at the server (S19). The browser keeps the session as an HttpOnly cookie; no password is stored here.
// Needs the network once; afterwards the device works without it for as long as it likes.

/** Checking a password is slow on purpose; a slow link comes on top. */
export const SIGN_IN_MS_MAX = 30_000;
const USER_PREFIX = 'org.couchdb.user:';
const DATABASE_PREFIX = 'org-';

export interface Account {
	user: string;
	displayName: string;
	/** Role strings of the server: `<database>:<role>` or `_admin`. */
	roles: string[];
	/** Codes of the organisations the roles name, lowercase, in order of code. */
	orgs: string[];
}

/**
 * `wrong-password`: name or password. `locked-out`: too many tries, or the account is closed. `server-unreachable`: no
 * answer at all. `server-error`: it answered that it cannot. `bad-reply`: what answered is not our server (a hotel's page).
 */
export type SignInProblem = 'wrong-password' | 'locked-out' | 'server-unreachable' | 'server-error' | 'bad-reply';
export type SignInResult = { ok: true; account: Account } | { ok: false; problem: SignInProblem };

/** `unknown`: the server could not be asked; what the device remembers stands. */
export type SessionState =
	{ state: 'signed-in'; account: Account } | { state: 'signed-out' } | { state: 'unknown'; problem: SignInProblem };

export interface ServerAddress {
	/** Root of the server's API, with the slash: `/db/` in the app. */
	serverUrl?: string;
	fetch?: typeof fetch;
}

const UNAUTHORIZED = 401;
const LOCKED_OUT: readonly number[] = [403, 429];

/** Signs in; the cookie is then sent by itself with every request to the server. Never rejects. */
export async function signIn(credentials: { user: string; password: string }, address: ServerAddress = {}): Promise<SignInResult> {
	const body = JSON.stringify({ name: credentials.user, password: credentials.password });
	const answer = await ask(address, '_session', { method: 'POST', body });
	if ('problem' in answer) return { ok: false, problem: answer.problem };
	if (answer.status !== 200) return { ok: false, problem: problemOf(answer.status) };
	const { name, roles } = answer.data as { name?: unknown; roles?: unknown };
	// CouchDB leaves the name out for server administrators of its configuration file.
	const user = typeof name === 'string' ? name : credentials.user;
	if (!isRoles(roles)) return { ok: false, problem: 'bad-reply' };
	return { ok: true, account: await accountOf(address, user, roles) };
}

/** Who the server says is signed in. Never rejects. */
export async function whoIsSignedIn(address: ServerAddress = {}): Promise<SessionState> {
	const answer = await ask(address, '_session', {});
	if ('problem' in answer) return { state: 'unknown', problem: answer.problem };
	if (answer.status === UNAUTHORIZED) return { state: 'signed-out' };
	if (answer.status !== 200) return { state: 'unknown', problem: problemOf(answer.status) };
	const context = (answer.data as { userCtx?: { name?: unknown; roles?: unknown } }).userCtx;
	if (!isRoles(context?.roles)) return { state: 'unknown', problem: 'bad-reply' };
	if (typeof context.name !== 'string') return { state: 'signed-out' };
	return { state: 'signed-in', account: await accountOf(address, context.name, context.roles) };
}

/** Ends the session at the server; false when it could not be told. What is on the device stays there. Never rejects. */
export async function signOut(address: ServerAddress = {}): Promise<boolean> {
	const answer = await ask(address, '_session', { method: 'DELETE' });
	return !('problem' in answer) && answer.status === 200;
}

/** Codes of the organisations that role strings name. */
export function orgsOf(roles: readonly string[]): string[] {
	const databases = roles
		.filter((role) => role.startsWith(DATABASE_PREFIX) && role.includes(':'))
		.map((role) => role.slice(0, role.indexOf(':')));
	return [...new Set(databases.map((database) => database.slice(DATABASE_PREFIX.length)))].toSorted();
}

/** The display name is in the user's own document; without it the user name does. */
async function accountOf(address: ServerAddress, user: string, roles: string[]): Promise<Account> {
	const answer = await ask(address, `_users/${encodeURIComponent(USER_PREFIX + user)}`, {});
	const told = 'data' in answer && answer.status === 200 ? (answer.data as { displayName?: unknown }).displayName : undefined;
	return { user, displayName: typeof told === 'string' && told !== '' ? told : user, roles, orgs: orgsOf(roles) };
}

type Answer = { status: number; data: object } | { problem: SignInProblem };

async function ask(address: ServerAddress, path: string, init: RequestInit): Promise<Answer> {
	const fetchFrom = address.fetch ?? fetch;
	const headers = { Accept: 'application/json', ...(init.body === undefined ? {} : { 'Content-Type': 'application/json' }) };
	let response: Response;
	let text: string;
	try {
		const signal = AbortSignal.timeout(SIGN_IN_MS_MAX);
		response = await fetchFrom((address.serverUrl ?? '/db/') + path, { ...init, headers, signal, cache: 'no-store', redirect: 'manual' });
		text = await response.text();
	} catch {
		return { problem: 'server-unreachable' };
	}
	try {
		const data: unknown = JSON.parse(text);
		if (typeof data === 'object' && data !== null) return { status: response.status, data };
	} catch {
		// Not JSON: told apart below by the status.
	}
	return { problem: response.status >= 500 ? 'server-error' : 'bad-reply' };
}

function problemOf(status: number): SignInProblem {
	if (status === UNAUTHORIZED) return 'wrong-password';
	if (LOCKED_OUT.includes(status)) return 'locked-out';
	return status >= 500 ? 'server-error' : 'bad-reply';
}

const isRoles = (roles: unknown): roles is string[] => Array.isArray(roles) && roles.every((role) => typeof role === 'string');
