import { describe, expect, it } from 'vitest';
import { asDay } from '#domain/days.ts';
import { personKey } from '#domain/likeness.ts';
import { blankWork } from '#domain/new-work.ts';
import {
	blankCells,
	daysOf,
	doubledRows,
	isBlankRow,
	pastedRows,
	readRow,
	rowsThere,
	type PaperContext,
	type PaperRow
} from './paper-row.ts';

const work = (code: string, name: string) => ({ ...blankWork(), code, name, owner: 'กฟภ.', usualMode: 'forward' as const });
const context: PaperContext = {
	today: asDay('2026-11-21'),
	works: () => [work('P1', 'การขอใช้ไฟฟ้า'), work('W1', 'การขอใช้น้ำประปา')],
	outcomes: { completed: 'แล้วเสร็จ', forwarded: 'รับเรื่อง–ส่งต่อ', advised: 'ให้คำแนะนำ', unfinished: 'ไม่แล้วเสร็จ' },
	officers: [{ id: 'S1', name: 'สุดา ใจดี' }],
	newId: () => 'W'
};
const row = (change: Partial<PaperRow['cells']> = {}): PaperRow => ({
	visit: 'V',
	act: 'A',
	cells: { ...blankCells('๒๐/๑๑/๒๕๖๙'), name: 'นางน้ำฝน ทองดี', phone: '080-000-1234', works: 'ไฟฟ้า', ...change }
});
const faultsOf = (change: Partial<PaperRow['cells']>) => readRow(row(change), context).faults.map((fault) => fault.column);

describe('a row of the paper register', () => {
	it('[U214] says day, person, works, outcome and officer in the clerk’s own short words', () => {
		const { entry } = readRow(row({ works: 'p1, ประปา', outcome: 'ให้', officer: 'สุดา' }), context);
		expect(entry).toMatchObject({ on: '2026-11-20', officer: 'S1', personal: { title: 'นาง', name: 'น้ำฝน ทองดี', phone: '0800001234' } });
		expect(entry?.works.map(({ service, outcome }) => [service, outcome])).toEqual([
			['P1', 'advised'],
			['W1', 'advised']
		]);
		expect(readRow(row(), context).entry?.works[0]?.outcome).toBe('forwarded');
	});

	it.each([
		['a day that is none', { day: '31/2/2569' }, ['day']],
		['a Western year', { day: '20/11/2026' }, ['day']],
		['tomorrow', { day: '22/11/2569' }, ['day']],
		['a telephone of letters', { phone: 'โทร' }, ['phone']],
		['no work', { works: ' , ' }, ['works']],
		['a work nobody has', { works: 'ภาษี' }, ['works']],
		['a word of two works', { works: 'การขอใช้' }, ['works']],
		['an outcome that is none', { outcome: 'อนุมัติ' }, ['outcome']],
		['an officer who is not here', { officer: 'ใคร' }, ['officer']],
		['several at once', { day: '', works: '' }, ['day', 'works']]
	])('[U214] tells %s by its column, and records nothing', (_, change, columns) => {
		expect(faultsOf(change)).toEqual(columns);
		expect(readRow(row(change), context).entry).toBeUndefined();
	});

	it('[U214] an anonymous row is a row; one with nothing but its carried day is none', () => {
		expect(readRow(row({ name: '', phone: '' }), context).entry?.personal).toEqual({});
		expect([isBlankRow(row()), isBlankRow({ ...row(), cells: blankCells('20/11/2569') })]).toEqual([false, true]);
	});

	it('[U214] a pasted table fills the grid from the cell it was pasted into; headings stay out', () => {
		const sheet = 'วันที่\tชื่อ\tโทร\tงาน\r\n20/11/2569\tสมชาย ใจดี\t0812345678\tไฟฟ้า\r\n\tสมหญิง\t\tประปา\r\n';
		expect(pastedRows(sheet, 'day', '19/11/2569')).toMatchObject([
			{ day: '20/11/2569', name: 'สมชาย ใจดี', phone: '0812345678', works: 'ไฟฟ้า' },
			{ day: '19/11/2569', name: 'สมหญิง', phone: '', works: 'ประปา' }
		]);
		expect(pastedRows('ก\nข', 'name', '1/11/2569').map(({ name }) => name)).toEqual(['ก', 'ข']);
	});

	it('[U214] the same person on the same day twice is told; another day, another person or nobody named is not', () => {
		const rows = [
			row(),
			row({ day: '19/11/2569' }),
			row({ name: 'น้ำฝน ทองดี', phone: '' }),
			row({ name: 'สมชาย ใจดี', phone: '' }),
			row({ name: '', phone: '' }),
			row({ name: '', phone: '' })
		];
		expect(doubledRows(rows)).toEqual([undefined, undefined, 0, undefined, undefined, undefined]);
		const known = { '2026-11-20': [personKey({ name: 'น้ำฝน ทองดี' })] };
		expect(daysOf(rows)).toEqual(['2026-11-20', '2026-11-19']);
		expect(
			rowsThere(
				[row(), row({ day: '19/11/2569' }), row({ name: 'สมชาย' })].map((one, n) => ({ ...one, visit: String(n) })),
				known
			)
		).toEqual(['0']);
	});
});
