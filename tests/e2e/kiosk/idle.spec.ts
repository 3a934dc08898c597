import { aVisit } from '../../builders/visits.ts';
import { expect, testAtWork as test } from '../../fixtures.ts';
import { handOver, registerVisit, takeBack } from '../../hands.ts';

test('[Promise 7] [U20] a survey that nobody touches counts down, is closed and is counted as abandoned', async ({ centre, tablet }) => {
	const { page } = tablet;
	await registerVisit(page, aVisit());
	await handOver(page);
	await page.clock.install();
	await page.reload();
	await page.getByRole('button', { name: 'เริ่ม', exact: true }).click();
	await page.getByRole('button', { name: '3 คะแนน จาก 10' }).click();
	await page.getByRole('button', { name: '4 คะแนน จาก 10' }).click();

	await page.clock.fastForward('01:02');
	const countdown = page.getByRole('alertdialog', { name: 'ท่านยังอยู่หรือไม่' });
	await expect(countdown).toBeVisible();
	await countdown.getByRole('button', { name: 'ทำต่อ' }).click();
	await expect(countdown).toBeHidden();
	await expect(page.getByText('ข้อ 3 จาก 6')).toBeVisible();

	await page.clock.fastForward('01:20');
	await expect(page.getByRole('heading', { name: 'โปรดส่งเครื่องคืนเจ้าหน้าที่' })).toBeVisible();
	await page.reload();
	await expect(page.getByRole('heading', { name: 'โปรดส่งเครื่องคืนเจ้าหน้าที่' })).toBeVisible();
	await takeBack(page);

	await expect
		.poll(async () => (await centre.facts('survey-abandoned')).map(({ body }) => body))
		.toEqual([expect.objectContaining({ reason: 'idle', answered: 2, of: 6 })]);
	expect(await centre.facts('survey-answered')).toEqual([]);
	await page.goto(new URL('/supervisor', page.url()).href);
	await expect(page.getByText('ตอบไม่จบ 1 ครั้ง')).toBeVisible();
});
