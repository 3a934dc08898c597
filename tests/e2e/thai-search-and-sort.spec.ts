import { aVisit } from '../builders/visits.ts';
import { entries } from '../counter-hands.ts';
import { expect, testAtWork as test } from '../fixtures.ts';
import { registerVisit, saveVisit, typeVisit } from '../hands.ts';

/** All entries of the test are drawn at once. */
const TALL = { width: 1280, height: 2400 };
const SARA_AM = '\u0e33';
const NIKHAHIT_AA = '\u0e4d\u0e32';
const MAI_THO = '\u0e49';

const ONE_SPELLING = `น${MAI_THO}${SARA_AM}`;
/** The same word as keyboards make it: ำ in one, ํ and า apart, and the tone before or after the ring. */
const spellings = [ONE_SPELLING, `น${MAI_THO}${NIKHAHIT_AA}`, `น\u0e4d${MAI_THO}\u0e32`];

test('[U48, U46] a name typed with ำ in any spelling is found by any other, and so is a service', async ({ centre, tablet }) => {
	const { page } = tablet;
	for (const [at, spelling] of spellings.entries()) {
		await typeVisit(page, aVisit({ title: 'นาย', name: `${spelling}ใส คนที่${String(at + 1)}` }));
		await saveVisit(page);
		await expect(page.getByText(`บันทึกแล้ว: นาย${ONE_SPELLING}ใส คนที่${String(at + 1)}`)).toBeVisible();
	}
	await registerVisit(page, aVisit({ title: 'นาย', name: 'ไม่เกี่ยว' }));
	const find = page.locator('#find');
	for (const spelling of spellings) {
		await find.fill(`${spelling}ใส`);
		await expect(entries(page)).toHaveCount(spellings.length);
		await find.fill('');
		await expect(entries(page)).toHaveCount(spellings.length + 1);
	}
	await find.fill('0800001234');
	await expect(entries(page)).toHaveCount(spellings.length + 1);
	await find.fill('๐๘๐-๐๐๐-๑๒๓๔');
	await expect(entries(page)).toHaveCount(spellings.length + 1);
	await find.fill('');

	const box = page.getByRole('combobox', { name: 'ค้นหางานบริการ' });
	for (const spelling of spellings) {
		await box.fill(`${spelling}ประปา`);
		await expect(page.getByRole('option').filter({ hasText: 'การขอใช้น้ำประปา' })).toBeVisible();
	}
	expect((await centre.documents()).size).toBeGreaterThan(0);
});

test('[U48] names sort as in a Thai dictionary, leading vowels after their consonant and titles aside', async ({ centre, tablet }) => {
	const { page } = tablet;
	await page.setViewportSize(TALL);
	const typed = ['ไก่', 'ขวัญ', 'เกศ', 'กมล', 'แก้ว', 'กา'];
	for (const [at, name] of typed.entries()) await registerVisit(page, aVisit({ title: at % 2 === 0 ? 'นาย' : 'นางสาว', name }));
	await page.getByRole('button', { name: 'เรียงตามชื่อ' }).click();
	await expect(entries(page).locator('.who')).toHaveText(['นางสาวกมล', 'นางสาวกา', 'นายเกศ', 'นายแก้ว', 'นายไก่', 'นางสาวขวัญ']);
	expect((await centre.documents()).size).toBeGreaterThan(0);
});
