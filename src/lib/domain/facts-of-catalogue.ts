// The shapes of what a centre says of its works: the catalogue in versions, which of them it offers, and which come first.
import * as z from 'zod/mini';
import { code, day, name, wholeNumber } from './fact-pieces.ts';
import {
	CATALOGUE_LABEL_CHARACTERS_MAX,
	CONTACT_CHARACTERS_MAX,
	LINK_CHARACTERS_MAX,
	NAME_CHARACTERS_MAX,
	PAPERS_CHARACTERS_MAX,
	SOURCE_CHARACTERS_MAX,
	USUAL_DAYS_MAX,
	WORKS_PER_CATALOGUE_MAX
} from './limits.ts';
import { serviceGroups, serviceModes } from './words.ts';

const text = (max: number): z.ZodMiniString => z.string().check(z.maxLength(max));
const codes = z.array(code).check(z.maxLength(WORKS_PER_CATALOGUE_MAX));

const catalogueWork = z.object({
	code,
	name,
	group: z.enum(serviceGroups),
	owner: text(NAME_CHARACTERS_MAX),
	/** Whom to ask at the owner agency. */
	contact: text(CONTACT_CHARACTERS_MAX),
	hotline: text(NAME_CHARACTERS_MAX),
	link: text(LINK_CHARACTERS_MAX),
	/** What the visitor brings, one thing a line. */
	papers: text(PAPERS_CHARACTERS_MAX),
	/** Days until the work is usually done; null where nobody knows. */
	usualDays: z.nullable(wholeNumber.check(z.lte(USUAL_DAYS_MAX))),
	/** How it may be served here. */
	modes: z.array(z.enum(serviceModes)).check(z.minLength(1), z.maxLength(serviceModes.length)),
	/** The mode that the counter form starts with. */
	usualMode: z.enum(serviceModes),
	/** Served through the ทางรัฐ app as well. */
	tangrath: z.boolean(),
	/** First and last day on which it is offered; null for no end on that side. */
	from: z.nullable(day),
	to: z.nullable(day),
	/** Where what stands here was taken from, and the day somebody last checked it there. */
	source: text(SOURCE_CHARACTERS_MAX),
	checkedOn: z.nullable(day),
	/** Shown as "ตัวอย่าง – ตรวจสอบกับต้นฉบับก่อนใช้" until the office has checked it. */
	example: z.boolean(),
	offered: z.boolean()
});
export type CatalogueWork = z.infer<typeof catalogueWork>;

export const catalogueFacts = {
	'service-catalogue-published': {
		version: 2,
		subject: 'centre',
		body: z.object({
			effectiveFrom: day,
			/** What this version is, in the office's words. */
			label: text(CATALOGUE_LABEL_CHARACTERS_MAX),
			works: z.array(catalogueWork).check(z.maxLength(WORKS_PER_CATALOGUE_MAX))
		})
	},
	/** Works switched on or off against what the catalogue says; a work in neither list goes by the catalogue. */
	'service-choice-set': { version: 1, subject: 'centre', body: z.object({ offered: codes, hidden: codes }) },
	/** Works that come first on the counter's form, in this order. */
	'service-favourites-set': { version: 1, subject: 'centre', body: z.object({ favourites: codes }) }
} as const;
