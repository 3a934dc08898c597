// _session: sign in, who am I, sign out (P11, P12).
import { cookieHeader } from '../auth/sessions.ts';
import { Refused } from '../errors.ts';
import { json, type Answer, type Ask } from './exchange.ts';
import { isObject, parseJson } from './parse-json.ts';

export async function session(ask: Ask): Promise<Answer> {
	if (ask.method === 'POST') return signIn(ask);
	if (ask.method === 'DELETE') return json(200, { ok: true }, { 'Set-Cookie': setCookie(ask, '') });
	const { user, by } = ask.authenticated;
	const info = { authentication_handlers: ['cookie', 'default'], ...(by === undefined ? {} : { authenticated: by }) };
	return json(200, { ok: true, userCtx: user, info }, { 'Cache-Control': 'must-revalidate' });
}

/** The header that gives a cookie, or takes it away. */
export const setCookie = (ask: Pick<Ask, 'service' | 'cookies'>, value: string): string =>
	cookieHeader(value, ask.service.clock.now(), ask.service.limits.sessionSeconds, ask.cookies);

async function signIn(ask: Ask): Promise<Answer> {
	const { name, password } = readCredentials(await ask.text(), ask.header('content-type') ?? '');
	if (name === undefined || name === '') throw new Refused('bad_request', 'request body must contain a username');
	if (password === undefined) throw new Refused('bad_request', 'request body must contain a password');
	const { authenticator } = ask.service;
	const user = await authenticator.signIn(name, password);
	if (user === undefined) throw new Refused('wrong_password', undefined, { 'Set-Cookie': setCookie(ask, '') });
	const headers = { 'Set-Cookie': setCookie(ask, await authenticator.startSession(name)) };
	const body = { ok: true, name, roles: user.roles };
	const next = ask.query.get('next');
	return next === undefined || !isLocalPath(next) ? json(200, body, headers) : json(302, body, { ...headers, Location: ask.base + next });
}

/** A path on this server: `//host` and `/\host` would lead elsewhere. */
const isLocalPath = (path: string): boolean => /^\/(?![/\\])[^\r\n]*$/.test(path);

function readCredentials(text: string, contentType: string): { name: string | undefined; password: string | undefined } {
	if (contentType.startsWith('application/x-www-form-urlencoded')) {
		const form = new URLSearchParams(text);
		return { name: form.get('name') ?? form.get('username') ?? undefined, password: form.get('password') ?? undefined };
	}
	const body = parseJson(text);
	const { name, username, password } = isObject(body) ? body : {};
	return { name: textOrNothing(name ?? username), password: textOrNothing(password) };
}

const textOrNothing = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
