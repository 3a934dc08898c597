// The door behind a figure: which rows were counted. The address carries the question, so that a list can be linked to
// and the number on the door equals the number of rows behind it (U62). Pure.
import {
	channels,
	outcomes,
	serviceGroups,
	serviceModes,
	visitorKinds,
	type Channel,
	type Outcome,
	type ServiceGroup,
	type ServiceMode,
	type VisitorKind
} from '#domain/words.ts';
import type { VisitWork } from '#domain/facts.ts';
import { isDay, type Day } from '#domain/days.ts';
import type { VisitRow } from '#readmodel/schema.ts';

/** What is counted: persons (visits), works, voided visits. */
export const counted = ['persons', 'works', 'voided'] as const;
export type Counted = (typeof counted)[number];

export interface Drill {
	of: Counted;
	from: Day;
	to: Day;
	service?: string | undefined;
	group?: ServiceGroup | undefined;
	mode?: ServiceMode | undefined;
	/** Only works that went through the Tang Rath app. */
	tangrath?: boolean | undefined;
	channel?: Channel | undefined;
	visitor?: VisitorKind | undefined;
	outcome?: Outcome | undefined;
}

/** A row behind a figure: a visit, and the works of it that are meant. */
export interface DrillRow {
	/** Key of the row: the visit's id, or that of the work. */
	key: string;
	visit: VisitRow;
	works: VisitWork[];
}

const oneOf = <T extends string>(list: readonly T[], value: string | null): T | undefined => list.find((entry) => entry === value);

/** The question in an address; undefined when it has no days. */
export function readDrill(search: URLSearchParams): Drill | undefined {
	const [from, to] = [search.get('from') ?? '', search.get('to') ?? ''];
	if (!isDay(from) || !isDay(to) || from > to) return undefined;
	return {
		of: oneOf(counted, search.get('of')) ?? 'persons',
		from,
		to,
		service: search.get('service') ?? undefined,
		group: oneOf(serviceGroups, search.get('group')),
		mode: oneOf(serviceModes, search.get('mode')),
		tangrath: search.get('tangrath') === 'yes' ? true : undefined,
		channel: oneOf(channels, search.get('channel')),
		visitor: oneOf(visitorKinds, search.get('visitor')),
		outcome: oneOf(outcomes, search.get('outcome'))
	};
}

/** The address of a question. */
export function drillSearch(drill: Drill): string {
	const search = new URLSearchParams();
	for (const [key, value] of Object.entries(drill)) {
		if (value !== undefined) search.set(key, value === true ? 'yes' : String(value));
	}
	return search.toString();
}

/** The rows that a question is about, in the order given. `groupOf` names the group of a service, where it is known. */
export function rowsBehind(visits: readonly VisitRow[], drill: Drill, groupOf: (service: string) => ServiceGroup | undefined): DrillRow[] {
	const chosen = visits.filter(
		(visit) =>
			visit.voided === (drill.of === 'voided') &&
			(drill.channel === undefined || visit.channel === drill.channel) &&
			(drill.visitor === undefined || visit.visitor === drill.visitor)
	);
	if (drill.of !== 'works') return chosen.map((visit) => ({ key: visit.id, visit, works: visit.works }));
	return chosen.flatMap((visit) =>
		visit.works.filter((work) => workMatches(work, drill, groupOf)).map((work) => ({ key: work.work, visit, works: [work] }))
	);
}

const workMatches = (work: VisitWork, drill: Drill, groupOf: (service: string) => ServiceGroup | undefined): boolean =>
	(drill.service === undefined || work.service === drill.service) &&
	(drill.group === undefined || groupOf(work.service) === drill.group) &&
	(drill.mode === undefined || work.mode === drill.mode) &&
	(drill.tangrath === undefined || work.tangrath === drill.tangrath) &&
	(drill.outcome === undefined || work.outcome === drill.outcome);
