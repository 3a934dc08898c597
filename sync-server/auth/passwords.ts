// Passwords as CouchDB keeps them in `_users`: PBKDF2, the salt's hexadecimal text as salt, so that users move across.
import { pbkdf2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(pbkdf2);

const SALT_BYTES = 16;
const SHA256_KEY_BYTES = 32;
const SHA1_KEY_BYTES = 20;
/** A kept password that asks for more than this is not checked: it would hold a core for seconds. */
export const ITERATIONS_MAX = 10_000_000;

export interface PasswordFields {
	password_scheme: 'pbkdf2';
	/** CouchDB before 3.4 wrote none and meant 'sha'. */
	pbkdf2_prf?: string | undefined;
	iterations: number;
	derived_key: string;
	salt: string;
}

/** The fields to keep instead of a new password. Takes a noticeable part of a second, off the main thread. */
export async function hashPassword(password: string, iterations: number): Promise<PasswordFields> {
	const salt = randomBytes(SALT_BYTES).toString('hex');
	const key = await derive(password, salt, iterations, SHA256_KEY_BYTES, 'sha256');
	return { password_scheme: 'pbkdf2', pbkdf2_prf: 'sha256', iterations, derived_key: key.toString('hex'), salt };
}

/** Whether a password is the one that was kept. Takes as long for a wrong one. */
export async function isPassword(password: string, kept: PasswordFields): Promise<boolean> {
	const expected = Buffer.from(kept.derived_key, 'hex');
	const algorithm = kept.pbkdf2_prf === 'sha256' ? 'sha256' : 'sha1';
	const keyBytes = algorithm === 'sha256' ? SHA256_KEY_BYTES : SHA1_KEY_BYTES;
	if (expected.length !== keyBytes || kept.iterations > ITERATIONS_MAX) return false;
	return timingSafeEqual(await derive(password, kept.salt, kept.iterations, keyBytes, algorithm), expected);
}

/** The password fields of a user document, or undefined when it has none that can be checked. */
export function passwordFieldsOf(user: Record<string, unknown>): PasswordFields | undefined {
	const { password_scheme, pbkdf2_prf, iterations, derived_key, salt } = user;
	const isUsable =
		password_scheme === 'pbkdf2' &&
		(pbkdf2_prf === undefined || pbkdf2_prf === 'sha256' || pbkdf2_prf === 'sha') &&
		typeof iterations === 'number' &&
		Number.isInteger(iterations) &&
		iterations > 0 &&
		typeof derived_key === 'string' &&
		typeof salt === 'string';
	return isUsable ? { password_scheme, pbkdf2_prf, iterations, derived_key, salt } : undefined;
}
