// The supervisor's period: its figures and its days, from the running totals alone (U64).
import type { App } from '#app/app.ts';
import { periodFigures, type PeriodFigures } from '#domain/reports/period-figures.ts';
import type { DayTotals } from '#domain/totals.ts';
import { live } from '#readmodel/live.svelte.ts';
import { dayTotals } from '#readmodel/queries/day-totals.ts';
import { unreadCount } from '#readmodel/queries/unread-count.ts';
import { dayByDay, type DayOnChart } from './day-by-day.ts';
import { afterOf, chartRange, rangeOf, stepped, type Period } from './period.ts';

export interface Overview {
	/** Of the period; undefined until the totals were read. */
	readonly figures: PeriodFigures | undefined;
	/** Of a quarter: what is served after its cut-off and therefore not in `figures` (D121); undefined for any other period. */
	readonly after: PeriodFigures | undefined;
	/** The totals behind `figures`, and those of the period before. */
	readonly totals: readonly DayTotals[];
	readonly before: readonly DayTotals[];
	/** Every day of the chart, also those on which nothing happened. */
	readonly days: readonly DayOnChart[];
	/** Facts that this program does not understand. */
	readonly unread: number;
}

/** For component set-up. */
export function liveOverview(app: App, period: () => Period): Overview {
	const read = live(() => {
		const asked = period();
		const later = afterOf(asked);
		const earlier = rangeOf(stepped(asked, -1));
		return async () => ({
			asked,
			totals: await dayTotals(app.readModel, chartRange(asked).from, chartRange(asked).to),
			before: await dayTotals(app.readModel, earlier.from, earlier.to),
			after: later && periodFigures(await dayTotals(app.readModel, later.from, later.to))
		});
	});
	const unread = live(() => () => unreadCount(app.readModel));
	const totals = $derived.by(() => {
		if (read.answer === undefined) return undefined;
		const { from, to } = rangeOf(read.answer.asked);
		return read.answer.totals.filter(({ day }) => day >= from && day <= to);
	});
	const figures = $derived(totals && periodFigures(totals));
	const days = $derived.by(() => {
		if (read.answer === undefined) return [];
		return dayByDay(chartRange(read.answer.asked), read.answer.totals);
	});
	return {
		get after() {
			return read.answer?.after;
		},
		get figures() {
			return figures;
		},
		get totals() {
			return totals ?? [];
		},
		get before() {
			return read.answer?.before ?? [];
		},
		get days() {
			return days;
		},
		get unread() {
			return (unread.answer?.newer ?? 0) + (unread.answer?.malformed ?? 0);
		}
	};
}
