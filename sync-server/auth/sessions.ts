// Pure: the AuthSession cookie, as CouchDB makes it: base64url of `name:hex time:` and an HMAC over both, keyed with the
// server's secret and the user's salt, so that a new password ends every older session.
import { createHmac, timingSafeEqual } from 'node:crypto';

export const COOKIE_NAME = 'AuthSession';

/** A cookie with less than this share of its life left is renewed with the next answer. */
const RENEWAL_SHARE = 0.9;
const MS_IN_SECOND = 1000;
/** How far in the future a cookie may be dated: the server's clock may have been set back. */
const CLOCK_STEP_SECONDS_MAX = 60;

export interface SessionClaim {
	name: string;
	/** Seconds since 1970 when it was made. */
	madeAt: number;
	mac: Buffer;
}

/** The value of a fresh cookie. */
export function makeSession(name: string, nowMs: number, secret: string, salt: string): string {
	const claim = `${name}:${Math.floor(nowMs / MS_IN_SECOND)
		.toString(16)
		.toUpperCase()}`;
	const mac = macOf(claim, secret, salt);
	return Buffer.concat([Buffer.from(`${claim}:`), mac]).toString('base64url');
}

/** What a cookie's value claims, unproven; undefined when it cannot be one. */
export function readSession(value: string): SessionClaim | undefined {
	const bytes = Buffer.from(value, 'base64url');
	const first = bytes.indexOf(':');
	const second = bytes.indexOf(':', first + 1);
	if (first < 1 || second < 0) return undefined;
	const time = bytes.subarray(first + 1, second).toString('latin1');
	if (!/^[0-9A-F]{1,12}$/i.test(time)) return undefined;
	return { name: bytes.subarray(0, first).toString('utf8'), madeAt: Number.parseInt(time, 16), mac: bytes.subarray(second + 1) };
}

/** Whether a claim holds: made by this server for this user with this password, and not too long ago. */
export function isValidSession(claim: SessionClaim, nowMs: number, sessionSeconds: number, secret: string, salt: string): boolean {
	const expected = macOf(`${claim.name}:${claim.madeAt.toString(16).toUpperCase()}`, secret, salt);
	const ageSeconds = nowMs / MS_IN_SECOND - claim.madeAt;
	const isInTime = ageSeconds < sessionSeconds && ageSeconds > -CLOCK_STEP_SECONDS_MAX;
	return claim.mac.length === expected.length && timingSafeEqual(claim.mac, expected) && isInTime;
}

export const needsRenewal = (claim: SessionClaim, nowMs: number, sessionSeconds: number): boolean =>
	claim.madeAt + sessionSeconds - nowMs / MS_IN_SECOND < sessionSeconds * RENEWAL_SHARE;

/** The Set-Cookie header for a value; an empty one ends the session. `sameSite` is for the app's own origin only: CouchDB sends none. */
export function cookieHeader(
	value: string,
	nowMs: number,
	sessionSeconds: number,
	options: { sameSite: boolean; secure: boolean }
): string {
	const maxAge = value === '' ? 0 : sessionSeconds;
	const expires = new Date(value === '' ? 0 : nowMs + sessionSeconds * MS_IN_SECOND).toUTCString();
	const flags = `${options.sameSite ? '; SameSite=Strict' : ''}${options.secure ? '; Secure' : ''}`;
	return `${COOKIE_NAME}=${value}; Version=1; Expires=${expires}; Max-Age=${maxAge}; Path=/; HttpOnly${flags}`;
}

/** The cookie's value out of a Cookie header. */
export function cookieValue(header: string | undefined): string | undefined {
	for (const pair of header?.split(';') ?? []) {
		const [name, ...value] = pair.trim().split('=');
		if (name === COOKIE_NAME) return value.join('=').replace(/^"|"$/g, '');
	}
	return undefined;
}

const macOf = (claim: string, secret: string, salt: string): Buffer =>
	createHmac('sha256', secret + salt)
		.update(claim)
		.digest();
