// Where the one box looks, group by group. Another room's things are found by adding a source here and its name to i18n/areas/find.ts.
import { resolve } from '$app/paths';
import type { App } from '#app/app.ts';
import { worksOn, workNameOn } from '#domain/catalogue-in-force.ts';
import type { Day } from '#domain/days.ts';
import { matches } from '#domain/thai-text.ts';
import { cases } from '#i18n/areas/cases.ts';
import { counterDay } from '#i18n/areas/counter-day.ts';
import type { find } from '#i18n/areas/find.ts';
import { casesOfSlip, findCases } from '#readmodel/queries/find-cases.ts';
import { visitsOfDay } from '#readmodel/queries/visits-of-day.ts';
import type { CaseRow, CentreRow, VisitRow } from '#readmodel/schema.ts';
import { saidOf, whoIs } from '../../parts/who.ts';

/** Shown of each group; one more is asked for, to know whether there are more. */
export const FOUND_PER_GROUP_MAX = 20;

export interface Asked {
	app: Pick<App, 'readModel' | 'personal' | 'visitors'>;
	/** Undefined until it is known. */
	centre: CentreRow | undefined;
	query: string;
	today: Day;
	signal: AbortSignal;
}

/** One thing that was found: where it leads, what it is, and what tells it from others like it. */
export interface Found {
	key: string;
	href: string;
	title: string;
	detail: string;
	/** ISO day of Bangkok. */
	on: string;
}

/** What is found so far, the newest first. `unread`: how many records could not be looked into yet. */
export interface FoundSoFar {
	found: readonly Found[];
	unread?: number;
}

export interface FindSource {
	name: keyof ReturnType<typeof find>['groups'];
	/** Answers, each fuller than the one before. */
	find(asked: Asked): AsyncGenerator<FoundSoFar>;
}

const nameOf = (centre: CentreRow | undefined, service: string, on: string): string =>
	centre === undefined ? service : workNameOn(centre, service, on);

function foundCase(row: CaseRow, { centre }: Asked): Found {
	const words = cases();
	const parts = [words.state[row.state], row.agency ?? '', row.reference];
	return {
		key: row.id,
		href: resolve(`/cases/one?work=${row.id}`),
		title: nameOf(centre, row.service, row.on),
		detail: parts.filter((part) => part !== '').join(' · '),
		on: row.on
	};
}

/** Visits with the names of their visitors, which whoever is at the device has asked for. */
async function foundVisits(visits: readonly VisitRow[], { app, centre }: Asked): Promise<Found[]> {
	const shown = visits.slice(0, FOUND_PER_GROUP_MAX + 1);
	const people = await app.personal.read(
		shown.map(({ id }) => id),
		'search'
	);
	const { opening, unnamed: anonymous, sealed } = cases();
	return shown.map((visit, nth) => ({
		key: visit.id,
		href: resolve(`/find/visit?id=${visit.id}`),
		title: saidOf(whoIs(people[nth]), { opening, anonymous, sealed }),
		detail: [
			...visit.works.map(({ service }) => nameOf(centre, service, visit.on)),
			...(visit.source === 'paper' ? [counterDay().row.paper] : [])
		].join(' · '),
		on: visit.on
	}));
}

const bySlip: FindSource = {
	name: 'slips',
	async *find(asked) {
		yield { found: (await casesOfSlip(asked.app.readModel, asked.query)).map((row) => foundCase(row, asked)) };
	}
};

const byQueue: FindSource = {
	name: 'queue',
	async *find(asked) {
		const visits = await visitsOfDay(asked.app.readModel, asked.today);
		const typed = asked.query.toLowerCase();
		yield {
			found: await foundVisits(
				visits.filter(({ queue }) => queue?.toLowerCase() === typed),
				asked
			)
		};
	}
};

const byCase: FindSource = {
	name: 'cases',
	async *find(asked) {
		const { app, centre, query, today } = asked;
		const services = worksOn(centre, today)
			.filter(({ name }) => matches(query, name))
			.map(({ code }) => code);
		const rows = await findCases(app.readModel, { query, services, limit: FOUND_PER_GROUP_MAX + 1 });
		yield { found: rows.map((row) => foundCase(row, asked)) };
	}
};

const byVisitor: FindSource = {
	name: 'visitors',
	async *find(asked) {
		const { query, signal } = asked;
		for await (const { rows, searched, total, sealed, older } of asked.app.visitors.find({
			query,
			limit: FOUND_PER_GROUP_MAX + 1,
			signal
		})) {
			yield { found: await foundVisits(rows, asked), unread: total - searched + sealed + older };
		}
	}
};

/** In the order in which they are shown. */
export const sources: readonly FindSource[] = [bySlip, byQueue, byVisitor, byCase];
