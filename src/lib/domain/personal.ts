// The sealed personal record (promise D6): all that identifies a person, apart from the facts, sealed with the
// centre's key before it reaches any disk. One record an act that carries personal data, written once, with the id
// `personal:<subject id>:<act ulid>`; the newest of a subject counts, the whole range is what an erasure deletes.
import * as z from 'zod/mini';
import {
	CITIZEN_ID_DIGITS,
	COMMENT_CHARACTERS_MAX,
	HOUSE_CHARACTERS_MAX,
	MOO_CHARACTERS_MAX,
	OTHER_ID_CHARACTERS_MAX,
	PERSONAL_NAME_CHARACTERS_MAX,
	PERSONAL_NOTE_CHARACTERS_MAX,
	PHONE_DIGITS_MAX,
	PHONE_EXTENSION_CHARACTERS_MAX,
	POSTCODE_CHARACTERS_MAX,
	ROAD_CHARACTERS_MAX
} from './limits.ts';

const text = (max: number) => z.optional(z.string().check(z.maxLength(max)));

/** What is inside the seal. Every field is optional: an anonymous visit is a visit. */
export const personalShape = z.object({
	title: text(PERSONAL_NAME_CHARACTERS_MAX),
	/** Given name and surname as typed, one space between. */
	name: text(PERSONAL_NAME_CHARACTERS_MAX),
	/** Digits only. */
	phone: text(PHONE_DIGITS_MAX),
	/** What follows ต่อ: digits, commas and dashes. */
	extension: text(PHONE_EXTENSION_CHARACTERS_MAX),
	/** Digits of the citizen id, as many as were given: one that is wrong is better than none (domain.md §7.2). */
	citizenId: text(CITIZEN_ID_DIGITS),
	/** Number of a passport or any other paper. */
	otherId: text(OTHER_ID_CHARACTERS_MAX),
	house: text(HOUSE_CHARACTERS_MAX),
	moo: text(MOO_CHARACTERS_MAX),
	/** ตรอก/ซอย/ถนน */
	road: text(ROAD_CHARACTERS_MAX),
	tambon: text(PERSONAL_NAME_CHARACTERS_MAX),
	amphoe: text(PERSONAL_NAME_CHARACTERS_MAX),
	province: text(PERSONAL_NAME_CHARACTERS_MAX),
	postcode: text(POSTCODE_CHARACTERS_MAX),
	note: text(PERSONAL_NOTE_CHARACTERS_MAX),
	/** Free words that go with a correction or a void. */
	remark: text(PERSONAL_NOTE_CHARACTERS_MAX),
	/** A visitor's comment in a survey; may carry names, so it is sealed too. */
	comment: text(COMMENT_CHARACTERS_MAX)
});
export type Personal = z.infer<typeof personalShape>;

/** What the disk, the server and backups see of a personal record. */
export const sealedShape = z.object({
	/**
	 * Version of the sealing. 1: AES-256-GCM, 96-bit iv, additional data = the document id in UTF-8. 2: a box (boxes.ts) for a
	 * deposit (deposits.ts), with the same additional data.
	 */
	v: z.number(),
	/** Which key: first 16 hex digits of SHA-256 of the raw key. */
	key: z.string().check(z.maxLength(64)),
	/** base64; empty in version 2, whose box has its own. */
	iv: z.string().check(z.maxLength(64)),
	/** base64 of ciphertext and tag */
	data: z.string().check(z.maxLength(200_000)),
	/** Version 2: the deposit's private half, sealed under the key; base64 of iv and ciphertext with a blank between. */
	deposit: z.optional(z.string().check(z.maxLength(400)))
});
export type Sealed = z.infer<typeof sealedShape>;

/** Why a sealed record could not be opened. `locked`: nobody has unlocked this device. */
export type Unopened = 'no-key' | 'locked' | 'damaged' | 'newer-version';
export type Opened = { plain: Uint8Array } | { unopened: Unopened };

/** The port by which personal data is sealed and opened; `id` is bound into the seal so that records cannot be swapped. */
export interface Sealer {
	/** Seals under the centre's current key. Rejects with NoKeyError when the device has none. */
	seal(id: string, plain: Uint8Array): Promise<Sealed>;
	/** Opens with whichever key of the device's ring fits. Never rejects. */
	open(id: string, sealed: Sealed): Promise<Opened>;
}

/** Opens many records with one look at the ring; answers in their order. Never rejects for one that will not open. */
export interface BatchOpener {
	openAll(records: readonly { id: string; sealed: Sealed }[]): Promise<Opened[]>;
}
