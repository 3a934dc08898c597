// Facts about cases: what becomes of a work after it was forwarded to its owner agency (D100–D109). Their subject is the visit, so
// that a visit and its cases are one key range. Notes are sealed records of their own; a fact has only their ULID.
import * as z from 'zod/mini';
import { code, day, ulid } from './fact-pieces.ts';
import { AGENCY_CHARACTERS_MAX, CODE_CHARACTERS_MAX, REFERENCE_CHARACTERS_MAX } from './limits.ts';
import { caseAnswers, caseResults, forwardWays, tellWays } from './later-words.ts';

/** ULID of the work within the visit. */
const work = ulid;
/** Subject of the sealed record that holds the note. */
const note = z.nullable(ulid);
const staff = z.nullable(code.check(z.maxLength(CODE_CHARACTERS_MAX)));

export const caseFacts = {
	/** The papers went to the agency; said again, it restates how, where and under which number. */
	'case-forwarded': {
		version: 1,
		subject: 'visit',
		body: z.object({
			work,
			on: day,
			way: z.enum(forwardWays),
			agency: z.string().check(z.minLength(1), z.maxLength(AGENCY_CHARACTERS_MAX)),
			/** The agency's number for it; '' while it has none. */
			reference: z.string().check(z.maxLength(REFERENCE_CHARACTERS_MAX)),
			/** The day by which the agency promised an answer. */
			promisedOn: z.nullable(day),
			/** Who of the staff sees to it from now on. */
			officer: staff,
			note
		})
	},
	'case-followed-up': {
		version: 1,
		subject: 'visit',
		/** `nextOn`: the day to ask again. */
		body: z.object({ work, on: day, nextOn: z.nullable(day), note })
	},
	'case-answered': { version: 1, subject: 'visit', body: z.object({ work, on: day, answer: z.enum(caseAnswers), note }) },
	'case-visitor-told': { version: 1, subject: 'visit', body: z.object({ work, on: day, way: z.enum(tellWays), note }) },
	'case-closed': { version: 1, subject: 'visit', body: z.object({ work, on: day, result: z.enum(caseResults), note }) },
	'case-reopened': { version: 1, subject: 'visit', body: z.object({ work, on: day, note }) },
	'case-assigned': { version: 1, subject: 'visit', body: z.object({ work, officer: staff }) }
} as const;
