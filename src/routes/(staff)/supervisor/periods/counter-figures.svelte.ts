// The counter's figures of all periods of a day, from the running totals and the cases of those days (U265).
import type { App } from '#app/app.ts';
import { worksOn } from '#domain/catalogue-in-force.ts';
import type { Day } from '#domain/days.ts';
import { counterFigures, spanOf, type CounterFigures } from '#domain/reports/counter-figures.ts';
import { live } from '#readmodel/live.svelte.ts';
import { casesOfPeriod } from '#readmodel/queries/cases-of-period.ts';
import { dayTotals } from '#readmodel/queries/day-totals.ts';
import { someLeft } from '#readmodel/queries/some-left.ts';
import type { CentreRow } from '#readmodel/schema.ts';
import { groupsOf } from '../service-named.ts';

/** The quarter as a whole is the sum of the two columns of it. */
const shown = ({ period }: CounterFigures): boolean => period !== 'whole-quarter';

export interface LiveFigures {
	/** Undefined until they were read. */
	readonly all: readonly CounterFigures[] | undefined;
	/** Some of the entries of these days are at the server alone. */
	readonly left: boolean;
}

/** For component set-up. */
export function liveCounterFigures(app: App, on: () => Day, centre: () => CentreRow | undefined): LiveFigures {
	const read = live(() => {
		const day = on();
		const { from, to } = spanOf(day);
		return async () => {
			const [totals, cases, left] = await Promise.all([
				dayTotals(app.readModel, from, to),
				casesOfPeriod(app.readModel, from, to),
				someLeft(app.readModel, from, to)
			]);
			return { day, totals, cases, left };
		};
	});
	const all = $derived.by(() => {
		if (read.answer === undefined) return undefined;
		const { day, totals, cases } = read.answer;
		const row = centre();
		return counterFigures(day, totals, cases, (last) => groupsOf(worksOn(row, last))).filter(shown);
	});
	return {
		get all() {
			return all;
		},
		get left() {
			return read.answer?.left ?? false;
		}
	};
}
