// How far this device has come on its way into a centre, so that it goes on there after a reload or a kill. Never the key, and never the
// secret that opens the keys in the QR code: the server hands that out again to the same nonce while the code lives.
import { toHex } from '#domain/hex.ts';
import { isObject, isText, readLocal, removeLocal, writeLocal } from './local-store.ts';

export interface EnrolmentProgress {
	code: string;
	/** The sealed keys of the QR code; empty when the code was typed. */
	box: string;
	/** Tells the server that it is this device that asks again. */
	nonce: string;
	/** Set once the server has let the device in. */
	claimed?: ClaimedEnrolment;
}

export interface ClaimedEnrolment {
	/** Organisation code, as in the session. */
	org: string;
	deviceName: string;
	/** Account that made the code: what is recorded on the way in is recorded on its authority. */
	madeBy: string;
	/** ULIDs of the acts to record, made once. */
	enrolledAct: string;
	staffAct: string;
	/** ULID of the person, if a new one is written. */
	newStaff: string;
}

const KEY = 'enrolment';
const NONCE_BYTES = 24;

/** As text; nobody guesses it. */
export const newNonce = (): string => toHex(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));

/** Undefined when this device is not on its way in. */
export const readEnrolment = (): EnrolmentProgress | undefined => readLocal(KEY, isProgress);

/** `keepDeviceState()` then makes it outlive a kill. */
export const writeEnrolment = (progress: EnrolmentProgress): boolean => writeLocal(KEY, progress);

export const clearEnrolment = (): void => removeLocal(KEY);

const isProgress = (value: unknown): value is EnrolmentProgress =>
	isObject(value) &&
	['code', 'box', 'nonce'].every((field) => isText(value[field])) &&
	(value['claimed'] === undefined || isClaimed(value['claimed']));

const isClaimed = (value: unknown): value is ClaimedEnrolment =>
	isObject(value) && ['org', 'deviceName', 'madeBy', 'enrolledAct', 'staffAct', 'newStaff'].every((field) => isText(value[field]));
