import { describe, expect, it } from 'vitest';
import { asDay } from '#domain/days.ts';
import { registerOf } from '#domain/register-periods.ts';
import { usualRegister } from '#domain/register-settings.ts';
import { columnsOf } from '#domain/register-words.ts';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';
import type { CentreRow, RequestRow, VisitRow } from '#readmodel/schema.ts';
import { choiceSearch, readChoice, stepped, withSpan } from './choice.ts';
import { paperRow, type EntryRow } from './row-cells.ts';
import { sheetColumns, sheetDays, sheetPlace, sheetTitle } from './sheet.ts';

const today = asDay('2026-11-21');
const read = (search: string) => readChoice(new URLSearchParams(search), today);

describe('the register in the address', () => {
	it.each([
		['', 'e-service', 'month', '2026-11-01', '2026-11-30'],
		['register=help&span=fiscal-year&from=2026-09-30', 'help', 'fiscal-year', '2025-10-01', '2026-09-30'],
		['span=range&from=2026-11-05&to=2026-10-01', 'e-service', 'range', '2026-10-01', '2026-11-05'],
		['register=x&span=x&from=2026-02-31', 'e-service', 'month', '2026-11-01', '2026-11-30']
	])('[U266] reads "%s" and writes it again', (search, register, span, from, to) => {
		const choice = read(search);
		expect(choice).toEqual({ register, span, range: { from, to } });
		expect(read(choiceSearch(choice))).toEqual(choice);
	});

	it('[U266] steps by months and fiscal years', () => {
		expect(stepped(read('from=2026-12-31'), 1).range).toEqual({ from: '2027-01-01', to: '2027-01-31' });
		expect(stepped(read('span=fiscal-year&from=2026-10-01'), -1).range).toEqual({ from: '2025-10-01', to: '2026-09-30' });
		expect(withSpan(read('from=2026-11-21'), 'fiscal-year').range).toEqual({ from: '2026-10-01', to: '2027-09-30' });
	});
});

const visit: VisitRow = {
	id: 'V',
	on: '2026-11-21',
	at: '2026-11-21T02:05:00.000Z',
	visitor: 'citizen',
	channel: 'counter',
	works: [
		{ work: 'W1', service: 'SVC1', mode: 'forward', tangrath: false, outcome: 'forwarded' },
		{ work: 'W2', service: 'SVC2', mode: 'complete', tangrath: true, outcome: 'completed' }
	],
	notice: null,
	began: null,
	source: 'here',
	officer: 'suda',
	queue: null,
	by: 'somchai',
	device: 'D',
	corrections: 0,
	voided: false,
	seq: 1,
	facts: [],
	linked: []
};
const catalogues = [
	{
		effectiveFrom: '2026-10-01',
		works: [
			{ code: 'SVC1', name: 'การขอใช้ไฟฟ้า', owner: 'กฟภ.' },
			{ code: 'SVC2', name: 'ใบสั่งจราจร', owner: 'ตร.' }
		]
	}
] as unknown as CentreRow['catalogues'];
const person: OpenedPersonal = {
	state: 'opened',
	personal: {
		title: 'นาย',
		name: 'สมชาย ใจดี',
		phone: '0812345678',
		citizenId: '1234567890121',
		house: '12/3',
		moo: '4',
		tambon: 'ธาตุ',
		province: 'สกลนคร'
	}
};
const rowOf = (entry: EntryRow | undefined, opened: OpenedPersonal | undefined = person, register: 'e-service' | 'help' = 'e-service') => {
	const world = {
		catalogues,
		help: [],
		officerName: (id: string) => (id === 'suda' ? 'สุดา' : ''),
		range: registerOf('e-service', 'fiscal-year', asDay('2026-11-21')).range
	};
	const row = paperRow(columnsOf[register], 7, 'V', entry, opened, world);
	return { struck: row.struck, ...Object.fromEntries(columnsOf[register].map((column, at) => [column, row.cells[at]])) };
};

describe('a line on paper', () => {
	it('[U268] is in Thai with Thai digits: number, time, name, masked id, address, telephone, works with their owners', () => {
		expect(rowOf({ kind: 'visit', row: visit })).toEqual({
			struck: false,
			number: '๗',
			when: '๒๑ พ.ย. ๒๕๖๙ ๐๙.๐๕ น.',
			name: 'นายสมชาย ใจดี',
			'citizen-id': '๑-๒๓๔๕-xxxxx-xx-๑',
			address: '๑๒/๓ หมู่ที่ ๔ ต.ธาตุ จ.สกลนคร',
			phone: '๐๘๑๒๓๔๕๖๗๘',
			works: 'การขอใช้ไฟฟ้า\nใบสั่งจราจร',
			owner: 'กฟภ.\nตร.',
			way: 'รับเรื่อง–ส่งต่อ\nเบ็ดเสร็จ (ผ่านแอปพลิเคชันทางรัฐ)\nเคาน์เตอร์',
			outcome: 'รับเรื่อง–ส่งต่อ\nแล้วเสร็จ',
			signature: '',
			officer: 'สุดา',
			remark: ''
		});
	});

	it('[U269] a voided one is struck through with the reason, one that was moved away too', () => {
		expect(rowOf({ kind: 'visit', row: { ...visit, voided: true, voidReason: 'duplicate' } })).toMatchObject({
			struck: true,
			number: '๗',
			remark: 'ยกเลิก: บันทึกซ้ำ'
		});
		expect(rowOf({ kind: 'visit', row: { ...visit, on: '2026-09-30', corrections: 1 } })).toMatchObject({
			struck: true,
			when: '๓๐ ก.ย. ๒๕๖๙',
			remark: 'แก้ไขวันรับบริการเป็น ๓๐ ก.ย. ๒๕๖๙ · บันทึกย้อนหลัง · แก้ไขแล้ว'
		});
	});

	it('[U268] without a name it says so, sealed it says that, and an entry that is not here keeps its line', () => {
		expect(rowOf({ kind: 'visit', row: visit }, { state: 'none' })).toMatchObject({ name: 'ไม่ระบุชื่อ', phone: '' });
		expect(rowOf({ kind: 'visit', row: visit }, { state: 'closed', why: 'no-key' })).toMatchObject({ name: '(ปิดผนึก)' });
		expect(rowOf(undefined)).toMatchObject({ struck: false, number: '๗', remark: 'ยังไม่มีรายการนี้ในเครื่องที่พิมพ์' });
	});

	it('[U268] a request for help has its kind, how many are affected and where it stands', () => {
		const row = {
			...visit,
			kind: 'disaster',
			affected: 12,
			state: 'checking',
			voided: true,
			events: [{ said: 'voided', reason: 'training' }]
		};
		expect(rowOf({ kind: 'request', row: row as unknown as RequestRow }, person, 'help')).toMatchObject({
			affected: '๑๒',
			state: 'ตรวจสอบข้อเท็จจริง',
			remark: 'ยกเลิก: ทดลองใช้งาน',
			struck: true
		});
	});
});

describe('the heading on paper', () => {
	const usual = usualRegister('e-service');
	const year = registerOf('e-service', 'fiscal-year', asDay('2026-11-21'));

	it('[U268] has the title and the place, the year and which part of it', () => {
		expect(sheetTitle(usual)).toBe('ทะเบียนผู้มาขอรับบริการแบบอิเล็กทรอนิกส์ (e-Service)');
		expect(sheetTitle({ ...usual, title: 'ทะเบียนของเรา' })).toBe('ทะเบียนของเรา');
		expect(sheetPlace({ name: 'เทศบาลตัวอย่าง', amphoe: 'เมือง', province: 'สกลนคร' } as CentreRow)).toBe(
			'เทศบาลตัวอย่าง อำเภอเมือง จังหวัดสกลนคร'
		);
		expect(sheetDays(year, read('span=fiscal-year'))).toBe('ประจำปีงบประมาณ พ.ศ. ๒๕๗๐');
		expect(sheetDays(year, read(''))).toBe('ประจำปีงบประมาณ พ.ศ. ๒๕๗๐ ประจำเดือนพฤศจิกายน พ.ศ. ๒๕๖๙');
		expect(sheetDays(year, read('span=range&from=2026-09-25&to=2026-10-03'))).toBe(
			'ประจำปีงบประมาณ พ.ศ. ๒๕๗๐ ระหว่างวันที่ ๑ ต.ค. ๒๕๖๙ ถึงวันที่ ๓ ต.ค. ๒๕๖๙'
		);
		expect(sheetDays(registerOf('e-service', 'month', today), read(''))).toBe('ประจำเดือนพฤศจิกายน พ.ศ. ๒๕๖๙');
	});

	it('[U267] has the columns that are switched on, by their own names where the office gave some', () => {
		const columns = usual.columns.map((one) =>
			one.id === 'phone' ? { ...one, name: 'โทร.' } : one.id === 'remark' ? { ...one, on: false } : one
		);
		const names = sheetColumns({ ...usual, columns }).map(({ name }) => name);
		expect(names).toContain('โทร.');
		expect(names).not.toContain('หมายเหตุ');
		expect(names).not.toContain('เลขประจำตัวประชาชน');
		expect(names[0]).toBe('ลำดับที่');
	});
});
