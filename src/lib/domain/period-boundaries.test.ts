// Which period an entry counts in, whenever and however often it was said (issue 5, "True when" 2).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	addDays,
	asDay,
	bangkokDay,
	daysIn,
	fiscalYearOf,
	fiscalYearRange,
	monthRange,
	quarterRange,
	type Day,
	type DayRange
} from './days.ts';
import { makeFact } from './fact-maker.ts';
import { addTotals, emptyDay, totalsEqual, visitContribution, type DayTotals } from './totals.ts';
import { UNNOTED } from './unnoted.ts';
import { ENTRY_DAYS_BACK_MAX } from './entry-day.ts';
import { decideCorrectVisit, decideRegisterVisit, foldVisit, type Visit, type VisitFact } from './visit.ts';

const ulid = (n: number): string => `01J${String(n).padStart(23, '0')}`;
const work = { work: ulid(900), service: 'SVC1', mode: 'forward', tangrath: false, outcome: 'forwarded' } as const;
const catalogue = [{ code: 'SVC1' }] as never;
const statement = (on: string) => ({ on, visitor: 'citizen' as const, channel: 'counter' as const, works: [work] });
const envelope = (at: string, offset: number | null = 0) => ({ at, offset, by: 'suda', device: 'T1', org: 'demo' });

type Said = { at: string } & ({ registered: string } | { corrected: string } | { voided: true });

/** The visit that these acts come to. */
function visitOf(said: readonly Said[]): Visit | undefined {
	return foldVisit(
		said.map((one, n): VisitFact => {
			if ('registered' in one)
				return makeFact('visit-registered', ulid(1), ulid(n), envelope(one.at), { ...statement(one.registered), ...UNNOTED, notice: null });
			if ('corrected' in one)
				return makeFact('visit-corrected', ulid(1), ulid(n), envelope(one.at), {
					...statement(one.corrected),
					reason: 'other',
					began: null,
					officer: null
				});
			return makeFact('visit-voided', ulid(1), ulid(n), envelope(one.at), { reason: 'duplicate' });
		})
	);
}

const totalsOf = (visits: readonly Visit[]): Map<string, DayTotals> => {
	const days = new Map<string, DayTotals>();
	for (const visit of visits) days.set(visit.on, addTotals(days.get(visit.on) ?? emptyDay(visit.on), visitContribution(visit)));
	return days;
};
const personsIn = (visits: readonly Visit[], range: DayRange): number =>
	[...totalsOf(visits)]
		.filter(([day]) => day >= range.from && day <= range.to)
		.reduce((sum, [, { persons }]) => sum + Object.values(persons).reduce((all, n) => all + n, 0), 0);

const toThe25th = (day: string): DayRange => ({ from: monthRange(asDay(day)).from, to: asDay(`${day.slice(0, 7)}-25`) });
/** Report of October–December is due, and cut off, on 30 December (domain.md §8.3). */
const q1ToItsCutOff: DayRange = { from: asDay('2026-10-01'), to: asDay('2026-12-30') };

describe('the day of an entry', () => {
	it.each([
		['one second before midnight in Bangkok', '2026-11-21T16:59:59.999Z', 0, '2026-11-21'],
		['midnight in Bangkok', '2026-11-21T17:00:00.000Z', 0, '2026-11-22'],
		['a clock one hour slow, after midnight by the server', '2026-11-21T16:30:00.000Z', 3_600_000, '2026-11-22'],
		['a clock in the Buddhist era before the first contact', '2569-11-21T16:59:59.999Z', null, '2026-11-21'],
		['the last second of the fiscal year', '2026-09-30T16:59:59.000Z', 0, '2026-09-30'],
		['the first second of the next', '2026-09-30T17:00:00.000Z', 0, '2026-10-01'],
		['the end of a leap day', '2028-02-29T16:59:59.000Z', 0, '2028-02-29'],
		['the year’s end', '2026-12-31T17:00:00.000Z', 0, '2027-01-01']
	] as const)('[D91] %s', (_, at, offset, on) => {
		expect(bangkokDay(Date.parse(at), offset)).toBe(on);
	});
});

describe('the period of an entry', () => {
	const later = '2026-12-31T05:00:00.000Z';
	it.each([
		[
			'late: served on the 25th, typed on the 26th',
			[{ at: '2026-11-26T02:00:00.000Z', registered: '2026-11-25' }],
			toThe25th('2026-11-25'),
			1
		],
		['served on the 26th', [{ at: '2026-11-26T02:00:00.000Z', registered: '2026-11-26' }], toThe25th('2026-11-26'), 0],
		[
			'corrected from the 26th to the 25th a month later',
			[
				{ at: '2026-11-26T02:00:00.000Z', registered: '2026-11-26' },
				{ at: later, corrected: '2026-11-25' }
			],
			toThe25th('2026-11-25'),
			1
		],
		[
			'corrected from the 25th to the 26th',
			[
				{ at: '2026-11-25T02:00:00.000Z', registered: '2026-11-25' },
				{ at: later, corrected: '2026-11-26' }
			],
			toThe25th('2026-11-25'),
			0
		],
		[
			'back-dated to the last day of a month',
			[{ at: '2026-12-01T02:00:00.000Z', registered: '2026-11-30' }],
			monthRange(asDay('2026-11-01')),
			1
		],
		['of the first day of the next', [{ at: '2026-12-01T02:00:00.000Z', registered: '2026-12-01' }], monthRange(asDay('2026-11-01')), 0],
		['of the cut-off day, typed after it', [{ at: '2027-01-04T02:00:00.000Z', registered: '2026-12-30' }], q1ToItsCutOff, 1],
		['of the quarter’s last day, after the cut-off', [{ at: later, registered: '2026-12-31' }], q1ToItsCutOff, 0],
		['the same, in the whole quarter', [{ at: later, registered: '2026-12-31' }], quarterRange({ fiscalYear: 2570, quarter: 1 }), 1],
		['of 30 September, typed in October', [{ at: '2026-10-01T02:00:00.000Z', registered: '2026-09-30' }], fiscalYearRange(2569), 1],
		['of 1 October', [{ at: '2026-10-01T02:00:00.000Z', registered: '2026-10-01' }], fiscalYearRange(2569), 0],
		[
			'corrected over the year’s end',
			[
				{ at: '2026-10-01T02:00:00.000Z', registered: '2026-10-01' },
				{ at: later, corrected: '2026-09-30' }
			],
			fiscalYearRange(2570),
			0
		],
		['of a leap day', [{ at: '2028-03-01T02:00:00.000Z', registered: '2028-02-29' }], monthRange(asDay('2028-02-01')), 1],
		[
			'voided in another year',
			[
				{ at: '2026-09-30T02:00:00.000Z', registered: '2026-09-30' },
				{ at: later, voided: true }
			],
			fiscalYearRange(2569),
			0
		],
		[
			'voided, then corrected by who did not know',
			[
				{ at: '2026-09-30T02:00:00.000Z', registered: '2026-09-30' },
				{ at: later, corrected: '2026-09-29' },
				{ at: '2026-10-02T02:00:00.000Z', voided: true }
			],
			fiscalYearRange(2569),
			0
		]
	] as [string, Said[], DayRange, number][])('[D91] %s', (_, said, range, persons) => {
		expect(personsIn([visitOf(said) as Visit], range)).toBe(persons);
	});

	it('[D91] what may be entered late is what the rules take, and it stays on its day', () => {
		const context = { roles: ['counter'] as const, today: asDay('2026-10-01'), catalogue };
		const intent = (on: string) => ({ visit: ulid(1), act: ulid(2), ...statement(on), works: [{ ...work }], personal: {} });
		expect(decideRegisterVisit(context, intent('2026-09-30'))).toMatchObject({ ok: true, body: { on: '2026-09-30' } });
		expect(decideRegisterVisit(context, intent('2026-10-02'))).toMatchObject({ ok: false, refusal: { code: 'day-in-future' } });
		const visit = visitOf([{ at: '2026-09-30T02:00:00.000Z', registered: '2026-09-30' }]);
		const moved = decideCorrectVisit(
			{ ...context, visit, personal: { state: 'none' } },
			{ ...intent('2026-10-01'), reason: 'typing-error' }
		);
		expect(moved).toMatchObject({ ok: true, body: { on: '2026-10-01' } });
	});
});

describe('any days', () => {
	const anyDay = fc.integer({ min: 0, max: 1500 }).map((days) => addDays(asDay('2026-01-01'), days));
	const anyInstant = fc.integer({ min: 0, max: 86_399_999 });
	const anyVisit = fc
		.tuple(anyDay, fc.integer({ min: 0, max: ENTRY_DAYS_BACK_MAX }), anyInstant, fc.option(anyDay, { nil: undefined }), fc.boolean())
		.map(([on, late, ms, moved, voided]) => {
			const at = new Date(Date.parse(`${addDays(on, late)}T00:00:00.000Z`) - 7 * 3_600_000 + ms).toISOString();
			const after = new Date(Date.parse(at) + 1000).toISOString();
			const said: Said[] = [
				{ at, registered: on },
				...(moved === undefined ? [] : [{ at: after, corrected: moved }]),
				...(voided ? [{ at: after, voided: true as const }] : [])
			];
			return { said, on: moved ?? on, voided };
		});
	/** By hand: no range, no totals, the calendar of the text alone. */
	const inMonth = (day: string, on: string): boolean => day.slice(0, 7) === on.slice(0, 7);

	it('[D91] each entry counts in the month, the part up to the 25th, and the fiscal year of its day, and once', () => {
		fc.assert(
			fc.property(fc.array(anyVisit, { maxLength: 20 }), anyDay, (all, day) => {
				const visits = all.map(({ said }) => visitOf(said) as Visit);
				const counted = (holds: (on: Day) => boolean): number => all.filter((one) => !one.voided && holds(one.on)).length;
				expect(personsIn(visits, monthRange(day))).toBe(counted((on) => inMonth(day, on)));
				expect(personsIn(visits, toThe25th(day))).toBe(counted((on) => inMonth(day, on) && Number(on.slice(8)) <= 25));
				const year = fiscalYearOf(day);
				const fiscal = (on: Day): number => Number(on.slice(0, 4)) + 543 + (Number(on.slice(5, 7)) >= 10 ? 1 : 0);
				expect(personsIn(visits, fiscalYearRange(year))).toBe(counted((on) => fiscal(on) === year));
				const quarters = ([1, 2, 3, 4] as const).map((quarter) => personsIn(visits, quarterRange({ fiscalYear: year, quarter })));
				expect(quarters.reduce((sum, n) => sum + n, 0)).toBe(counted((on) => fiscal(on) === year));
			})
		);
	});

	it('[D91] [D9] totals of days are those of a recount whatever was moved between them', () => {
		fc.assert(
			fc.property(fc.array(anyVisit, { maxLength: 20 }), (all) => {
				const visits = all.map(({ said }) => visitOf(said) as Visit);
				const kept = totalsOf(visits);
				for (const day of daysIn({ from: asDay('2026-01-01'), to: asDay('2026-03-01') })) {
					const recount = visits
						.filter(({ on }) => on === day)
						.map(visitContribution)
						.reduce(addTotals, emptyDay(day));
					expect(totalsEqual(kept.get(day) ?? emptyDay(day), recount)).toBe(true);
				}
			})
		);
	});
});
