import { strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type SheetData } from 'write-excel-file/universal';
import { describe, expect, it } from 'vitest';
import { exampleCatalogue } from '#domain/catalogue.ts';
import type { CatalogueWork } from '#domain/facts.ts';
import { blankWork } from '#domain/new-work.ts';
import { readCatalogue, type CatalogueRead } from './read-catalogue.ts';
import { placeOf, SHEET_FILE_BYTES_MAX, type SheetAnswer, type SheetRead } from './sheet.ts';
import { sheetIn } from './sheet-reading.ts';
import { catalogueFile } from './write-catalogue.ts';

const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());
const fileOf = async (rows: SheetData) => bytesOf(await writeXlsxFile(rows).toBlob());
const readFile = async (rows: SheetData): Promise<SheetAnswer> => sheetIn(await fileOf(rows));

function sheetOf(answer: SheetAnswer): SheetRead {
	if (!answer.ok) throw new Error(answer.fault);
	return answer.sheet;
}
const taken = async (rows: SheetData, known: CatalogueWork[] = []): Promise<CatalogueRead> =>
	readCatalogue(sheetOf(await readFile(rows)), known);
const problemsOf = (read: CatalogueRead) =>
	read.ok ? [] : read.problems.map(({ row, column, found, why }) => [row, column, found, typeof why === 'string' ? why : why.code]);

/** The file with its sheet's own text changed, as another program would have written it. */
function withSheetText(bytes: Uint8Array, change: (text: string) => string): Uint8Array<ArrayBuffer> {
	const parts = unzipSync(bytes);
	const path = Object.keys(parts).find((name) => name.endsWith('sheet1.xml')) ?? '';
	const text = new TextDecoder().decode(parts[path]);
	return new Uint8Array(zipSync({ ...parts, [path]: strToU8(change(text)) }));
}

const head = ['รหัส', 'ชื่องานบริการ', 'กลุ่มงาน'];
const row = (code: string, ...more: SheetData[number]) => [code, `งาน ${code}`, 'งานของหน่วยงานเอง', ...more];

describe('a catalogue as a sheet', () => {
	it('[E1, E3] comes back as it went out', async () => {
		const works = exampleCatalogue().map((work, index) => ({
			...work,
			papers: 'บัตรประจำตัวประชาชน\nสำเนาทะเบียนบ้าน',
			usualDays: index,
			modes: index % 2 === 0 ? work.modes : [work.usualMode],
			from: '2026-10-01',
			to: index === 3 ? '2028-02-29' : null,
			checkedOn: '2026-11-21'
		}));
		const sheet = sheetOf(await sheetIn(await bytesOf(await catalogueFile(works))));
		expect(readCatalogue(sheet, [])).toEqual({ ok: true, works, ignored: [] });
	});

	it('[E5] holds nothing that a program works out, and gives such text back unchanged', async () => {
		const work = { ...blankWork(), code: 'A', name: '=HYPERLINK("http://x")', owner: '+66', contact: '@ปู่', hotline: '-1', source: "'=1" };
		const bytes = await bytesOf(await catalogueFile([work]));
		const text = Object.values(unzipSync(bytes))
			.map((part) => new TextDecoder().decode(part))
			.join('');
		expect(text).not.toMatch(/<f[\s>]|>[=+@-]/);
		expect(text).toContain(">'=HYPERLINK");
		expect(readCatalogue(sheetOf(await sheetIn(bytes)), [])).toMatchObject({ ok: true, works: [{ ...work, source: '=1' }] });
	});

	it('[E3] is found below a title, in any order of columns, in English, with columns that mean nothing here', async () => {
		const rows = [['บัญชีงานบริการของศูนย์'], [], ['Group', ' CODE ', 'หมายเหตุ', 'ชื่อ งานบริการ'], ['Labour services', 'A1', 'x', 'หางาน'], []];
		const known = { ...blankWork(), code: 'A1', name: 'ชื่อเดิม', hotline: '1694' };
		expect(await taken(rows, [known])).toEqual({
			ok: true,
			works: [{ ...known, group: 'labour', name: 'หางาน' }],
			ignored: ['หมายเหตุ']
		});
	});
});

describe('a sheet that cannot be taken', () => {
	it('[E2] names columns that are missing or there twice', async () => {
		expect(problemsOf(await taken([['รหัส', 'กลุ่มงาน', 'รหัส'], row('A')]))).toEqual([
			[1, 'รหัส', 'รหัส', 'column-twice'],
			[1, 'ชื่องานบริการ', '', 'column-missing']
		]);
		expect(
			problemsOf(
				await taken([
					['วันที่', 'จำนวน'],
					['1', '2']
				])
			)
		).toEqual([[1, '', 'วันที่ | จำนวน', 'no-headings']]);
		expect(problemsOf(await taken([head]))).toEqual([[2, '', '', 'no-works']]);
	});

	it('[E2] names the row and column of every value it cannot take, and takes none', async () => {
		const more = ['ลิงก์', 'ระยะเวลาปกติ (วัน)', 'ประเภทการให้บริการ', 'มีในแอปทางรัฐ'];
		const read = await taken([
			[...head, ...more],
			row('A', 'https://example.go.th', '๑๕ วัน', 'เบ็ดเสร็จ, รับเรื่อง-ส่งต่อ', 'ใช่'),
			[],
			row('A', 'javascript:alert(1)', 'สองสัปดาห์', 'อนุมัติ', 'บางที'),
			['ก ข', '', 'กลุ่มใหม่', '', -1, 'เบ็ดเสร็จ', '']
		]);
		expect(problemsOf(read)).toEqual([
			[4, 'ระยะเวลาปกติ (วัน)', 'สองสัปดาห์', 'days-unreadable'],
			[4, 'ประเภทการให้บริการ', 'อนุมัติ', 'mode-unknown'],
			[4, 'มีในแอปทางรัฐ', 'บางที', 'neither-yes-nor-no'],
			[4, 'ลิงก์', 'javascript:alert(1)', 'link-malformed'],
			[4, 'รหัส', 'A', 'code-twice'],
			[5, 'กลุ่มงาน', 'กลุ่มใหม่', 'group-unknown'],
			[5, 'ระยะเวลาปกติ (วัน)', '-1', 'days-unreadable'],
			[5, 'รหัส', 'ก ข', 'code-malformed'],
			[5, 'ชื่องานบริการ', '', 'field-empty']
		]);
	});

	it('[E2] tells days of the two eras apart, in text and in date cells', async () => {
		const day = (value: string | Date) => (value instanceof Date ? { value, type: Date, format: 'dd/mm/yyyy' } : value);
		const days = [
			'21/11/2569',
			'๑ ธ.ค. ๒๕๖๙',
			'2026-11-21',
			new Date('2026-11-21T00:00:00Z'),
			'21/11/2026',
			new Date('2569-11-21T00:00:00Z')
		];
		const read = await taken([[...head, 'ตรวจสอบล่าสุดเมื่อ'], ...days.map((value, index) => row(`W${index}`, day(value)))]);
		expect(problemsOf(read)).toEqual([
			[6, 'ตรวจสอบล่าสุดเมื่อ', '21/11/2026', 'day-era-mixed-up'],
			[7, 'ตรวจสอบล่าสุดเมื่อ', '21/11/3112', 'day-era-mixed-up']
		]);
		const right = await taken([[...head, 'ตรวจสอบล่าสุดเมื่อ'], ...days.slice(0, 4).map((value, index) => row(`W${index}`, day(value)))]);
		expect(right.ok && right.works.map(({ checkedOn }) => checkedOn)).toEqual(['2026-11-21', '2026-12-01', '2026-11-21', '2026-11-21']);
	});

	it('[E2] names merged cells and formulas in the columns it reads, and no others', async () => {
		const bytes = await fileOf([['หัวเรื่อง'], [...head, 'หมายเหตุ'], row('A', 'x'), row('B', 'y')]);
		const changed = withSheetText(bytes, (text) =>
			text
				.replace(
					'</sheetData>',
					'</sheetData><mergeCells count="3"><mergeCell ref="A1:D1"/><mergeCell ref="C3:C4"/><mergeCell ref="D3:D4"/></mergeCells>'
				)
				.replace(/<c r="B4"[^>]*>.*?<\/c>/, '<c r="B4" t="str"><f>CONCAT("ง","า")</f><v>งา</v></c>')
		);
		expect(problemsOf(readCatalogue(sheetOf(await sheetIn(changed)), []))).toEqual([
			[3, 'กลุ่มงาน', 'C3:C4 งานของหน่วยงานเอง', 'cell-merged'],
			[4, 'ชื่องานบริการ', expect.stringContaining('B4') as string, 'cell-formula']
		]);
	});

	it('[E2, E4] says how many works a catalogue may have, and counts what it does not name', async () => {
		const many = await taken([head, ...Array.from({ length: 501 }, (_, n) => row(`W${n}`))]);
		expect(problemsOf(many)).toEqual([[502, '', '501', 'too-many-works']]);
		const wrong = await taken([head, ...Array.from({ length: 300 }, () => row('ก'))]);
		expect(wrong).toMatchObject({ ok: false, more: 399 });
		expect(problemsOf(wrong)).toHaveLength(200);
	});
});

describe('a file', () => {
	it('[E4] with 100,000 rows is refused before they are read, empty rows of another program are not counted', async () => {
		const bytes = await fileOf([head, row('A')]);
		const rows = (count: number, cell: string) =>
			withSheetText(bytes, (text) =>
				text.replace(
					'</sheetData>',
					`${Array.from({ length: count }, (_, n) => `<row r="${n + 3}">${cell.replace('?', `A${n + 3}`)}</row>`).join('')}</sheetData>`
				)
			);
		expect(await sheetIn(rows(100_000, '<c r="?"><v>1</v></c>'))).toEqual({ ok: false, fault: 'too-many-rows', rows: 100_002, max: 5_000 });
		expect(await sheetIn(rows(20_000, '<c r="?" s="1"/>'))).toMatchObject({ ok: true });
	});

	it('[E4] that is no sheet, empty, too large or far larger unpacked is refused with its reason', async () => {
		expect(await sheetIn(new Uint8Array(strToU8('รหัส,ชื่อ\nA,B')))).toEqual({ ok: false, fault: 'not-a-sheet' });
		expect(await sheetIn(new Uint8Array(zipSync({ 'word/document.xml': strToU8('<w/>') })))).toEqual({ ok: false, fault: 'not-a-sheet' });
		expect(await readFile([])).toMatchObject({ ok: false, fault: 'empty' });
		expect(await sheetIn(new Uint8Array(SHEET_FILE_BYTES_MAX + 1))).toMatchObject({ fault: 'too-big' });
		const bomb = withSheetText(await fileOf([head]), (text) => text.replace('</sheetData>', `</sheetData>${' '.repeat(61_000_000)}`));
		expect(bomb.length).toBeLessThan(SHEET_FILE_BYTES_MAX);
		expect(await sheetIn(bomb)).toMatchObject({ fault: 'too-big' });
	});

	it('names a cell by row and column', () => {
		expect([placeOf('A1'), placeOf('Z20'), placeOf('AA3')]).toEqual([
			{ row: 1, column: 0 },
			{ row: 20, column: 25 },
			{ row: 3, column: 26 }
		]);
	});
});
