// Facts about the rights of the persons recorded (PDPA, D70–D79): what they are told, how long records are kept, who opened one, and
// what was erased. None says anything of the person.
import * as z from 'zod/mini';
import { day, label, ulid, wholeNumber } from './fact-pieces.ts';
import { NOTICE_CHARACTERS_MAX, RECORDS_PER_OPENING_MAX, RETENTION_YEARS_MAX } from './limits.ts';
import { erasureReasons, openingPurposes } from './later-words.ts';
import { recordTypes } from './words.ts';

const notice = z.object({
	th: z.string().check(z.minLength(1), z.maxLength(NOTICE_CHARACTERS_MAX)),
	en: z.string().check(z.maxLength(NOTICE_CHARACTERS_MAX))
});

export const privacyFacts = {
	/** The notice card that visitors are shown or read; each visit carries the version in force. */
	'notice-published': {
		version: 1,
		subject: 'centre',
		body: z.object({ version: wholeNumber, effectiveFrom: day, title: label, text: notice, example: z.boolean() })
	},
	/** Years after which personal records of each type are to be erased; 0 keeps them. */
	'retention-set': {
		version: 2,
		subject: 'centre',
		body: z.object({
			years: z.array(z.object({ type: z.enum(recordTypes), years: wholeNumber.check(z.lte(RETENTION_YEARS_MAX)) }))
		})
	},
	/**
	 * The sealed personal records of a subject were deleted; goes with the deletions. It is named after that subject
	 * (`erasure:<subject>:…`), so that whoever folds the subject finds it.
	 */
	'personal-erased': { version: 1, subject: 'erasure', body: z.object({ subject: ulid, reason: z.enum(erasureReasons) }) },
	/** Somebody opened these subjects' personal records, for this. */
	'personal-opened': {
		version: 2,
		subject: 'opening',
		body: z.object({ on: day, purpose: z.enum(openingPurposes), subjects: z.array(ulid).check(z.maxLength(RECORDS_PER_OPENING_MAX)) })
	}
} as const;
