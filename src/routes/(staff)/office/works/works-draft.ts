// The draft of a catalogue as it is kept on the device, and what a tap on a work makes of the centre's choice. Pure.
import { isWanted, type ServiceChoice } from '#domain/catalogue-in-force.ts';
import type { CatalogueWork } from '#domain/facts-of-catalogue.ts';
import { blankWork } from '#domain/new-work.ts';
import { readFields, type WorkFields } from './work-fields.ts';

/** A form that was begun; `of` is the code of the work it edits, undefined for a new one. */
export interface BegunForm {
	of: string | undefined;
	fields: WorkFields;
}

export interface WorksDraft {
	/** The version that it was made from. */
	base: string;
	/** Undefined while nothing was put into the draft. */
	works: CatalogueWork[] | undefined;
	form: BegunForm | undefined;
}

/** What was kept, or undefined for what is no draft. */
export function readWorksDraft(kept: unknown): WorksDraft | undefined {
	if (typeof kept !== 'object' || kept === null || !('base' in kept) || typeof kept.base !== 'string') return undefined;
	const { works, form } = kept as { works?: unknown; form?: { of?: unknown; fields?: unknown } };
	const fields = readFields(form?.fields);
	return {
		base: kept.base,
		works: Array.isArray(works) ? works.map((work) => ({ ...blankWork(), ...(work as CatalogueWork) })) : undefined,
		form: fields && { of: typeof form?.of === 'string' ? form.of : undefined, fields }
	};
}

/** The choice after a tap that switches a work on or off. */
export function switched(work: Pick<CatalogueWork, 'code' | 'offered'>, { offered, hidden }: ServiceChoice, wanted: boolean) {
	const without = (codes: readonly string[]): string[] => codes.filter((code) => code !== work.code);
	return {
		offered: [...without(offered), ...(wanted && !work.offered ? [work.code] : [])],
		hidden: [...without(hidden), ...(!wanted && work.offered ? [work.code] : [])]
	};
}

/** The favourites after a tap on the star of a work. */
export const starred = (code: string, favourites: readonly string[]): string[] =>
	favourites.includes(code) ? favourites.filter((other) => other !== code) : [...favourites, code];

export const filters = ['all', 'offered', 'favourite', 'example'] as const;
export type WorksFilter = (typeof filters)[number];

/** Whether a work is among those that a filter shows. */
export function passes(work: CatalogueWork, filter: WorksFilter, choice: ServiceChoice): boolean {
	if (filter === 'offered') return isWanted(work, choice);
	if (filter === 'favourite') return choice.favourites.includes(work.code);
	return filter === 'all' || work.example;
}
