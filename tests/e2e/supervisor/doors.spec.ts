import { aMonth, factOfTomorrow, factsOfMonth } from '../../builders/month-of-facts.ts';
import { expect, staff, test } from '../../fixtures.ts';
import { follow } from '../../pin-hands.ts';
import { keyFigures } from '../../supervisor-hands.ts';

const MONTH = '2025-10';
const SERVICES = ['SVC1908', 'SVC1882', 'GONE'] as const;
const VISITS = 120;
const SURVEYS = 40;

test('[U62] [U64] every figure of a month leads to exactly as many rows', async ({ centre, device }) => {
	const plan = aMonth(MONTH, SERVICES, VISITS, SURVEYS);
	await centre.write(factsOfMonth(plan, centre.org));
	const office = await device('office');
	await office.signIn(staff.supervisor, 'skip');
	const { page } = office;
	await follow(page, `/supervisor?view=month&on=${MONTH}-15`);

	const counted = plan.visits.filter(({ voided }) => !voided);
	const works = counted.flatMap((visit) => visit.works);
	const answered = plan.surveys.filter(({ scores }) => scores !== undefined);
	const scores = answered.flatMap((survey) => survey.scores ?? []);
	const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
	await expect
		.poll(() => keyFigures(page), { timeout: 60_000 })
		.toEqual([
			`${String(counted.length)}คน`,
			`${String(works.length)}งาน`,
			`${String(answered.length)}คน`,
			mean.toFixed(2),
			`${(mean * 10).toFixed(2)}%`
		]);
	await expect(page.getByText(`ตอบไม่จบ ${String(SURVEYS - answered.length)} ครั้ง`)).toBeVisible();

	await test.step('the parts are those of the plan', async () => {
		const said = (count: number, what: string) => page.getByRole('link', { name: `ดู ${String(count)} รายการของ ${what}`, exact: true });
		await expect(said(counted.filter(({ visitor }) => visitor === 'business').length, 'หน่วยงานภาคเอกชน')).toBeVisible();
		await expect(said(counted.filter(({ channel }) => channel === 'phone').length, 'โทรศัพท์')).toBeVisible();
		await expect(said(works.filter(({ mode }) => mode === 'complete').length, 'เบ็ดเสร็จ')).toBeVisible();
		await expect(said(works.filter(({ tangrath }) => tangrath).length, 'ผ่านแอปพลิเคชันทางรัฐ')).toBeVisible();
		await expect(said(works.filter(({ outcome }) => outcome === 'advised').length, 'ให้คำแนะนำ')).toBeVisible();
	});

	const doors = await page.locator('main a[href*="/supervisor/list"]').evaluateAll((links) =>
		links.map((link) => ({
			href: link.getAttribute('href') ?? '',
			count: /[\d,]+/.exec(link.getAttribute('aria-label') ?? link.textContent ?? '')?.[0] ?? ''
		}))
	);
	expect(doors.length).toBeGreaterThan(20);
	for (const { href, count } of doors) {
		await follow(page, href);
		await expect(page.getByText(`${count} รายการ`, { exact: true }), href).toBeVisible();
		const rows = Number(count.replaceAll(',', ''));
		if (rows > 0) await expect(page.locator('.line').first(), href).toBeVisible();
		else await expect(page.getByText('ไม่มีรายการ'), href).toBeVisible();
	}

	await test.step('a bar leads to its day, and the table beside says the same', async () => {
		await follow(page, `/supervisor?view=month&on=${MONTH}-15`);
		await page.getByText('ดูเป็นตาราง').click();
		const onThird = counted.filter(({ on }) => on === `${MONTH}-03`).length;
		await expect(
			page
				.getByRole('row', { name: /^3 ต\.ค\. 2568/ })
				.getByRole('cell')
				.first()
		).toHaveText(String(onThird));
		await page.getByRole('link', { name: '3 ต.ค. 2568', exact: true }).click();
		await expect.poll(async () => (await keyFigures(page))[0]).toBe(`${String(onThird)}คน`);
		await page.goBack();
		await expect(page.getByRole('radio', { name: 'รายเดือน' })).toBeChecked();
	});
});

test('[U60] [U66] a period is reached by steps and by typing, an empty one teaches, and what cannot be read is said', async ({
	centre,
	device
}) => {
	await centre.write([...factsOfMonth(aMonth(MONTH, SERVICES, 3, 0), centre.org), factOfTomorrow(centre.org)]);
	const office = await device('office');
	await office.signIn(staff.supervisor, 'skip');
	const { page } = office;
	await follow(page, `/supervisor?view=month&on=${MONTH}-15`);
	await expect(page.getByText('มี 1 รายการจากโปรแกรมรุ่นใหม่กว่า')).toBeVisible();
	await page.getByRole('link', { name: 'เดือนก่อนหน้า' }).click();
	await expect(page.getByText('ยังไม่มีผู้รับบริการในช่วงนี้')).toBeVisible();
	await expect(page.getByRole('status').filter({ hasText: 'กันยายน พ.ศ. 2568' })).toBeVisible();
	await page.getByRole('link', { name: 'เดือนถัดไป' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'ตุลาคม พ.ศ. 2568' })).toBeVisible();

	const typed = page.getByRole('textbox', { name: 'ไปยังวันที่' });
	await typed.fill('31 กุมภาพันธ์ 2568');
	await typed.press('Enter');
	await expect(page.getByText('ไม่มีวันนี้ในปฏิทิน')).toBeVisible();
	await typed.fill('๑ ก.ย. ๒๕๖๘');
	await typed.press('Enter');
	await expect(page.getByRole('status').filter({ hasText: 'กันยายน พ.ศ. 2568' })).toBeVisible();

	await follow(page, '/supervisor');
	await expect(page.getByRole('link', { name: 'เดือนถัดไป' })).toBeHidden();
});
