import type { Page } from '@playwright/test';
import { axeOn } from '../../axe.ts';
import { aVisit } from '../../builders/visits.ts';
import { expect, testAtWork as test } from '../../fixtures.ts';
import { handOver, registerVisit } from '../../hands.ts';

const TARGET_PX_MIN = 64;
const SIZES = [
	{ width: 1280, height: 800 },
	{ width: 800, height: 1280 },
	{ width: 360, height: 740 }
];
const words = {
	th: { start: 'เริ่ม', value: '8 คะแนน จาก 10', send: 'ส่งคำตอบ', staff: 'สำหรับเจ้าหน้าที่', other: 'English', close: 'กลับไปที่แบบประเมิน' },
	en: { start: 'Start', value: '8 out of 10', send: 'Send answers', staff: 'For staff', other: 'ไทย', close: 'Back to the survey' }
};

/** One screen as it must be: nothing to scroll, large targets, no finding of axe, contrast AAA. */
async function expectGood(page: Page, what: string): Promise<void> {
	for (const size of SIZES) {
		await page.setViewportSize(size);
		const where = `${what} at ${String(size.width)}×${String(size.height)}`;
		const found = await page.evaluate((least) => {
			const visible = [...document.querySelectorAll('button, textarea')]
				.map((control) => control.getBoundingClientRect())
				.filter(({ width }) => width > 0);
			const scrolled = [document.documentElement, ...document.querySelectorAll('main, .kiosk, dialog')];
			return {
				scrolls: scrolled.some((box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1),
				outside: visible.filter((box) => box.bottom > innerHeight + 1 || box.right > innerWidth + 1 || box.top < -1).length,
				small: visible.filter((box) => box.width < least || box.height < least).length
			};
		}, TARGET_PX_MIN);
		expect(found, where).toEqual({ scrolls: false, outside: 0, small: 0 });
	}
	const { violations } = await (await axeOn(page)).options({ rules: { 'color-contrast-enhanced': { enabled: true } } }).analyze();
	expect(
		violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
		what
	).toEqual([]);
}

for (const language of ['th', 'en'] as const) {
	test(`[U27] every screen of the kiosk fits, is large enough and has no finding of axe (${language})`, async ({ centre, tablet }) => {
		expect(centre.org).not.toBe('');
		const t = words[language];
		const { page } = tablet;
		await registerVisit(page, aVisit());
		await handOver(page);
		// A day that stands still until it is set on: screens that go by themselves stay to be looked at.
		let nowMs = await page.evaluate(() => Date.now());
		const later = (ms: number): Promise<void> => page.clock.setFixedTime((nowMs += ms));
		await later(0);
		if (language === 'en') await page.getByRole('button', { name: words.th.other }).click();

		await page.getByRole('button', { name: t.start, exact: true }).waitFor();
		await expectGood(page, 'start');
		await page.getByRole('button', { name: t.staff }).click();
		await expectGood(page, 'staff code');
		await page.getByRole('button', { name: t.close }).click();
		await page.getByRole('button', { name: t.start, exact: true }).click();
		for (let question = 1; question <= 5; question += 1) {
			await expectGood(page, `question ${String(question)}`);
			await page.getByRole('button', { name: t.value }).click();
		}
		await expectGood(page, 'comment');
		await later(62_000);
		await page.getByRole('alertdialog').waitFor();
		await expectGood(page, 'countdown');
		await page.getByRole('alertdialog').getByRole('button').click();
		await page.getByRole('button', { name: t.send }).click();
		await page.locator('.thanks').first().waitFor();
		await expectGood(page, 'thanks');
		await later(10_000);
		await page.getByRole('button', { name: t.staff }).last().waitFor();
		await expectGood(page, 'hand back');
	});
}

test('[U27] the survey is answered by keyboard alone', async ({ centre, tablet }) => {
	const { page } = tablet;
	await registerVisit(page, aVisit());
	await handOver(page);
	const reach = async (name: string): Promise<void> => {
		const button = page.getByRole('button', { name, exact: true });
		for (let presses = 0; presses < 20; presses += 1) {
			if (await button.evaluate((element) => element === document.activeElement)) break;
			await page.keyboard.press('Tab');
		}
		await expect(button).toBeFocused();
		await page.keyboard.press('Enter');
	};
	await reach('เริ่ม');
	await reach('1 คะแนน จาก 10');
	for (const key of ['9', '0', '8', '7']) {
		await expect(page.locator('[aria-pressed=true]')).toHaveCount(0);
		await page.keyboard.press(key);
	}
	await expect(page.getByText('ข้อ 6 จาก 6')).toBeVisible();
	await reach('ส่งคำตอบ');
	await expect(page.getByRole('heading', { name: 'ขอบคุณ' })).toBeVisible();
	await expect
		.poll(async () =>
			(await centre.facts('survey-answered')).map(({ body }) =>
				(body as { answers: { value: number }[] }).answers.map(({ value }) => value)
			)
		)
		.toEqual([[1, 9, 10, 8, 7]]);
});
