// Passwords as CouchDB keeps them in `_users`: PBKDF2, the salt's hexadecimal text as salt, so that users move across; and what older
// servers kept, which is read and replaced at the next sign-in.
import { createHash, pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);

const SALT_BYTES = 16;
/** A kept password that asks for more than this is not checked: it would hold a core for seconds. */
export const ITERATIONS_MAX = 10_000_000;
/** CouchDB's figure for a document that does not say. */
const ITERATIONS_DEFAULT = 10_000;

/** CouchDB's word for each hash → Node's, and the bytes of its key. */
const prfs = {
	sha: { digest: 'sha1', keyBytes: 20 },
	sha224: { digest: 'sha224', keyBytes: 28 },
	sha256: { digest: 'sha256', keyBytes: 32 },
	sha384: { digest: 'sha384', keyBytes: 48 },
	sha512: { digest: 'sha512', keyBytes: 64 }
} as const;
type Prf = keyof typeof prfs;
const NEW_PRF: Prf = 'sha256';

export interface PasswordFields {
	/** `simple`: SHA-1 over password and salt, as CouchDB before 1.3 wrote it. */
	password_scheme: 'pbkdf2' | 'simple';
	/** CouchDB before 3.4 wrote none and meant 'sha'. */
	pbkdf2_prf: Prf;
	iterations: number;
	derived_key: string;
	salt: string;
}

/** The fields of a new password, as they stand in a document. */
export type NewPasswordFields = Omit<PasswordFields, 'password_scheme'> & { password_scheme: 'pbkdf2' };

/** The fields to keep instead of a new password. Takes a noticeable part of a second, off the main thread. */
export async function hashPassword(password: string, iterations: number, salt = newSalt()): Promise<NewPasswordFields> {
	const { digest, keyBytes } = prfs[NEW_PRF];
	const key = await derive(password, salt, iterations, keyBytes, digest);
	return { password_scheme: 'pbkdf2', pbkdf2_prf: NEW_PRF, iterations, derived_key: key.toString('hex'), salt };
}

const newSalt = (): string => randomBytes(SALT_BYTES).toString('hex');

/** Whether a password is the one that was kept. Takes as long for a wrong one. */
export async function isPassword(password: string, kept: PasswordFields): Promise<boolean> {
	const expected = Buffer.from(kept.derived_key, 'hex');
	const found = await keyOf(password, kept);
	return found.length === expected.length && timingSafeEqual(found, expected);
}

async function keyOf(password: string, { password_scheme, pbkdf2_prf, salt, iterations }: PasswordFields): Promise<Buffer> {
	if (password_scheme === 'simple')
		return createHash('sha1')
			.update(password + salt)
			.digest();
	const { digest, keyBytes } = prfs[pbkdf2_prf];
	return derive(password, salt, iterations, keyBytes, digest);
}

/** Whether a kept password is weaker than a new one would be, so that it is to be replaced when it is next typed. */
export const isOutdated = ({ password_scheme, pbkdf2_prf, iterations }: PasswordFields, iterationsNow: number): boolean =>
	password_scheme !== 'pbkdf2' || pbkdf2_prf !== NEW_PRF || iterations < iterationsNow;

/** The password fields of a user document, or undefined when it has none that can be checked. */
export function passwordFieldsOf(user: Record<string, unknown>): PasswordFields | undefined {
	const { password_scheme = 'simple', pbkdf2_prf = 'sha', iterations = ITERATIONS_DEFAULT, salt } = user;
	if (typeof salt !== 'string') return undefined;
	if (password_scheme === 'simple') {
		const { password_sha } = user;
		return typeof password_sha === 'string'
			? { password_scheme, pbkdf2_prf: 'sha', iterations: 1, derived_key: password_sha, salt }
			: undefined;
	}
	const { derived_key } = user;
	if (password_scheme !== 'pbkdf2' || typeof derived_key !== 'string' || !isPrf(pbkdf2_prf) || !isIterations(iterations)) return undefined;
	return { password_scheme, pbkdf2_prf, iterations, derived_key, salt };
}

const isPrf = (value: unknown): value is Prf => typeof value === 'string' && Object.hasOwn(prfs, value);
const isIterations = (value: unknown): value is number =>
	typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= ITERATIONS_MAX;
