// Who is asking? A Basic header or an AuthSession cookie, against `_users` (P10, P11).
import { Refused } from '../errors.ts';
import type { Clock, Log, Watch } from '../ports.ts';
import type { Database, Store } from '../store/store.ts';
import { NOBODY, type UserContext } from './grants.ts';
import { HashingTurns } from './hashing-turns.ts';
import { hashPassword, isOutdated, isPassword, passwordFieldsOf } from './passwords.ts';
import { readUser } from './read-user.ts';
import { cookieValue, isValidSession, makeSession, needsRenewal, readSession } from './sessions.ts';
import { SignInAttempts, type AttemptsKeeper } from './sign-in-attempts.ts';
import { upgradePassword } from './upgrade-password.ts';
import { isOver, rolesOf, USERS_DATABASE } from './user-documents.ts';
import { VerifiedPasswords } from './verified-passwords.ts';

export interface Authenticated {
	user: UserContext;
	by: 'default' | 'cookie' | undefined;
	/** A fresh cookie value to send along, when the one that came grows old. */
	renewedSession: string | undefined;
	/** Of the password that the user has; a new one has another. Empty for nobody. */
	salt: string;
}

type Found = Pick<Authenticated, 'user' | 'salt'>;

const ANONYMOUS: Authenticated = { user: NOBODY, by: undefined, renewedSession: undefined, salt: '' };

interface Parts {
	store: Store;
	clock: Clock;
	secret: string;
	settings: { sessionSeconds: number; pbkdf2Iterations: number };
	log: Log;
	watch: Watch;
}

/** What a request shows of who sends it, and the network it comes from. */
export interface Shown {
	authorization?: string | undefined;
	cookie?: string | undefined;
	network: string;
}

export class Authenticator {
	readonly #parts: Parts;
	readonly #verified = new VerifiedPasswords();
	readonly #attempts: SignInAttempts;
	readonly #turns = new HashingTurns();

	constructor(parts: Parts) {
		this.#parts = parts;
		const { clock, secret, store } = parts;
		this.#attempts = new SignInAttempts({ clock, secret, keeper: keeperIn(store) });
	}

	/**
	 * Reads the headers of a request. Without credentials, or with a kind this server does not know: nobody.
	 * Throws Refused when a password is wrong or credentials are malformed; a cookie that no longer holds makes nobody.
	 */
	async authenticate({ authorization, cookie, network }: Shown): Promise<Authenticated> {
		const basic = readBasic(authorization);
		if (basic !== undefined) {
			const found = await this.#found(basic.name, basic.password, network);
			if (found === undefined) throw new Refused('wrong_password');
			return { ...found, by: 'default', renewedSession: undefined };
		}
		const session = cookieValue(cookie);
		return session === undefined || session === '' ? ANONYMOUS : await this.#bySession(session);
	}

	/**
	 * The user of a name and password; undefined when either is wrong. Throws Refused while there were too many wrong ones (O50): the same
	 * way, and after as long, whether the name exists or not.
	 */
	async signIn(name: string, password: string, network: string): Promise<UserContext | undefined> {
		return (await this.#found(name, password, network))?.user;
	}

	async #found(name: string, password: string, network: string): Promise<Found | undefined> {
		try {
			const found = await this.#checked(name, password, network);
			if (found === undefined) this.#parts.watch.signInFailed('wrong');
			return found;
		} catch (error) {
			if (error instanceof Refused && error.status === 403) this.#parts.watch.signInFailed('locked');
			throw error;
		}
	}

	async #checked(name: string, password: string, network: string): Promise<Found | undefined> {
		const document = await readUser(this.#parts.store, name);
		const kept = document === undefined ? undefined : passwordFieldsOf(document);
		const attempt = { name, salt: kept?.salt ?? '', network };
		const { pbkdf2Iterations } = this.#parts.settings;
		if (document === undefined || kept === undefined) {
			await this.#attempts.counted(attempt, () => this.#turns.take(() => hashInVain(password, pbkdf2Iterations)));
			return undefined;
		}
		await this.#attempts.check(attempt);
		const isRight = await this.#verified.check(name, password, kept, () =>
			this.#attempts.counted(attempt, () => this.#turns.take(() => isPassword(password, kept)))
		);
		if (!isRight || isOver(document, this.#parts.clock.now())) return undefined;
		if (isOutdated(kept, pbkdf2Iterations)) await this.#upgrade(name, password);
		return { user: { name, roles: rolesOf(document) }, salt: kept.salt };
	}

	/** The accounts: what is written there changes who may what. */
	accounts(): Promise<Database | undefined> {
		return this.#parts.store.open(USERS_DATABASE);
	}

	/** The user as the account stands now; undefined when it is no more, is shut out, or has another password. */
	async asOfNow({ user, salt }: Authenticated): Promise<UserContext | undefined> {
		if (user.name === null) return user;
		const document = await readUser(this.#parts.store, user.name);
		if (document === undefined || passwordFieldsOf(document) === undefined || saltOf(document) !== salt) return undefined;
		return isOver(document, this.#parts.clock.now()) ? undefined : { name: user.name, roles: rolesOf(document) };
	}

	/** A cookie value for a user who has just signed in. */
	async startSession(name: string): Promise<string> {
		const { store, clock, secret } = this.#parts;
		return makeSession(name, clock.now(), secret, saltOf(await readUser(store, name)));
	}

	/** The sign-in is good without it, so what goes wrong here is for the log. */
	async #upgrade(name: string, password: string): Promise<void> {
		const { store, settings, log } = this.#parts;
		await this.#turns
			.take(() => upgradePassword(store, name, password, settings.pbkdf2Iterations))
			.catch((error: unknown) => log.error({ error: String(error) }, 'A password could not be kept at its new cost'));
	}

	async #bySession(value: string): Promise<Authenticated> {
		const claim = readSession(value);
		if (claim === undefined) throw new Refused('bad_request', 'Malformed AuthSession cookie. Please clear your cookies.');
		const { store, clock, secret, settings } = this.#parts;
		const document = await readUser(store, claim.name);
		const now = clock.now();
		const { sessionSeconds } = settings;
		if (document === undefined || !isValidSession(claim, now, sessionSeconds, secret, saltOf(document))) return ANONYMOUS;
		if (isOver(document, now)) return ANONYMOUS;
		const renewed = needsRenewal(claim, now, sessionSeconds) ? makeSession(claim.name, now, secret, saltOf(document)) : undefined;
		return { user: { name: claim.name, roles: rolesOf(document) }, by: 'cookie', renewedSession: renewed, salt: saltOf(document) };
	}
}

const saltOf = (document: Record<string, unknown> | undefined): string => (typeof document?.salt === 'string' ? document.salt : '');

/** Costs as much as checking a password, and finds it wrong. */
async function hashInVain(password: string, iterations: number): Promise<boolean> {
	await hashPassword(password, iterations);
	return false;
}

const ATTEMPTS_KEY = 'sign-in-attempts';

/** Keeps the counts with the users they are about, so that they are wherever the users are. */
function keeperIn(store: Store): AttemptsKeeper {
	return {
		read: async () => (await store.open(USERS_DATABASE))?.readMeta(ATTEMPTS_KEY),
		write: async (text) => (await store.open(USERS_DATABASE))?.writeMeta(ATTEMPTS_KEY, text)
	};
}

const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

/**
 * Name and password of a Basic header; undefined for none, for other kinds, and for `_:_`, with which browsers' tools sign out. Throws
 * Refused when it is not base64.
 */
function readBasic(header: string | undefined): { name: string; password: string } | undefined {
	const match = /^Basic\s+(.*)$/i.exec(header ?? '');
	if (match === null) return undefined;
	const [, encoded = ''] = match;
	if (!BASE64.test(encoded)) throw new Refused('bad_request', 'Authorization header has invalid base64 value');
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	if (colon < 0 || text === '_:_') return undefined;
	return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}
