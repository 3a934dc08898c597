// What one work of the catalogue must be like, asked field by field: by the form that edits it, by the sheet that brings many,
// and by the decision to publish (D81). Nothing here loads what checks shapes.
import { checkDay } from './days.ts';
import type { Check } from './decision.ts';
import type { CatalogueWork } from './facts-of-catalogue.ts';
import {
	CONTACT_CHARACTERS_MAX,
	LINK_CHARACTERS_MAX,
	NAME_CHARACTERS_MAX,
	PAPERS_CHARACTERS_MAX,
	SOURCE_CHARACTERS_MAX,
	USUAL_DAYS_MAX
} from './limits.ts';
import { refuse, type Refusal } from './refusals.ts';
import { cleanLine, cleanText } from './thai-text.ts';
import { serviceModes } from './words.ts';

export const workTextLimits = {
	name: NAME_CHARACTERS_MAX,
	owner: NAME_CHARACTERS_MAX,
	contact: CONTACT_CHARACTERS_MAX,
	hotline: NAME_CHARACTERS_MAX,
	link: LINK_CHARACTERS_MAX,
	papers: PAPERS_CHARACTERS_MAX,
	source: SOURCE_CHARACTERS_MAX
} as const;
const texts = Object.entries(workTextLimits) as [keyof typeof workTextLimits, number][];
const days = ['from', 'to', 'checkedOn'] as const;

/** A work as it may be published: texts clean, modes in one order and each once, members in one order. */
export function cleanWork(work: CatalogueWork): CatalogueWork {
	const { code, group, usualDays, usualMode, tangrath, from, to, checkedOn, example, offered } = work;
	return {
		code: code.trim(),
		name: cleanLine(work.name),
		group,
		owner: cleanLine(work.owner),
		contact: cleanLine(work.contact),
		hotline: cleanLine(work.hotline),
		link: work.link.trim(),
		papers: cleanText(work.papers),
		usualDays,
		modes: serviceModes.filter((mode) => work.modes.includes(mode)),
		usualMode,
		tangrath,
		from,
		to,
		source: cleanLine(work.source),
		checkedOn,
		example,
		offered
	};
}

/** Everything that is wrong with one work, at most one reason a field, in the order of refusals.ts; its code aside. */
export function workRefusals(work: CatalogueWork): Refusal[] {
	const found = workChecks(work).flatMap((check) => check() ?? []);
	return found.filter(({ field }, index) => found.findIndex((other) => other.field === field) === index);
}

/** The same as questions, for a decision that wants the first reason. */
export function workChecks(work: CatalogueWork): Check[] {
	return [
		...days.map((field) => () => dayRefusal(work[field], field)),
		() => (work.from !== null && work.to !== null && work.to < work.from ? refuse('days-reversed', 'to') : undefined),
		...texts.map(
			([field, max]) =>
				() =>
					work[field].length > max ? refuse('field-too-long', field, { max }) : undefined
		),
		() => (work.name === '' ? refuse('field-empty', 'name') : undefined),
		() => (work.link === '' || isWebLink(work.link) ? undefined : refuse('link-malformed', 'link')),
		() => (areDays(work.usualDays) ? undefined : refuse('days-not-a-number', 'usualDays', { max: USUAL_DAYS_MAX })),
		() => (work.modes.length === 0 ? refuse('no-modes', 'modes') : undefined),
		() => (work.modes.includes(work.usualMode) ? undefined : refuse('mode-not-allowed', 'usualMode'))
	];
}

/** Whether a text is an address that a browser opens as a page, and nothing that runs. */
export function isWebLink(text: string): boolean {
	return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}

const areDays = (days: number | null): boolean => days === null || (Number.isInteger(days) && days >= 0 && days <= USUAL_DAYS_MAX);

function dayRefusal(day: string | null, field: string): Refusal | undefined {
	const refusal = day === null ? undefined : checkDay(day);
	return refusal && { ...refusal, field };
}
