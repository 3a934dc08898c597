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
import { isOpenCase, type Case } from '#domain/cases.ts';
import { isDay, type Day } from '#domain/days.ts';
import type { VisitRow } from '#readmodel/schema.ts';

/** What is counted: persons (visits), works, voided visits. */
export const counted = ['persons', 'works', 'voided'] as const;
export type Counted = (typeof counted)[number];

/** Forwarded works, all or where they stand now. */
export const caseStands = ['forwarded', 'open', 'closed'] as const;
export type CaseStand = (typeof caseStands)[number];
/** Works that are in no catalogue are in no group. */
export const groups = [...serviceGroups, 'unknown'] as const;
export type Group = (typeof groups)[number];

export interface Drill {
	of: Counted;
	from: Day;
	to: Day;
	service?: string | undefined;
	group?: Group | undefined;
	mode?: ServiceMode | undefined;
	/** Only works that went through the Tang Rath app. */
	tangrath?: boolean | undefined;
	channel?: Channel | undefined;
	visitor?: VisitorKind | undefined;
	outcome?: Outcome | undefined;
	cases?: CaseStand | undefined;
}

/** What a question asks of beside the visits. */
export interface DrillKnows {
	/** The group of a service, where it is known. */
	groupOf: (service: string) => ServiceGroup | undefined;
	/** The case of a work, where there is one that was not cancelled. */
	caseOf?: (work: string) => Pick<Case, 'state'> | undefined;
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
		group: oneOf(groups, search.get('group')),
		mode: oneOf(serviceModes, search.get('mode')),
		tangrath: search.get('tangrath') === 'yes' ? true : undefined,
		channel: oneOf(channels, search.get('channel')),
		visitor: oneOf(visitorKinds, search.get('visitor')),
		outcome: oneOf(outcomes, search.get('outcome')),
		cases: oneOf(caseStands, search.get('cases'))
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

/** The rows that a question is about, in the order given. */
export function rowsBehind(visits: readonly VisitRow[], drill: Drill, knows: DrillKnows): DrillRow[] {
	const chosen = visits.filter(
		(visit) =>
			visit.voided === (drill.of === 'voided') &&
			(drill.channel === undefined || visit.channel === drill.channel) &&
			(drill.visitor === undefined || visit.visitor === drill.visitor)
	);
	if (drill.of !== 'works') return chosen.map((visit) => ({ key: visit.id, visit, works: visit.works }));
	return chosen.flatMap((visit) =>
		visit.works.filter((work) => workMatches(work, drill, knows)).map((work) => ({ key: work.work, visit, works: [work] }))
	);
}

const workMatches = (work: VisitWork, drill: Drill, { groupOf, caseOf }: DrillKnows): boolean =>
	(drill.service === undefined || work.service === drill.service) &&
	(drill.group === undefined || (groupOf(work.service) ?? 'unknown') === drill.group) &&
	(drill.mode === undefined || work.mode === drill.mode) &&
	(drill.tangrath === undefined || work.tangrath === drill.tangrath) &&
	(drill.outcome === undefined || work.outcome === drill.outcome) &&
	(drill.cases === undefined || standsSo(caseOf?.(work.work), drill.cases));

const standsSo = (one: Pick<Case, 'state'> | undefined, stand: CaseStand): boolean =>
	one !== undefined && (stand === 'forwarded' || isOpenCase(one) === (stand === 'open'));
