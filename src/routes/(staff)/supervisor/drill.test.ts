import { UNNOTED } from '#domain/unnoted.ts';
import { describe, expect, it } from 'vitest';
import { asDay } from '#domain/days.ts';
import type { VisitWork } from '#domain/facts.ts';
import type { CaseState } from '#domain/words.ts';
import type { VisitRow } from '#readmodel/schema.ts';
import { drillSearch, readDrill, rowsBehind, type Drill } from './drill.ts';

const range = { from: asDay('2026-11-01'), to: asDay('2026-11-30') };
const aWork = (work: string, changes: Partial<VisitWork> = {}): VisitWork => ({
	work,
	service: 'SVC1',
	mode: 'forward',
	tangrath: false,
	outcome: 'forwarded',
	...changes
});
const aVisit = (id: string, changes: Partial<VisitRow> = {}): VisitRow => ({
	id,
	on: '2026-11-21',
	at: '2026-11-21T02:00:00.000Z',
	visitor: 'citizen',
	channel: 'counter',
	works: [aWork(`${id}-1`)],
	notice: null,
	...UNNOTED,
	by: 'staff',
	device: 'tablet',
	corrections: 0,
	voided: false,
	seq: 1,
	facts: [],
	linked: [],
	...changes
});
const visits = [
	aVisit('a', { works: [aWork('a-1'), aWork('a-2', { service: 'SVC2', mode: 'complete', tangrath: true, outcome: 'completed' })] }),
	aVisit('b', { visitor: 'business', channel: 'phone', works: [aWork('b-1'), aWork('b-2', { service: 'GONE', outcome: 'advised' })] }),
	aVisit('c', { voided: true })
];
const groupOf = (service: string) => (service === 'SVC2' ? 'own' : service === 'SVC1' ? 'citizen' : undefined);
const cases: Record<string, { state: CaseState }> = { 'a-1': { state: 'told' }, 'b-1': { state: 'closed' } };
const knows = { groupOf, caseOf: (work: string) => cases[work] };
const keys = (drill: Partial<Drill>) => rowsBehind(visits, { of: 'works', ...range, ...drill }, knows).map(({ key }) => key);

describe('the rows behind a figure', () => {
	it.each([
		[{ of: 'persons' }, ['a', 'b']],
		[{ of: 'persons', visitor: 'business' }, ['b']],
		[{ of: 'persons', channel: 'counter' }, ['a']],
		[{ of: 'voided' }, ['c']],
		[{}, ['a-1', 'a-2', 'b-1', 'b-2']],
		[{ service: 'SVC1' }, ['a-1', 'b-1']],
		[{ group: 'own' }, ['a-2']],
		[{ group: 'unknown' }, ['b-2']],
		[{ cases: 'forwarded' }, ['a-1', 'b-1']],
		[{ cases: 'open' }, ['a-1']],
		[{ cases: 'closed' }, ['b-1']],
		[{ mode: 'complete' }, ['a-2']],
		[{ tangrath: true }, ['a-2']],
		[{ outcome: 'forwarded', channel: 'phone' }, ['b-1']]
	] as [Partial<Drill>, string[]][])('[U62] are those that %j asks for', (drill, expected) => {
		expect(keys(drill)).toEqual(expected);
	});

	it('[U62] come back from the address as they were asked for', () => {
		const drill: Drill = {
			of: 'works',
			...range,
			service: 'SVC2',
			group: 'own',
			mode: 'complete',
			tangrath: true,
			channel: 'phone',
			visitor: 'business',
			outcome: 'advised',
			cases: 'open'
		};
		expect(readDrill(new URLSearchParams(drillSearch(drill)))).toEqual(drill);
	});

	it.each(['', 'from=2026-11-01', 'from=2026-11-31&to=2026-12-01', 'from=2026-11-02&to=2026-11-01'])(
		'[U62] has no question in "%s"',
		(search) => {
			expect(readDrill(new URLSearchParams(search))).toBeUndefined();
		}
	);

	it('[U62] leaves out of an address what no list knows', () => {
		expect(readDrill(new URLSearchParams('of=all&from=2026-11-01&to=2026-11-30&mode=maybe&visitor=cat'))).toMatchObject({
			of: 'persons',
			mode: undefined,
			visitor: undefined
		});
	});
});
