// What the shapes of facts are put together from.
import * as z from 'zod/mini';
import { isDay } from './days.ts';
import { CODE_CHARACTERS_MAX, LABEL_CHARACTERS_MAX, NAME_CHARACTERS_MAX, SCALE_POINTS_MAX } from './limits.ts';

/** Codes stand between bars in the keys of totals, so no bar is among these. */
export const CODE_LETTERS = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
export const ulid = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/));
/** ISO day in Bangkok that exists. */
export const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/), z.refine(isDay));
/** Device time, ISO 8601 in UTC. */
export const instant = z.string().check(z.regex(/^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/));
/** ULID of a staff member, or the user name of an account. */
export const staffId = z.string().check(z.minLength(1), z.maxLength(CODE_CHARACTERS_MAX));
export const code = z.string().check(z.minLength(1), z.maxLength(CODE_CHARACTERS_MAX), z.regex(CODE_LETTERS));
export const name = z.string().check(z.minLength(1), z.maxLength(NAME_CHARACTERS_MAX));
export const label = z.object({
	th: z.string().check(z.maxLength(LABEL_CHARACTERS_MAX)),
	en: z.string().check(z.maxLength(LABEL_CHARACTERS_MAX))
});
export const wholeNumber = z.number().check(z.int(), z.gte(0));
/** Points on a scale are whole, so that sums of them are exact. */
export const points = z.number().check(z.int(), z.gte(0), z.lte(SCALE_POINTS_MAX));
