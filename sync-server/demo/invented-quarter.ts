// The whole invented quarter in order of time: the centre's own facts, then day by day visits and surveys.
import { exampleNotice } from '#domain/default-notice.ts';
import { exampleSurveys } from '#domain/surveys/default-surveys.ts';
import { addDays, noonMs, type Day } from '#domain/days.ts';
import { makeFact, type Envelope } from '#domain/fact-maker.ts';
import type { CatalogueWork, FactBody } from '#domain/facts.ts';
import { seededUlid, type Chance } from './chance.ts';
import { place } from './invented-people.ts';
import { inventedSurvey } from './invented-surveys.ts';
import { inventedVisit, type Counter, type InventedAct } from './invented-visits.ts';
import { DAYS_BACK, openDays, type OpenDay } from './open-days.ts';

type Definition = FactBody<'survey-definition-published'>;

/** Of ten visitors about seven take the tablet. */
const ASKED = 0.7;

const centreName = `ศูนย์บริการแบบเบ็ดเสร็จ อบต.${place.tambon} (ข้อมูลสมมติ)`;

/** Who works there, without the tablets and the order of works, which chance decides. */
export interface DemoCentre {
	org: string;
	clerks: readonly [string, ...string[]];
	works: CatalogueWork[];
}

/** Everything the invented centre recorded from a quarter ago up to `nowMs`. The same arguments give the same acts. */
export function inventedQuarter(centre: DemoCentre, today: Day, nowMs: number, luck: Chance): InventedAct[] {
	const firstDay = addDays(today, -DAYS_BACK);
	const opened = noonMs(addDays(firstDay, -1));
	const devices = [seededUlid(opened, luck), seededUlid(opened, luck)] as const;
	const works = centre.works.map((work) => ({ ...work, offered: true }));
	const [first, ...rest] = shuffled(works, luck);
	const definitions = exampleSurveys().map((survey): Definition => ({ ...survey, effectiveFrom: firstDay }));
	const [definition] = definitions;
	if (first === undefined || definition === undefined) throw new Error('The invented centre needs a work and a survey to offer');
	const counter: Counter = { org: centre.org, clerks: centre.clerks, devices, works: [first, ...rest] };
	return [
		...centreFacts(counter, works, definitions, firstDay, opened, luck),
		...openDays(today, nowMs, luck).flatMap((day) => actsOfDay(counter, definition, day, nowMs, luck))
	];
}

function centreFacts(
	counter: Counter,
	works: CatalogueWork[],
	definitions: Definition[],
	effectiveFrom: Day,
	opened: number,
	luck: Chance
): InventedAct[] {
	const envelope: Envelope = {
		at: new Date(opened).toISOString(),
		offset: 0,
		by: 'demo-head',
		device: counter.devices[0],
		org: counter.org
	};
	const act = (): string => seededUlid(opened, luck);
	return [
		{
			fact: makeFact('centre-profile-set', counter.org, act(), envelope, { name: centreName, type: 'subdistrict-organisation', ...place })
		},
		{ fact: makeFact('service-catalogue-published', counter.org, act(), envelope, { effectiveFrom, label: '', works }) },
		...definitions.map((definition) => ({ fact: makeFact('survey-definition-published', counter.org, act(), envelope, definition) })),
		{ fact: makeFact('notice-published', counter.org, act(), envelope, exampleNotice(effectiveFrom)) }
	];
}

function actsOfDay(counter: Counter, definition: Definition, { day, arrivals }: OpenDay, nowMs: number, luck: Chance): InventedAct[] {
	const visits = arrivals.map((at) => inventedVisit(counter, day, at, nowMs, luck));
	const surveys = visits.filter(() => luck.is(ASKED)).map(({ services }) => inventedSurvey(counter, definition, day, services, luck));
	return [...visits.flatMap(({ acts }) => acts), ...shuffled(surveys, luck)];
}

function shuffled<T>(list: readonly T[], luck: Chance): T[] {
	return list
		.map((item) => ({ item, at: luck.next() }))
		.sort((a, b) => a.at - b.at)
		.map(({ item }) => item);
}
