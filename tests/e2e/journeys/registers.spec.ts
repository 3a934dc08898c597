// The official register, numbered on two tablets: once each, late ones next, and one number in the end where both gave the same.
import type { Page } from '@playwright/test';
import { aKnownKey } from '../../at-rest.ts';
import { aVisit } from '../../builders/visits.ts';
import { expect, staff, test } from '../../fixtures.ts';
import { expectAllSent, registerVisit, sendNow } from '../../hands.ts';
import { follow } from '../../pin-hands.ts';

const REGISTERS = '/office/registers?span=fiscal-year';

/** Presses a button that prints; the lines as they are put on paper: number and name. */
async function printed(page: Page, button: string): Promise<string[]> {
	await page.evaluate(() => {
		document.body.dataset['printed'] = '';
		window.print = () => (document.body.dataset['printed'] = 'yes');
	});
	await page.getByRole('button', { name: button, exact: true }).click();
	await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
	return page
		.locator('article.sheet tbody tr')
		.evaluateAll((rows) => rows.map((row) => ['number', 'name'].map((column) => row.querySelector(`td.${column}`)?.textContent).join(' ')));
}
const preview = (page: Page): Promise<string[]> =>
	page
		.getByRole('region', { name: 'ตัวอย่าง', exact: true })
		.locator('tbody tr')
		.evaluateAll((rows) => rows.map((row) => [0, 2].map((at) => row.children[at]?.textContent.trim()).join(' ')));
const register = (page: Page, name: string): Promise<void> => registerVisit(page, aVisit({ title: 'นาง', name }));
const again = (page: Page) => page.getByText('มี 1 บรรทัดที่ต้องพิมพ์ใหม่');

test('[U270] [U266] printing twice gives the same numbers, a late entry the next one, and two tablets that numbered apart agree', async ({
	centre: _,
	device
}) => {
	const key = { enter: (await aKnownKey()).text };
	const [front, back] = [await device('front'), await device('back')];
	await Promise.all([front.signIn(staff.head, key), back.signIn(staff.counter, key)]);
	const [one, two] = [front.page, back.page];
	await Promise.all([front, back].map((tablet) => tablet.readyForOffline()));
	await expectAllSent(two);

	await back.goOffline();
	await register(two, 'คำปัน ใจเที่ยง');
	await register(one, 'มาลี แก้วพนา');
	await follow(one, REGISTERS);
	expect(await printed(one, 'ให้เลขและพิมพ์')).toEqual(['๑ นางมาลี แก้วพนา']);
	await expect(one.getByText('ลำดับที่ 1–1')).toBeVisible();
	expect(await printed(one, 'พิมพ์')).toEqual(['๑ นางมาลี แก้วพนา']);

	await back.goOnline();
	await expectAllSent(two);
	await sendNow(one);
	await expect(one.getByText('จะได้เลข 2 ถึง 2')).toBeVisible();
	await expect.poll(() => preview(one)).toEqual(['1 นางมาลี แก้วพนา', '(2) นางคำปัน ใจเที่ยง']);

	await front.goOffline();
	await sendNow(two);
	await expectAllSent(two);
	await back.goOffline();
	await follow(two, REGISTERS);
	expect(await printed(one, 'ให้เลขและพิมพ์')).toEqual(['๑ นางมาลี แก้วพนา', '๒ นางคำปัน ใจเที่ยง']);
	await follow(two, '/counter');
	await register(two, 'บัวผัน สุขใจ');
	await follow(one, '/counter');
	await register(one, 'สมศรี ทองดี');
	await follow(one, REGISTERS);
	await follow(two, REGISTERS);
	expect(await printed(one, 'ให้เลขและพิมพ์')).toContain('๓ นางสมศรี ทองดี');
	expect(await printed(two, 'ให้เลขและพิมพ์')).toEqual(['๑ นางมาลี แก้วพนา', '๒ นางคำปัน ใจเที่ยง', '๓ นางบัวผัน สุขใจ']);

	await Promise.all([front.goOnline(), back.goOnline()]);
	await expectAllSent(one);
	await expectAllSent(two);
	for (const page of [one, two]) {
		await sendNow(page);
		await expect(again(page)).toBeVisible();
		await expect(page.getByText('เลข 3 เปลี่ยนเป็น 4')).toBeVisible();
	}
	expect(await printed(two, 'พิมพ์บรรทัดที่เลขเปลี่ยน')).toEqual(['๔ นางบัวผัน สุขใจ']);
	await expect(again(two)).toBeHidden();
	await expectAllSent(two);
	await sendNow(one);
	await expect(again(one)).toBeHidden();
	const all = ['1 นางมาลี แก้วพนา', '2 นางคำปัน ใจเที่ยง', '3 นางสมศรี ทองดี', '4 นางบัวผัน สุขใจ'];
	for (const page of [one, two]) await expect.poll(() => preview(page)).toEqual(all);
});
