// The page stays alive while a sheet of 100,000 rows is read: the reading is a worker's.
import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { readSheetFile } from './read-sheet-file.ts';

const ROWS = 100_000;

/** A workbook with so many rows of three cells, as any program writes one. */
function workbook(rows: number): File {
	const cell = (place: string, text: string): string => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
	const row = (_: unknown, at: number): string =>
		`<row r="${at + 1}">${cell(`A${at + 1}`, `W${at}`)}${cell(`B${at + 1}`, 'งานบริการของหน่วยงาน')}${cell(`C${at + 1}`, '21/11/2569')}</row>`;
	const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
	const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
	const parts = {
		'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${Array.from({ length: rows }, row).join('')}</sheetData></worksheet>`
	};
	const files = Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)]));
	return new File([new Uint8Array(zipSync(files))], 'works.xlsx');
}

/** How often the page had its turn until the promise is settled. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
	let [turns, done] = [0, false];
	void work.finally(() => (done = true));
	while (!done) {
		await new Promise((resolve) => setTimeout(resolve));
		turns += 1;
	}
	return turns;
}

it('[E4] 100,000 rows are refused with how many they are, while the page has its turns', async () => {
	const reading = readSheetFile(workbook(ROWS), new AbortController().signal);
	const turns = await turnsDuring(reading);
	expect(await reading).toMatchObject({ ok: false, fault: 'too-many-rows', rows: ROWS });
	expect(turns).toBeGreaterThan(1);
});

it('[E4] giving up ends the reading', async () => {
	const stop = new AbortController();
	const reading = readSheetFile(workbook(1), stop.signal);
	stop.abort(new Error('given up'));
	await expect(reading).rejects.toThrow('given up');
});
