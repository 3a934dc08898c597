// A visitor is shown the notice, asks for a copy of their data, and then to have it erased: gone from both tablets and the server's disk.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { aDayOfVisits, type TypedVisit } from '../../builders/visits.ts';
import { expect, testAtWork as test } from '../../fixtures.ts';
import { expectAllSent, expectDay, registerVisit, typeVisit } from '../../hands.ts';

/** Whether any file of a folder has this text. */
function isAnywhere(text: string, folder: string): boolean {
	return readdirSync(folder, { recursive: true })
		.map((name) => join(folder, String(name)))
		.some((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true && readFileSync(path).includes(text));
}

test.use({ whose: 'head' });

test('[U160] [U162] [U165] [P161] notice, copy and erasure of one person', async ({ server, centre, tablet }) => {
	test.setTimeout(180_000);
	const [visit, other, typed] = aDayOfVisits(3) as [TypedVisit, TypedVisit, TypedVisit];
	const { page } = tablet;
	await registerVisit(page, visit);
	await registerVisit(page, other);

	await typeVisit(page, typed);
	await page.getByRole('button', { name: 'ประกาศความเป็นส่วนตัว' }).click();
	const notice = page.getByRole('dialog', { name: 'ประกาศความเป็นส่วนตัว' });
	await expect(notice.getByText('สิทธิของท่าน')).toBeVisible();
	await expect(notice.getByText('Your rights')).toBeAttached();
	await notice.getByRole('button', { name: 'อ่านแล้ว กลับไปหน้าเคาน์เตอร์' }).click();
	await expect(page.getByRole('textbox', { name: 'ชื่อ–สกุล' })).toHaveValue(typed.name);
	await page.getByRole('button', { name: 'ล้างแบบฟอร์ม' }).click();
	await expectAllSent(page);
	const registered = await centre.facts('visit-registered');
	expect(registered).toMatchObject([{ body: { notice: 1 } }, { body: { notice: 1 } }]);
	const sealed = async (): Promise<string[]> =>
		[...(await centre.documents()).values()].flatMap((one) =>
			one['sealed'] === undefined ? [] : [(one['sealed'] as { data: string }).data]
		);
	const ciphertexts = await sealed();
	expect(ciphertexts).toHaveLength(2);

	await page.goto(new URL('/settings/privacy/person', page.url()).href);
	await page.getByRole('textbox', { name: 'ชื่อหรือโทรศัพท์ของเจ้าของข้อมูล' }).fill(visit.name);
	await page.getByRole('checkbox', { name: new RegExp(visit.name) }).check();
	await page.getByRole('button', { name: 'ทำสำเนาให้เจ้าของข้อมูล' }).click();
	await expect(page.getByRole('article').getByText(visit.phone)).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'บันทึกเป็นไฟล์ข้อมูล' }).click();
	expect(readFileSync(await (await download).path(), 'utf8')).toContain(visit.name);
	await page.getByRole('button', { name: 'กลับไปรายการที่พบ' }).click();

	await page.getByRole('button', { name: 'ลบข้อมูลบุคคล' }).click();
	const asking = page.getByRole('dialog', { name: 'ลบข้อมูลบุคคลตามคำขอ' });
	await expect(asking.getByText('ลบข้อมูลบุคคลของ 1 รายการที่เลือก')).toBeVisible();
	await expect(asking.getByText(/ชุดสำรอง/)).toBeVisible();
	await asking.getByRole('button', { name: 'ลบถาวร' }).click();
	await expect(page.getByText('ลบข้อมูลบุคคลแล้ว 1 รายการ')).toBeVisible();
	await expect(page.getByText('ไม่พบรายการที่ตรงกับที่พิมพ์')).toBeVisible();
	await page.goto(new URL('/counter', page.url()).href);
	await expectDay(page, { persons: 2 });
	await expectAllSent(page);
	expect(await centre.facts('personal-erased')).toMatchObject([{ body: { reason: 'asked' } }]);
	const left = await sealed();
	const gone = ciphertexts.filter((text) => !left.includes(text));
	expect([left.length, gone.length]).toEqual([1, 1]);
	await expect.poll(() => isAnywhere(gone[0] ?? '', server.dataDir), { timeout: 60_000 }).toBe(false);
	expect(isAnywhere(left[0] ?? '', server.dataDir)).toBe(true);
});
