// Which works a centre has on a day, read from all versions of its catalogue (D80, D82). A visit's day of service decides.
import type { CatalogueWork } from './facts-of-catalogue.ts';

/** One published version. */
export interface CatalogueVersion {
	/** ULID of the act that published it. */
	id: string;
	effectiveFrom: string;
	label: string;
	/** Corrected instant of publication, ISO UTC. */
	at: string;
	/** Staff id. */
	by: string;
	works: CatalogueWork[];
}

/** Works switched on or off against the catalogue's own word, and those that come first on the form: codes. */
export interface ServiceChoice {
	offered: string[];
	hidden: string[];
	favourites: string[];
}

/** What the centre's facts say of its works. */
export interface Works {
	/** In the order in which they come into force; of one day, in that of publication. */
	catalogues: readonly CatalogueVersion[];
	choice: ServiceChoice;
}

/** A work as the centre has it on a day: `offered` is the last word on whether the form shows it. */
export interface OfferedWork extends CatalogueWork {
	favourite: boolean;
}

export const NO_CHOICE: ServiceChoice = { offered: [], hidden: [], favourites: [] };

/** The version by which the works of a day are read: the last in force by then; before the first one, the first. */
export const catalogueInForce = (versions: readonly CatalogueVersion[], day: string): CatalogueVersion | undefined =>
	versions.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? versions[0];

/**
 * Every work that has a name on that day: those of the version in force, as the centre chose among them, then, no longer or
 * not yet offered, those which other versions alone know, so that an entry of any day names its works. Undefined: no centre yet.
 */
export function worksOn(centre: Works | undefined, day: string): OfferedWork[] {
	if (centre === undefined) return [];
	const { catalogues, choice } = centre;
	const inForce = catalogueInForce(catalogues, day)?.works ?? [];
	const works = new Map(inForce.map((work) => [work.code, chosen(work, choice, day)]));
	for (const { works: others } of catalogues.toReversed()) {
		for (const work of others) if (!works.has(work.code)) works.set(work.code, { ...work, offered: false, favourite: false });
	}
	return [...works.values()];
}

/** The name of a work on a day; the code itself when no version knows it. */
export function workNameOn({ catalogues }: Pick<Works, 'catalogues'>, code: string, day: string): string {
	const versions = [...catalogues, catalogueInForce(catalogues, day)].reverse();
	for (const version of versions) {
		const work = version?.works.find((one) => one.code === code);
		if (work !== undefined) return work.name;
	}
	return code;
}

/** Whether a work may be offered on a day at all: between its own first and last day. */
export const isRunning = ({ from, to }: Pick<CatalogueWork, 'from' | 'to'>, day: string): boolean =>
	(from ?? day) <= day && day <= (to ?? day);

/** Whether the centre wants a work on its form, days aside. */
export const isWanted = ({ code, offered }: Pick<CatalogueWork, 'code' | 'offered'>, choice: ServiceChoice): boolean =>
	choice.offered.includes(code) || (offered && !choice.hidden.includes(code));

function chosen(work: CatalogueWork, choice: ServiceChoice, day: string): OfferedWork {
	return { ...work, offered: isRunning(work, day) && isWanted(work, choice), favourite: choice.favourites.includes(work.code) };
}
