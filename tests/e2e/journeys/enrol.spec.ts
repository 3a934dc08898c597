import { join } from 'node:path';
import { aVisit } from '../../builders/visits.ts';
import { confirmCentre, makeCode, nameNewDevice, sayWho, shownQr, typeCode } from '../../enrol-hands.ts';
import { expect, profile, TABLET, testAtWork as test } from '../../fixtures.ts';
import { answerSurvey, expectAllSent, handOver, registerVisit, takeBack } from '../../hands.ts';
import { follow, PIN } from '../../pin-hands.ts';
import { cameraArgs, filmQr } from '../../qr-camera.ts';

const COMMENT = 'ขอเก้าอี้เพิ่มหน้าเคาน์เตอร์';

/** Two letters the other way round, as a tired clerk types them. */
const exchanged = (code: string): string =>
	code[1] === code[2] ? `X${code.slice(1)}` : `${code[0] ?? ''}${code[2] ?? ''}${code[1] ?? ''}${code.slice(3)}`;

test.use({ whose: 'head' });

test('[B25] [U140] [U142] [U143] [U145] [U147] [U148] [U149] two tablets are let in, one by its camera and one by typing, and read names where the key came with it', async ({
	centre,
	tablet: head,
	device
}, info) => {
	test.setTimeout(240_000);
	const visit = aVisit();
	await registerVisit(head.page, visit);
	await handOver(head.page);
	await answerSurvey(head.page, [9, 9, 9, 9, 9], COMMENT);
	await takeBack(head.page);
	await expectAllSent(head.page);

	const words = await test.step('the recovery sheet asks for the PIN and is one page of paper', async () => {
		const { page } = head;
		await page.goto(new URL('/settings', page.url()).href);
		await page.getByRole('link', { name: 'พิมพ์แผ่นกู้คืน' }).click();
		await page.getByRole('button', { name: '5', exact: true }).waitFor();
		await expect(page.getByRole('listitem').filter({ hasText: /^24 / })).toHaveCount(0);
		await page.keyboard.type(PIN);
		await expect(page.getByRole('article').getByRole('img')).toBeVisible();
		const pdf = await page.pdf({ preferCSSPageSize: true });
		expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
		return page.getByRole('article').getByRole('listitem').allInnerTexts();
	});
	expect(words).toHaveLength(24);

	await test.step('by the camera, stopped in the middle: the key came with the code', async () => {
		await makeCode(head.page, 'เคาน์เตอร์ 2');
		const film = join(info.outputDir, 'qr.y4m');
		await filmQr(shownQr(head.page), film);
		const tablet = await device('camera', TABLET, cameraArgs(film));
		const { page } = tablet;
		await page.getByRole('link', { name: 'เพิ่มเครื่องนี้ด้วยรหัสหรือ QR' }).click();
		await page.getByRole('button', { name: 'เปิดกล้อง' }).click();
		await confirmCentre(page, profile.name);
		await page.getByRole('radio').first().waitFor();
		await page.goto(new URL('/', page.url()).href);
		await page.waitForURL('**/enrol');
		await sayWho(page, 'มาลี ใจดี', false);
		await expect(page.getByText(visit.name)).toBeVisible();
		await expectAllSent(page);
		await expect(head.page.getByText('มีเครื่องใช้รหัสนี้แล้ว')).toBeVisible();
		// What a visitor wrote in the kiosk, where no key was open, is read on a tablet that came later.
		await follow(page, '/supervisor');
		await page.getByRole('link', { name: 'ดูข้อเสนอแนะ 1 รายการ' }).click();
		await expect(page.getByText(COMMENT)).toBeVisible();
	});

	const code = await test.step('by typing: names are sealed until the words of the sheet are given', async () => {
		await head.page.getByRole('button', { name: 'ทำรหัสใหม่' }).click();
		const made = await nameNewDevice(head.page, 'เคาน์เตอร์ 3');
		const { page } = await device('typed');
		await page.goto(new URL('/enrol', page.url()).href);
		await typeCode(page, exchanged(made));
		await expect(page.getByText(/มีตัวผิดหรือสลับกัน/)).toBeVisible();
		await typeCode(page, made.toLowerCase().replace('-', ' '));
		await confirmCentre(page, profile.name);
		await page.getByRole('button', { name: 'ใส่ภายหลัง' }).click();
		await sayWho(page, 'มาลี ใจดี', true);
		await expect(page.getByText('ปิดผนึก', { exact: true })).toBeVisible();
		await page.goto(new URL('/settings', page.url()).href);
		await page.getByRole('button', { name: 'ใส่กุญแจของศูนย์' }).click();
		await page.locator('#key-text').fill(words.join('\n').toUpperCase());
		await page.getByRole('button', { name: 'ใส่กุญแจของศูนย์' }).click();
		await expect(page.getByText('เก็บกุญแจแล้ว')).toBeVisible();
		await page.goto(new URL('/counter', page.url()).href);
		await expect(page.getByText(visit.name)).toBeVisible();
		return made;
	});

	await test.step('a code works once, and its link leaves no trace in the address', async () => {
		const { page } = await device('late');
		await page.goto(new URL(`/enrol#${code}.`, page.url()).href);
		await expect(page.getByText(/รหัสนี้ใช้กับเครื่องอื่นไปแล้ว/)).toBeVisible();
		expect(page.url()).not.toContain('#');
	});

	const enrolled = await centre.facts('device-enrolled');
	expect(enrolled.map(({ by, body }) => ({ by, body }))).toEqual(
		expect.arrayContaining([
			{ by: 'head', body: { name: 'เคาน์เตอร์ 2', way: 'code' } },
			{ by: 'head', body: { name: 'เคาน์เตอร์ 3', way: 'code' } }
		])
	);
	const added = (await centre.facts('staff-added')).map(({ by, body }) => ({ by, body }));
	expect(added).toContainEqual({ by: 'head', body: { name: 'มาลี ใจดี', role: 'counter' } });
});
