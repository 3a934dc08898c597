// Facts about who works at the counter and on which devices (D50–D59): staff, the devices of the centre, and its keys. Names here are
// those of officials on duty, shown on a locked tablet so that they can choose themselves; never a visitor's.
import * as z from 'zod/mini';
import { name, ulid } from './fact-pieces.ts';
import { DEVICES_PER_CENTRE_MAX, KEY_FIELD_CHARACTERS_MAX, KEYS_PER_CENTRE_MAX, SEALED_BOX_CHARACTERS_MAX } from './limits.ts';
import { disableReasons, enrolmentWays, keyRotationReasons, revocationReasons, staffRoles } from './later-words.ts';

/** First 16 hex digits of SHA-256 of a raw key. */
const keyId = z.string().check(z.regex(/^[0-9a-f]{16}$/));
const base64 = (max: number) => z.string().check(z.maxLength(max), z.regex(/^[A-Za-z0-9+/]*={0,2}$/));

export const staffFacts = {
	'staff-added': { version: 1, subject: 'staff', body: z.object({ name, role: z.enum(staffRoles) }) },
	/** Name and role as they are from now on. */
	'staff-changed': { version: 1, subject: 'staff', body: z.object({ name, role: z.enum(staffRoles) }) },
	'staff-disabled': { version: 1, subject: 'staff', body: z.object({ reason: z.enum(disableReasons) }) },
	'staff-enabled': { version: 1, subject: 'staff', body: z.object({}) }
} as const;

export const deviceFacts = {
	'device-enrolled': { version: 1, subject: 'device', body: z.object({ name, way: z.enum(enrolmentWays) }) },
	'device-renamed': { version: 1, subject: 'device', body: z.object({ name }) },
	/** The device's half of a key pair that others may see; `proof` shows that it had the centre key named. */
	'device-key-published': {
		version: 1,
		subject: 'device',
		body: z.object({ publicKey: base64(KEY_FIELD_CHARACTERS_MAX), key: keyId, proof: base64(KEY_FIELD_CHARACTERS_MAX) })
	},
	'device-revoked': { version: 1, subject: 'device', body: z.object({ reason: z.enum(revocationReasons) }) },
	/** A new centre key, sealed once for each device that keeps its place; the server sees boxes that it cannot open. */
	'centre-key-rotated': {
		version: 1,
		subject: 'centre',
		body: z.object({
			key: keyId,
			replaces: z.array(keyId).check(z.maxLength(KEYS_PER_CENTRE_MAX)),
			reason: z.enum(keyRotationReasons),
			boxes: z.array(z.object({ device: ulid, box: base64(SEALED_BOX_CHARACTERS_MAX) })).check(z.maxLength(DEVICES_PER_CENTRE_MAX))
		})
	}
} as const;
