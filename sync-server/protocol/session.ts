// _session: sign in, who am I, sign out (P11, P12).
import { cookieHeader } from '../auth/sessions.ts';
import { Refused } from '../errors.ts';
import { json, type Answer, type Ask } from './exchange.ts';
import { parseJsonObject } from './parse-json.ts';

/** Anyone may send this much, so it is no more than a name and a password take. */
const SIGN_IN_BYTES_MAX = 16 * 1024;

export async function session(ask: Ask): Promise<Answer> {
	if (ask.method === 'POST') return signIn(ask);
	if (ask.method === 'DELETE') return signOut(ask);
	const { user, by } = ask.authenticated;
	if (user.name === null && ask.query.get('basic') === 'true') throw new Refused('unauthorized', 'Please login.');
	const info = { authentication_handlers: ['cookie', 'default'], ...(by === undefined ? {} : { authenticated: by }) };
	return json(200, { ok: true, userCtx: user, info }, { 'Cache-Control': 'must-revalidate' });
}

/** The header that gives a cookie, or takes it away. */
export const setCookie = (ask: Pick<Ask, 'service' | 'cookies'>, value: string): string =>
	cookieHeader(value, ask.service.clock.now(), ask.service.limits.sessionSeconds, ask.cookies);

async function signIn(ask: Ask): Promise<Answer> {
	const { name, password } = readCredentials(await ask.text(SIGN_IN_BYTES_MAX), ask.header('content-type') ?? '');
	const { authenticator } = ask.service;
	const user = await authenticator.signIn(name, password, ask.network);
	if (user === undefined) {
		const refused = new Refused('wrong_password', undefined, { 'Set-Cookie': setCookie(ask, '') });
		return redirected(ask, 'fail', { error: refused.error, reason: refused.reason }, refused.headers) ?? Promise.reject(refused);
	}
	const headers = { 'Set-Cookie': setCookie(ask, await authenticator.startSession(name)) };
	const body = { ok: true, name, roles: user.roles };
	return redirected(ask, 'next', body, headers) ?? json(200, body, headers);
}

function signOut(ask: Ask): Answer {
	const headers = { 'Set-Cookie': setCookie(ask, '') };
	return redirected(ask, 'next', { ok: true }, headers) ?? json(200, { ok: true }, headers);
}

/** The way on that the client asked for, when it leads to this server. */
function redirected(ask: Ask, parameter: 'next' | 'fail', body: object, headers: Readonly<Record<string, string>>): Answer | undefined {
	const to = ask.query.get(parameter);
	return to === undefined || !isLocalPath(to) ? undefined : json(302, body, { ...headers, Location: ask.base + to });
}

/** A path on this server: `//host` and `/\host` would lead elsewhere. */
const isLocalPath = (path: string): boolean => /^\/(?![/\\])[^\r\n]*$/.test(path);

function readCredentials(text: string, contentType: string): { name: string; password: string } {
	const { name, username, password } = membersOf(text, contentType);
	if (name !== undefined && username !== undefined && name !== username)
		throw new Refused('bad_request', 'request body contains different usernames');
	const given = username ?? name;
	if (given === undefined) throw new Refused('bad_request', 'request body must contain a username');
	return { name: textOf(given), password: textOf(password ?? '') };
}

function membersOf(text: string, contentType: string): Record<string, unknown> {
	if (contentType.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
	if (contentType.startsWith('application/json')) return parseJsonObject(text);
	throw new Refused('bad_content_type', "Content-Type must be 'application/x-www-form-urlencoded' or 'application/json'");
}

function textOf(value: unknown): string {
	if (typeof value === 'string') return value;
	throw new Refused('bad_request', 'A name and a password are texts');
}
