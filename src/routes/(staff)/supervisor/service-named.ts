// A service's name and group from the catalogue; one that is no longer in it is named by its code. Pure.
import type { CatalogueWork } from '#domain/facts.ts';
import type { ServiceGroup } from '#domain/words.ts';

export function serviceNamed(catalogue: readonly CatalogueWork[], unknown: (code: string) => string): (code: string) => string {
	const names = new Map(catalogue.map(({ code, name }) => [code, name]));
	return (code) => names.get(code) ?? unknown(code);
}

/** The group of each service in the catalogue. */
export const groupsOf = (catalogue: readonly CatalogueWork[]): ReadonlyMap<string, ServiceGroup> =>
	new Map(catalogue.map(({ code, group }) => [code, group]));
