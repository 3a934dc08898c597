// The list behind a figure: its rows, their order, and the names that may be opened for them.
import type { App } from '#app/app.ts';
import { worksOn } from '#domain/catalogue-in-force.ts';
import { compareNames } from '#domain/names.ts';
import { may } from '#domain/roles.ts';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';
import { live } from '#readmodel/live.svelte.ts';
import { casesOfPeriod } from '#readmodel/queries/cases-of-period.ts';
import type { CaseRow, CentreRow, ReadModelDatabase } from '#readmodel/schema.ts';
import { rowsBehind, type Drill, type DrillRow } from '../drill.ts';
import { OpenedRecords } from '../opened.svelte.ts';
import { groupsOf } from '../service-named.ts';
import { visitsListed, type ListedVisits } from './visits-listed.ts';

export const orders = ['newest', 'oldest', 'name'] as const;
export type Order = (typeof orders)[number];

interface Listed {
	drill: Drill | undefined;
	visits: ListedVisits;
	/** By work; read where the question is about cases. */
	cases: ReadonlyMap<string, CaseRow>;
}

export class DrillList {
	order = $state<Order>('newest');
	readonly mayRead: boolean;
	readonly #names: OpenedRecords;
	readonly #listed: { readonly answer: Listed | undefined };
	readonly #centre: () => CentreRow | undefined;

	/** For component set-up. @param drill the question, which may change while the list is shown. */
	constructor(app: App, drill: () => Drill | undefined, centre: () => CentreRow | undefined) {
		this.mayRead = may(app.roles, 'read-personal');
		this.#names = new OpenedRecords(app.personal, 'figures');
		this.#centre = centre;
		this.#listed = live(() => {
			const asked = drill();
			return async () => ({
				drill: asked,
				visits: asked === undefined ? { rows: [], total: 0 } : await visitsListed(app.readModel, asked),
				cases: await casesListed(app.readModel, asked)
			});
		});
	}

	/** Undefined until the rows were read. */
	get rows(): DrillRow[] | undefined {
		const { answer } = this.#listed;
		if (answer?.drill === undefined) return answer && [];
		const groups = groupsOf(worksOn(this.#centre(), answer.drill.to));
		const { cases, visits } = answer;
		const rows = rowsBehind(visits.rows, answer.drill, { groupOf: (service) => groups.get(service), caseOf: (work) => cases.get(work) });
		if (this.order === 'oldest') return rows.reverse();
		return this.order === 'name' ? rows.sort((a, b) => this.#compare(a, b)) : rows;
	}
	/** How many visits there are beyond those listed. */
	get beyond(): number {
		const visits = this.#listed.answer?.visits;
		return visits === undefined ? 0 : visits.total - visits.rows.length;
	}

	/** What the personal record of a visit says; asks for it when the role may read it. */
	nameOf(visit: string): OpenedPersonal | undefined {
		return this.mayRead ? this.#names.of(visit) : { state: 'closed', why: 'no-key' };
	}
	inSight(visit: string): void {
		if (this.mayRead) this.#names.want(visit);
	}

	async choose(order: Order): Promise<void> {
		if (order === 'name') await this.#names.all((this.rows ?? []).map(({ visit }) => visit.id));
		this.order = order;
	}

	/** By name as a Thai dictionary has it; whoever has none comes last, newest first. */
	#compare(a: DrillRow, b: DrillRow): number {
		const [first, second] = [this.#nameFor(a), this.#nameFor(b)];
		if (first === undefined || second === undefined) return Number(first === undefined) - Number(second === undefined);
		return compareNames(first, second);
	}
	#nameFor({ visit }: DrillRow): { title: string; name: string } | undefined {
		const opened = this.#names.of(visit.id);
		if (opened?.state !== 'opened' || (opened.personal.name ?? '') === '') return undefined;
		return { title: opened.personal.title ?? '', name: opened.personal.name ?? '' };
	}
}

async function casesListed(db: ReadModelDatabase, drill: Drill | undefined): Promise<ReadonlyMap<string, CaseRow>> {
	if (drill?.cases === undefined) return new Map();
	return new Map((await casesOfPeriod(db, drill.from, drill.to)).map((one) => [one.id, one]));
}
