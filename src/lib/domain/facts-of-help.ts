// Facts of the help centre (ศูนย์ช่วยเหลือประชาชน, domain.md §5; D110–D119). None says who asked or what their trouble is: that is
// sealed beside them, a note of a step under the id that the step names.
import * as z from 'zod/mini';
import { code, day, name, ulid, wholeNumber } from './fact-pieces.ts';
import {
	AFFECTED_MAX,
	CODE_CHARACTERS_MAX,
	CRITERIA_CHARACTERS_MAX,
	HELP_KINDS_MAX,
	HELP_LAWS_MAX,
	LAW_CHARACTERS_MAX,
	NOTICE_DAYS_MAX
} from './limits.ts';
import { helpCorrectionReasons, helpOrigins, helpStates, helpVoidReasons } from './later-words.ts';

const staff = z.string().check(z.minLength(1), z.maxLength(CODE_CHARACTERS_MAX));
/** ULID of the sealed record that holds free words about this step; null where none were said. */
const note = z.nullable(ulid);
const statement = {
	/** Day in Bangkok on which help was asked for, or the need was found. */
	on: day,
	origin: z.enum(helpOrigins),
	/** Code in the list of kinds. */
	kind: code,
	urgent: z.boolean(),
	/** How many people suffer. */
	affected: wholeNumber.check(z.gte(1), z.lte(AFFECTED_MAX)),
	/** Staff id of whoever was on duty. */
	officer: z.nullable(staff)
};
/** Month in the common era, `2026-11`. */
const month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/));

export const helpFacts = {
	'help-requested': {
		version: 1,
		subject: 'help',
		/** `notice`: version of the privacy notice in force on that day; null where none was. */
		body: z.object({ ...statement, notice: z.nullable(wholeNumber) })
	},
	'help-corrected': { version: 1, subject: 'help', body: z.object({ reason: z.enum(helpCorrectionReasons), ...statement }) },
	'help-voided': { version: 1, subject: 'help', body: z.object({ reason: z.enum(helpVoidReasons), note }) },
	'help-moved': { version: 1, subject: 'help', body: z.object({ to: z.enum(helpStates), on: day, note }) },
	/** `photo`: ULID of the sealed record that holds the picture. */
	'help-photo-added': { version: 1, subject: 'help', body: z.object({ photo: ulid }) },
	'help-photo-removed': { version: 1, subject: 'help', body: z.object({ photo: ulid }) },
	/** Keyed into INFO by hand on that day, by that member of staff. */
	'help-info-recorded': { version: 1, subject: 'help', body: z.object({ on: day, by: staff }) },
	/** The whole month was keyed into INFO, so many requests. */
	'info-month-recorded': { version: 1, subject: 'centre', body: z.object({ month, on: day, requests: wholeNumber }) },
	'help-settings-published': {
		version: 1,
		subject: 'centre',
		body: z.object({
			effectiveFrom: day,
			kinds: z
				.array(z.object({ code, name, criteria: z.string().check(z.maxLength(CRITERIA_CHARACTERS_MAX)), offered: z.boolean() }))
				.check(z.minLength(1), z.maxLength(HELP_KINDS_MAX)),
			/** Days for which a result is put up; null: the office has not said. */
			noticeDays: z.nullable(wholeNumber.check(z.lte(NOTICE_DAYS_MAX))),
			/** What the office goes by, and from when to when. */
			laws: z
				.array(
					z.object({
						name: z.string().check(z.minLength(1), z.maxLength(LAW_CHARACTERS_MAX)),
						from: z.nullable(day),
						to: z.nullable(day)
					})
				)
				.check(z.maxLength(HELP_LAWS_MAX))
		})
	}
} as const;
