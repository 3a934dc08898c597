import { beforeEach, describe, expect, it } from 'vitest';
import { slipCodeOf } from '#domain/slip-code.ts';
import { refsOf } from '../refs.ts';
import type { CaseRow, ReadModelDatabase } from '../schema.ts';
import { freshReadModel } from '../testing/read-model-in-memory.ts';
import { caseById, casesOfVisit, closedCases, openCases } from './cases.ts';
import { casesOfPeriod } from './cases-of-period.ts';
import { aVisit } from '../testing/a-visit-row.ts';
import { casesOfSlip, findCases } from './find-cases.ts';

const visitOf = (id: string): string => `01J${id.padStart(23, '0')}`;
const aCase = (id: string, change: Partial<CaseRow> = {}): CaseRow => ({
	id,
	visit: visitOf(id),
	service: 'SVC1',
	state: 'sent',
	on: '2026-11-01',
	agency: 'การประปาส่วนภูมิภาค',
	reference: '',
	way: 'paper',
	sentOn: '2026-11-02',
	promisedOn: '',
	nextOn: '',
	answer: undefined,
	answeredOn: '',
	toldOn: '',
	result: undefined,
	closedOn: '',
	officer: '',
	since: '2026-11-02',
	due: '',
	slip: slipCodeOf(visitOf(id)),
	refs: refsOf(change.reference ?? ''),
	seq: 1,
	...change
});

describe('cases', () => {
	let db: ReadModelDatabase;
	beforeEach(async () => {
		db = freshReadModel();
		const { agency: _, ...unsent } = aCase('B', { state: 'waiting-to-send', service: 'SVC2', on: '2026-11-03' });
		await db.cases.bulkPut([
			aCase('A', { reference: 'มท 0314/ว 2976' }),
			unsent,
			aCase('C', { state: 'closed', agency: 'กรมที่ดิน', on: '2026-11-02' }),
			aCase('D', { state: 'cancelled' }),
			aCase('E', { state: 'closed', on: '2026-11-04' })
		]);
	});
	const found = async (query: string, services: string[] = [], limit = 10): Promise<string> =>
		(await findCases(db, { query, services, limit })).map(({ id }) => id).join('');

	it('[V68] are listed by their day of service, cancelled ones left out', async () => {
		const ids = async (from: string, to: string): Promise<string> => (await casesOfPeriod(db, from, to)).map(({ id }) => id).join('');
		expect(await ids('2026-11-01', '2026-11-03')).toBe('ACB');
		expect(await ids('2026-11-04', '2026-11-30')).toBe('E');
	});

	it('[V58] are found by number or part of one, by agency and by work, the newest first', async () => {
		expect(await Promise.all(['มท 0314', '๐๓๑๔/ว', 'ว.2976', '976', 'ประปา', 'ที่ดิน', 'ไม่มี'].map((query) => found(query)))).toEqual([
			'A',
			'A',
			'A',
			'',
			'EA',
			'C',
			''
		]);
		expect([await found('x', ['SVC2']), await found('x', ['SVC1', 'SVC2'], 2)]).toEqual(['B', 'EB']);
	});

	it('[V58] are found by a common word too: the newest of all its works and agencies, however many there are', async () => {
		const services = ['SVC1', 'SVC2', 'SVC3', 'SVC4'];
		const many = Array.from({ length: 900 }, (_, n) => {
			const state = n % 7 === 0 ? ('cancelled' as const) : ('sent' as const);
			return aCase(`N${String(n).padStart(4, '0')}`, { service: services[n % 5] ?? 'RARE', state, on: '2026-11-05' });
		});
		await db.cases.bulkPut(many);
		const newest = (fits: (row: CaseRow) => boolean): string[] =>
			many
				.filter((row) => row.state !== 'cancelled' && fits(row))
				.map(({ id }) => id)
				.slice(-20)
				.reverse();
		const ids = async (of: string[], limit = 20) => (await findCases(db, { query: 'x', services: of, limit })).map(({ id }) => id);
		expect(await ids(services)).toEqual(newest(({ service }) => services.includes(service)));
		expect(await ids(['RARE'])).toEqual(newest(({ service }) => service === 'RARE'));
		await db.cases.bulkPut(many.slice(-400).map((row) => ({ ...row, service: 'ELSE' })));
		const old = many.slice(0, -400);
		const ofOld = old.filter(({ service, state }) => services.includes(service) && state !== 'cancelled').map(({ id }) => id);
		expect(await ids(services)).toEqual(ofOld.slice(-20).reverse());
		expect(await ids([...services, 'ELSE'], 400)).toHaveLength(400);
	});

	it('[V58] are found by their slip, cancelled ones too, and by no wrong code', async () => {
		const code = slipCodeOf(visitOf('D'));
		expect((await casesOfSlip(db, ` ${code.toLowerCase()} `)).map(({ id }) => id)).toEqual(['D']);
		expect(await casesOfSlip(db, 'ประปา')).toEqual([]);
	});

	it('[V59] are listed open or closed, and each with its visit', async () => {
		expect((await openCases(db)).map(({ id }) => id)).toEqual(['A', 'B']);
		expect(await closedCases(db, 1)).toMatchObject({ rows: [{ id: 'E' }], total: 2 });
		const visit = aVisit(visitOf('A'), { works: [{ work: 'A', service: 'SVC1', mode: 'forward', tangrath: false, outcome: 'forwarded' }] });
		await db.visits.put(visit);
		expect(await caseById(db, 'A')).toMatchObject({ case: { id: 'A' }, visit: { id: visit.id }, erased: false });
		expect([await caseById(db, 'B'), await caseById(db, 'X')]).toEqual([undefined, undefined]);
		expect((await casesOfVisit(db, visit)).map(({ id }) => id)).toEqual(['A']);
	});
});
