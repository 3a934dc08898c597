// What a draft of the catalogue would change, for whoever is about to publish it (D84). Pure.
import type { CatalogueWork } from './facts-of-catalogue.ts';
import { cleanWork } from './work-checks.ts';

export interface ChangedWork {
	before: CatalogueWork;
	after: CatalogueWork;
	/** What is different, in the order of the form. */
	fields: (keyof CatalogueWork)[];
}

export interface CatalogueChanges {
	added: CatalogueWork[];
	changed: ChangedWork[];
	/** Given a last day, or an earlier one. */
	ended: ChangedWork[];
	/** No longer in the catalogue at all. */
	removed: CatalogueWork[];
}

/** How two lists of works differ; the order of the works says nothing. */
export function catalogueChanges(before: readonly CatalogueWork[], after: readonly CatalogueWork[]): CatalogueChanges {
	const earlier = new Map(before.map((work) => [work.code, work]));
	const later = new Set(after.map(({ code }) => code));
	const changed = after.flatMap((work) => {
		const old = earlier.get(work.code);
		const fields = old === undefined ? [] : fieldsChanged(cleanWork(old), cleanWork(work));
		return old === undefined || fields.length === 0 ? [] : [{ before: old, after: work, fields }];
	});
	return {
		added: after.filter(({ code }) => !earlier.has(code)),
		changed: changed.filter((one) => !isEnding(one)),
		ended: changed.filter(isEnding),
		removed: before.filter(({ code }) => !later.has(code))
	};
}

/** Whether nothing would change. */
export const isUnchanged = ({ added, changed, ended, removed }: CatalogueChanges): boolean =>
	added.length + changed.length + ended.length + removed.length === 0;

/** The works of a sheet brought into others: in their place, or only where they say something new. */
export function mergedWorks(before: readonly CatalogueWork[], brought: readonly CatalogueWork[], replace: boolean): CatalogueWork[] {
	if (replace) return [...brought];
	const said = new Map(brought.map((work) => [work.code, work]));
	const known = new Set(before.map(({ code }) => code));
	return [...before.map((work) => said.get(work.code) ?? work), ...brought.filter(({ code }) => !known.has(code))];
}

const fieldsChanged = (before: CatalogueWork, after: CatalogueWork): (keyof CatalogueWork)[] =>
	(Object.keys(after) as (keyof CatalogueWork)[]).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));

const isEnding = ({ before, after, fields }: ChangedWork): boolean =>
	fields.includes('to') && after.to !== null && (before.to === null || after.to < before.to);
