// Facts about how the office works (D90–D99, D137): which fields the counter form has, how long a case may wait, who is on duty when.
import * as z from 'zod/mini';
import { day, staffId } from './fact-pieces.ts';
import { CASE_WAIT_DAYS_MAX, STAFF_ON_DUTY_MAX } from './limits.ts';
import { dutyParts, visitFields } from './words.ts';

const onDuty = z.array(staffId).check(z.maxLength(STAFF_ON_DUTY_MAX));

export const officeFacts = {
	/** The fields that the counter form shows besides those it always has. */
	'visit-fields-set': {
		version: 1,
		subject: 'centre',
		body: z.object({ fields: z.array(z.enum(visitFields)).check(z.maxLength(visitFields.length)) })
	},
	/** After so many days without an answer a forwarded case waits too long. */
	'case-wait-set': {
		version: 1,
		subject: 'centre',
		body: z.object({ days: z.int().check(z.gte(1), z.lte(CASE_WAIT_DAYS_MAX)) })
	},
	/** Who is on duty on a day or a half of it, from now on; the subject's id is the month, `2026-11`. */
	'duty-set': {
		version: 2,
		subject: 'duty',
		/** `saw`: the day as it stood where this was said, so that two who did not know of each other are told apart from one after the other. */
		body: z.object({
			on: day,
			part: z.enum(dutyParts),
			staff: onDuty,
			saw: z.nullable(z.object({ morning: onDuty, afternoon: onDuty }))
		})
	}
} as const;
