// Finding a work in the catalogue by any part of its name, however it is spelled. Pure.
import type { CatalogueWork } from '#domain/facts.ts';
import { matches } from '#domain/thai-text.ts';

/** Most-used works shown as large chips. */
export const MOST_USED_SHOWN_MAX = 6;
/** Works listed under the search box at once. */
export const WORKS_LISTED_MAX = 8;

/** Works that the centre offers, in catalogue order. */
export const offered = (catalogue: readonly CatalogueWork[]): CatalogueWork[] => catalogue.filter((work) => work.offered);

/**
 * Works whose name has every typed word, then those found by owner or code, each in order of use (most used first, then
 * as in the catalogue). An empty query finds all.
 */
export function findWorks(query: string, catalogue: readonly CatalogueWork[], mostUsed: readonly string[]): CatalogueWork[] {
	const place = new Map(mostUsed.map((code, index) => [code, index]));
	const byUse = [...offered(catalogue)].sort((a, b) => (place.get(a.code) ?? mostUsed.length) - (place.get(b.code) ?? mostUsed.length));
	const byName = byUse.filter((work) => matches(query, work.name));
	const otherwise = byUse.filter((work) => !byName.includes(work) && matches(query, `${work.name} ${work.owner} ${work.code}`));
	return [...byName, ...otherwise];
}

/** What stands on the chips: the most used that are still offered, filled up in catalogue order; then help with the ทางรัฐ app. */
export function chipWorks(catalogue: readonly CatalogueWork[], mostUsed: readonly string[]): CatalogueWork[] {
	const first = findWorks('', catalogue, mostUsed).slice(0, MOST_USED_SHOWN_MAX);
	return [...first, ...offered(catalogue).filter((work) => work.group === 'tangrath' && !first.includes(work))];
}

/** The name of a work by its code; the code itself when no catalogue here knows it. */
export const workName = (catalogue: readonly CatalogueWork[], code: string): string =>
	catalogue.find((work) => work.code === code)?.name ?? code;
