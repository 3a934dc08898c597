// A new tablet at the server (U143): a one-time code is made by somebody's account, looked at and claimed by the tablet. Needs the network.
import {
	accountProblemOf,
	askSala,
	type AccountProblem,
	type NamedAccount,
	type SalaAddress,
	type SalaProblem,
	type SalaReply
} from './sala-request.ts';

/**
 * `unknown`: mistyped, or made elsewhere. `used`, `expired`: as they say. `other-centre`: the device is another centre's.
 * `revoked`: it has lost its place and still has what it must send and forget. `too-many-tries`: wait. The rest as when signing in.
 */
export type EnrolmentProblem = SalaProblem | 'unknown' | 'used' | 'expired' | 'other-centre' | 'revoked' | 'too-many-tries';
export type NewCodeProblem = SalaProblem | AccountProblem;

/** Whose code it is, for the person to confirm. */
export interface EnrolmentOffer {
	/** Name of the organisation's database, `org-…`. */
	org: string;
	centre: string;
	deviceName: string;
	/** Account that made the code, and what its owner is called. */
	madeBy: string;
	madeByName: string;
}
/** What a claim hands over: the device's own account, and the secret that opens the keys in the QR code. */
export interface EnrolmentClaim extends EnrolmentOffer {
	user: string;
	password: string;
	secret: string;
}
export interface NewCode {
	code: string;
	/** 32 bytes, base64url. */
	secret: string;
	/** Server's time, milliseconds since 1970. */
	expiresAt: number;
}
export type Answered<T, P> = { ok: true; answer: T } | { ok: false; problem: P };

/** The same device with the same nonce may claim again while the code lives: an answer that was lost costs nothing. */
export interface Claimant {
	code: string;
	/** ULID of this device. */
	device: string;
	/** At least 22 random letters, made once for a code. */
	nonce: string;
}

/** Whose code this is. Never rejects. */
export async function lookAtCode(who: Claimant, address?: SalaAddress): Promise<Answered<EnrolmentOffer, EnrolmentProblem>> {
	const reply = await askSala('enrolments', { body: { ...who, claim: false } }, address);
	return answered(reply, isOffer, enrolmentProblem);
}

/** Takes the device in under this name. Never rejects. */
export async function claimCode(who: Claimant, name: string, address?: SalaAddress): Promise<Answered<EnrolmentClaim, EnrolmentProblem>> {
	const reply = await askSala('enrolments', { body: { ...who, name, claim: true } }, address);
	return answered(reply, isClaim, enrolmentProblem);
}

/** Makes a code for a new device, as whoever is signed in or as the account given. Never rejects. */
export async function makeCode(
	wanted: { org: string; name: string },
	account: NamedAccount | undefined,
	address?: SalaAddress
): Promise<Answered<NewCode, NewCodeProblem>> {
	const reply = await askSala('enrolment-codes', { body: wanted, account }, address);
	return answered(reply, isNewCode, accountProblemOf);
}

function answered<T extends object, P extends string>(
	reply: SalaReply,
	fits: (data: object) => data is T,
	problemOf: (status: number, data: { error?: unknown; reason?: unknown }) => P | undefined
): Answered<T, P | SalaProblem> {
	if ('problem' in reply) return { ok: false, problem: reply.problem };
	const { status, data } = reply;
	if (status === 200 || status === 201) return fits(data) ? { ok: true, answer: data } : { ok: false, problem: 'bad-reply' };
	return { ok: false, problem: problemOf(status, data) ?? 'bad-reply' };
}

function enrolmentProblem(status: number, { error, reason }: { error?: unknown; reason?: unknown }): EnrolmentProblem | undefined {
	if (status === 429) return 'too-many-tries';
	if (status === 403 && String(reason).startsWith('device-revoked')) return 'revoked';
	const known: Readonly<Record<string, EnrolmentProblem>> = {
		unknown: 'unknown',
		used: 'used',
		expired: 'expired',
		other_organisation: 'other-centre'
	};
	return known[String(error)];
}

const hasTexts = (data: object, fields: readonly string[]): boolean =>
	fields.every((field) => typeof (data as Record<string, unknown>)[field] === 'string');
const offered = ['org', 'centre', 'deviceName', 'madeBy', 'madeByName'];
const isOffer = (data: object): data is EnrolmentOffer => hasTexts(data, offered);
const isClaim = (data: object): data is EnrolmentClaim => hasTexts(data, [...offered, 'user', 'password', 'secret']);
const isNewCode = (data: object): data is NewCode =>
	hasTexts(data, ['code', 'secret']) && Number.isSafeInteger((data as { expiresAt?: unknown }).expiresAt);
