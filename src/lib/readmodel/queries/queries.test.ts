import { aVisit } from '../testing/a-visit-row.ts';
import { freshReadModel } from '../testing/read-model-in-memory.ts';
import { describe, expect, it } from 'vitest';
import { aSurvey as aSurveyFolded } from '#domain/surveys/testing/made-up-survey.ts';
import { emptyDay } from '#domain/totals.ts';
import type { ReadModelDatabase, SurveyRow, VisitRow } from '../schema.ts';
import { centreOf } from './centre.ts';
import { daysKnown, dayTotals } from './day-totals.ts';
import { totalsOfDay } from './totals-of-day.ts';
import { mostUsedServices } from './most-used-services.ts';
import { surveysOfPeriod } from './surveys-of-period.ts';
import { visitById, visitsOfDay } from './visits-of-day.ts';
import { visitsOfPeriod } from './visits-of-period.ts';

const aSurvey = (id: string, change: Partial<SurveyRow> = {}): SurveyRow => ({
	...aSurveyFolded({ id }),
	seq: 1,
	facts: [],
	...change
});
const all = { skip: 0, limit: 100 };
const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

async function withVisits(...visits: VisitRow[]): Promise<ReadModelDatabase> {
	const db = freshReadModel();
	await db.visits.bulkPut(visits);
	return db;
}

describe('visits of a day', () => {
	it("are the day's own, newest first", async () => {
		const at = (time: string) => ({ at: `2026-11-21T${time}:00.000Z` });
		const db = await withVisits(
			aVisit('a', at('02:00')),
			aVisit('b', at('04:00')),
			aVisit('c', { ...at('03:00'), on: '2026-11-20' }),
			aVisit('d', at('03:00'))
		);
		expect(ids(await visitsOfDay(db, '2026-11-21'))).toEqual(['b', 'd', 'a']);
		expect(await visitsOfDay(db, '2026-11-22')).toEqual([]);
		expect(await visitById(db, 'c')).toMatchObject({ on: '2026-11-20' });
	});
});

describe('visits of a period', () => {
	const forward = { work: 'W', service: '02', mode: 'forward', tangrath: true, outcome: 'forwarded' } as const;
	const filters = [
		[{}, ['bb', 'a']],
		[{ voided: 'both' as const }, ['ccc', 'bb', 'a']],
		[{ voided: true }, ['ccc']],
		[{ visitor: 'business' as const }, ['bb']],
		[{ channel: 'counter' as const }, ['a']],
		[{ service: '02' }, ['bb']],
		[{ mode: 'complete' as const }, ['bb', 'a']],
		[{ service: '02', mode: 'complete' as const }, []],
		[{ tangrath: true, outcome: 'forwarded' as const }, ['bb']],
		[{ from: '2026-11-22', to: '2026-11-30' }, []]
	] as const;
	it.each(filters)('are those that fit %j', async (filter, expected) => {
		const works = [...aVisit('w').works, forward];
		const db = await withVisits(
			aVisit('a'),
			aVisit('bb', { visitor: 'business', channel: 'phone', works }),
			aVisit('ccc', { voided: true })
		);
		const page = await visitsOfPeriod(db, { from: '2026-11-01', to: '2026-11-30', ...filter }, all);
		expect([ids(page.rows), page.total]).toEqual([expected, expected.length]);
	});

	it('[V14] come in pages that join without gap or overlap', async () => {
		const visits = Array.from({ length: 25 }, (_, n) =>
			aVisit(`v${String(n).padStart(2, '0')}`, { on: n % 2 === 0 ? '2026-11-20' : '2026-11-21' })
		);
		const db = await withVisits(...visits);
		const period = { from: '2026-11-20', to: '2026-11-21' };
		const whole = ids((await visitsOfPeriod(db, period, all)).rows);
		const joined: string[] = [];
		for (let skip = 0; skip < whole.length; skip += 7) {
			const { rows, total } = await visitsOfPeriod(db, period, { skip, limit: 7 });
			expect(total).toBe(25);
			joined.push(...ids(rows));
		}
		expect(joined).toEqual(whole);
		expect(new Set(joined).size).toBe(25);
	});
});

describe('surveys of a period', () => {
	it('are those that fit', async () => {
		const db = freshReadModel();
		await db.surveys.bulkPut([
			aSurvey('a', { commented: true }),
			aSurvey('b', { state: 'abandoned', mode: undefined }),
			aSurvey('c', { mode: 'paper', version: 2 }),
			aSurvey('d', { on: '2026-10-31' })
		]);
		const asked = async (filter: object) =>
			ids((await surveysOfPeriod(db, { from: '2026-11-01', to: '2026-11-30', ...filter }, all)).rows).sort();
		expect(await asked({})).toEqual(['a', 'b', 'c']);
		expect(await asked({ state: 'answered' })).toEqual(['a', 'c']);
		expect(await asked({ commented: true })).toEqual(['a']);
		expect(await asked({ mode: 'paper', version: 2, definition: 'e-service' })).toEqual(['c']);
		expect(await asked({ definition: 'other' })).toEqual([]);
	});
});

describe('totals', () => {
	const key = (service: string) => `${service}|complete|counter|citizen|0|completed`;
	const day = (name: string, works: Record<string, number>) => ({ ...emptyDay(name), works });

	it('are given for the days asked, and empty ones for a day without any', async () => {
		const db = freshReadModel();
		expect(await daysKnown(db)).toBeUndefined();
		await db.days.bulkPut(['2026-11-19', '2026-11-20', '2026-12-01'].map((name) => day(name, {})));
		expect((await dayTotals(db, '2026-11-01', '2026-11-30')).map((totals) => totals.day)).toEqual(['2026-11-19', '2026-11-20']);
		expect(await totalsOfDay(db, '2026-11-21')).toEqual(emptyDay('2026-11-21'));
		expect(await daysKnown(db)).toEqual({ first: '2026-11-19', last: '2026-12-01' });
	});

	it('say which works are asked for most', async () => {
		const db = freshReadModel();
		await db.days.bulkPut([
			day('2026-11-20', { [key('01')]: 2, [key('02')]: 1 }),
			day('2026-11-21', { [key('02')]: 4, [key('03')]: 2 }),
			day('2026-10-01', { [key('09')]: 99 })
		]);
		expect(await mostUsedServices(db, '2026-11-01', '2026-11-30', 2)).toEqual(['02', '01']);
	});
});

describe('the centre', () => {
	it('is nobody until its first fact is here', async () => {
		expect(await centreOf(freshReadModel(), '10470101')).toBeUndefined();
	});
});
