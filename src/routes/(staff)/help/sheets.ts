// The list of those affected cut into printed sheets (domain.md §5.3). Pure.
import type { AffectedPerson } from '#domain/help-personal.ts';

/** Rows on one printed sheet. */
export const PEOPLE_PER_SHEET = 33;

export interface Sheet {
	/** Counted from 1. */
	page: number;
	/** What is listed; undefined for a row to be filled in by pen. */
	rows: { number: number; person: AffectedPerson | undefined }[];
}

/** Full sheets, the last one filled up with empty rows; one empty sheet where nobody is listed but several are affected. */
export function sheetsOf(people: readonly AffectedPerson[], affected: number): Sheet[] {
	if (people.length === 0 && affected <= 1) return [];
	const pages = Math.max(1, Math.ceil(people.length / PEOPLE_PER_SHEET));
	return Array.from({ length: pages }, (_, page) => ({
		page: page + 1,
		rows: Array.from({ length: PEOPLE_PER_SHEET }, (_unused, row) => {
			const nth = page * PEOPLE_PER_SHEET + row;
			return { number: nth + 1, person: people[nth] };
		})
	}));
}
