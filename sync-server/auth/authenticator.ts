// Who is asking? A Basic header or an AuthSession cookie, against `_users` (P10, P11).
import { Refused } from '../errors.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { NOBODY, type UserContext } from './grants.ts';
import { hashPassword, isPassword, passwordFieldsOf } from './passwords.ts';
import { readUser } from './read-user.ts';
import { cookieValue, isValidSession, makeSession, needsRenewal, readSession } from './sessions.ts';
import { rolesOf } from './user-documents.ts';
import { VerifiedPasswords } from './verified-passwords.ts';

export interface Authenticated {
	user: UserContext;
	by: 'default' | 'cookie' | undefined;
	/** A fresh cookie value to send along, when the one that came grows old. */
	renewedSession: string | undefined;
}

const ANONYMOUS: Authenticated = { user: NOBODY, by: undefined, renewedSession: undefined };

/** Kept when a name is unknown, so that the answer takes as long as for a wrong password. */
const DECOY_NAME = ':nobody';

export class Authenticator {
	readonly #store: Store;
	readonly #clock: Clock;
	readonly #secret: string;
	readonly #settings: { sessionSeconds: number; pbkdf2Iterations: number };
	readonly #verified = new VerifiedPasswords();
	#decoy: ReturnType<typeof hashPassword> | undefined;

	constructor(parts: { store: Store; clock: Clock; secret: string; settings: { sessionSeconds: number; pbkdf2Iterations: number } }) {
		this.#store = parts.store;
		this.#clock = parts.clock;
		this.#secret = parts.secret;
		this.#settings = parts.settings;
	}

	/**
	 * Reads the headers of a request. Without credentials, or with a kind this server does not know: nobody.
	 * Throws Refused when a password is wrong or credentials are malformed; a cookie that no longer holds makes nobody.
	 */
	async authenticate(headers: { authorization?: string | undefined; cookie?: string | undefined }): Promise<Authenticated> {
		const basic = readBasic(headers.authorization);
		if (basic !== undefined) {
			const user = await this.signIn(basic.name, basic.password);
			if (user === undefined) throw new Refused('wrong_password');
			return { user, by: 'default', renewedSession: undefined };
		}
		const cookie = cookieValue(headers.cookie);
		return cookie === undefined || cookie === '' ? ANONYMOUS : await this.#bySession(cookie);
	}

	/** The user of a name and password; undefined when either is wrong. */
	async signIn(name: string, password: string): Promise<UserContext | undefined> {
		const document = await readUser(this.#store, name);
		const kept = document === undefined ? undefined : passwordFieldsOf(document);
		if (document === undefined || kept === undefined) {
			this.#decoy ??= hashPassword(DECOY_NAME, this.#settings.pbkdf2Iterations);
			await isPassword(password, await this.#decoy);
			return undefined;
		}
		return (await this.#verified.check(name, password, kept)) ? { name, roles: rolesOf(document) } : undefined;
	}

	/** A cookie value for a user who has just signed in. */
	async startSession(name: string): Promise<string> {
		const document = await readUser(this.#store, name);
		return makeSession(name, this.#clock.now(), this.#secret, saltOf(document));
	}

	async #bySession(value: string): Promise<Authenticated> {
		const claim = readSession(value);
		if (claim === undefined) throw new Refused('bad_request', 'Malformed AuthSession cookie. Please clear your cookies.');
		const document = await readUser(this.#store, claim.name);
		const now = this.#clock.now();
		const { sessionSeconds } = this.#settings;
		if (document === undefined || !isValidSession(claim, now, sessionSeconds, this.#secret, saltOf(document))) return ANONYMOUS;
		const renewed = needsRenewal(claim, now, sessionSeconds) ? makeSession(claim.name, now, this.#secret, saltOf(document)) : undefined;
		return { user: { name: claim.name, roles: rolesOf(document) }, by: 'cookie', renewedSession: renewed };
	}
}

const saltOf = (document: Record<string, unknown> | undefined): string => (typeof document?.salt === 'string' ? document.salt : '');

/** Name and password of a Basic header; undefined for none and for other kinds. Throws Refused when it cannot be read. */
function readBasic(header: string | undefined): { name: string; password: string } | undefined {
	const match = /^Basic\s+(.*)$/i.exec(header ?? '');
	if (match === null) return undefined;
	const text = Buffer.from(match[1] as string, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	if (colon < 0) throw new Refused('bad_request', 'Authorization header has invalid base64 value');
	return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}
