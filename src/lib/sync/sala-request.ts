// One request to the server's own addresses (/_sala/…), apart from CouchDB's wire: JSON both ways, and what went wrong in one word.
import { toBase64 } from '#domain/base64.ts';

/** Checking a password is slow on purpose; a slow link comes on top. */
export const SALA_REQUEST_MS_MAX = 30_000;
const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const TOO_MANY = 429;
const SERVER_ERROR_FROM = 500;

/** `server-unreachable`: no answer at all. `server-error`: it answered that it cannot. `bad-reply`: what answered is not our server. */
export type SalaProblem = 'server-unreachable' | 'server-error' | 'bad-reply';
export type SalaReply = { status: number; data: Record<string, unknown> } | { problem: SalaProblem };

export interface SalaAddress {
	/** Root of these addresses, with the slash: `/_sala/` in the app. */
	salaUrl?: string;
	fetch?: typeof fetch;
}
/** Whose name and password go along; without it whoever is signed in by cookie asks. */
export interface NamedAccount {
	user: string;
	password: string;
}
export interface SalaAsked {
	/** POSTed as JSON; a GET without it. */
	body?: object;
	account?: NamedAccount | undefined;
}

/** Asks once. Answers of 5xx are problems; every other status is the caller's to judge. Never rejects. */
export async function askSala(path: string, { body, account }: SalaAsked, address: SalaAddress = {}): Promise<SalaReply> {
	const { salaUrl = '/_sala/', fetch: fetchFrom = fetch } = address;
	try {
		const response = await fetchFrom(salaUrl + path, {
			method: body === undefined ? 'GET' : 'POST',
			headers: { Accept: 'application/json', 'Content-Type': 'application/json', ...(account && { Authorization: basic(account) }) },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
			signal: AbortSignal.timeout(SALA_REQUEST_MS_MAX),
			cache: 'no-store',
			redirect: 'manual'
		});
		return replyOf(response.status, await response.text());
	} catch {
		return { problem: 'server-unreachable' };
	}
}

/** Why an act that needs a head's or an administrator's account was turned away: `account-needed`, the session's is not one. */
export type AccountProblem = 'account-needed' | 'wrong-password' | 'not-allowed' | 'too-many-tries';

/** What an answer says of the account that asked; undefined when it is about something else. */
export function accountProblemOf(status: number, { reason }: { reason?: unknown }): AccountProblem | undefined {
	if (status === TOO_MANY) return 'too-many-tries';
	if (status === UNAUTHORIZED) return 'wrong-password';
	if (status !== FORBIDDEN) return undefined;
	if (String(reason).startsWith('Account is temporarily locked')) return 'too-many-tries';
	return String(reason).startsWith('account-needed') ? 'account-needed' : 'not-allowed';
}

function replyOf(status: number, text: string): SalaReply {
	if (status >= SERVER_ERROR_FROM) return { problem: 'server-error' };
	try {
		const data: unknown = JSON.parse(text);
		if (typeof data === 'object' && data !== null && !Array.isArray(data)) return { status, data: data as Record<string, unknown> };
	} catch {
		// A page of somebody else's.
	}
	return { problem: 'bad-reply' };
}

/** Names and passwords may be of any letters: their UTF-8 bytes go over the wire. */
function basic({ user, password }: NamedAccount): string {
	return `Basic ${toBase64(new TextEncoder().encode(`${user}:${password}`))}`;
}
