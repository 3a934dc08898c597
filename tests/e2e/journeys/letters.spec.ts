// The day that the letters describe, on two tablets without a network: own works, the 22, help with ทางรัฐ, forwarded works to their end,
// requests for help into INFO. The figures are counted by hand from what is entered.
import type { Page } from '@playwright/test';
import { aKnownKey } from '../../at-rest.ts';
import { allowance, electricity, requests, script, type WalkedEntry } from '../../builders/letters-day.ts';
import { actOn, entries } from '../../counter-hands.ts';
import { expect, staff, test, type Device } from '../../fixtures.ts';
import { answerSurvey, expectAllSent, handOver, sendNow, takeBack } from '../../hands.ts';
import { follow } from '../../pin-hands.ts';
import { keyFigures } from '../../supervisor-hands.ts';
import {
	caseStepByKey,
	chipCounts,
	chooseByKey,
	moveRequest,
	pressByKey,
	takeByKey,
	takeRequest,
	tableCounts,
	tabTo,
	typeByKey
} from '../../walk-hands.ts';

const add = (counts: Record<string, number>, key: string): void => {
	counts[key] = (counts[key] ?? 0) + 1;
};

/** What the supervisor's screen must say of the day, counted entry by entry. */
function countedByHand() {
	const group: Record<string, number> = {};
	const category: Record<string, number> = {};
	const outcome: Record<string, number> = {};
	const channel: Record<string, number> = {};
	const visitor: Record<string, number> = {};
	const scores: number[] = [];
	let [persons, works, surveys, open] = [0, 0, 0, 0];
	for (const entry of script) {
		if (entry.scores !== undefined) {
			surveys += 1;
			scores.push(...entry.scores);
		}
		if (entry.voided) continue;
		persons += 1;
		add(channel, entry.channel);
		add(visitor, entry.visitor);
		for (const work of entry.works) {
			works += 1;
			add(group, work.group);
			add(category, work.mode);
			if (work.tangrath) add(category, 'ผ่านแอปพลิเคชันทางรัฐ');
			add(outcome, work.outcome);
			if (work.outcome === 'รับเรื่อง–ส่งต่อ') open += 1;
		}
	}
	const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
	const key = [`${persons}คน`, `${works}งาน`, `${surveys}คน`, mean.toFixed(2), `${(mean * 10).toFixed(2)}%`];
	return { figures: { key, group, category, outcome, channel, visitor }, forwarded: open };
}

async function figuresOn(page: Page): Promise<unknown> {
	await follow(page, '/supervisor');
	const key = await keyFigures(page);
	const [group, category, outcome, channel, visitor] = [
		await tableCounts(page, 'กลุ่มงานบริการ'),
		await tableCounts(page, 'ประเภทงานบริการ'),
		await tableCounts(page, 'ผลการให้บริการ'),
		await tableCounts(page, 'ช่องทาง'),
		await tableCounts(page, 'ประเภทผู้รับบริการ')
	];
	return { key, group, category, outcome, channel, visitor };
}
const casesOn = (page: Page): Promise<Record<string, number>> => chipCounts(page, '/cases', 'รายการ');
const requestsOn = (page: Page): Promise<Record<string, number>> => chipCounts(page, '/help', 'ขั้นของคำร้อง');

/** Registers a visitor without touching the screen; resolves when it says so. */
async function register(page: Page, entry: WalkedEntry): Promise<void> {
	await follow(page, '/counter');
	await typeByKey(page, page.getByLabel('ชื่อ–สกุล'), entry.name);
	await page.keyboard.press('Enter');
	const box = page.getByRole('combobox', { name: 'ค้นหางานบริการ' });
	for (const work of entry.works) {
		await expect(box).toBeFocused();
		await page.keyboard.insertText(work.name);
		await page.getByRole('option', { name: work.name }).first().waitFor();
		await page.keyboard.press('Enter');
	}
	for (const work of entry.works) {
		const line = page.getByRole('list', { name: 'งานที่เลือก' }).getByRole('listitem').filter({ hasText: work.name });
		await takeByKey(page, line.getByRole('radiogroup'), work.mode);
		const tangrath = line.getByRole('checkbox', { name: 'ผ่านทางรัฐ' });
		if ((await tangrath.isChecked()) !== (work.tangrath === true)) {
			await tabTo(page, tangrath);
			await page.keyboard.press('Space');
		}
		await line.getByRole('combobox', { name: 'ผลการให้บริการ' }).selectOption({ label: work.outcome });
	}
	await takeByKey(page, page.getByRole('radiogroup', { name: 'ประเภทผู้รับบริการ' }), entry.visitor);
	await takeByKey(page, page.getByRole('radiogroup', { name: 'ช่องทาง' }), entry.channel);
	await page.keyboard.press('ControlOrMeta+Enter');
	await expect(page.getByText(`บันทึกแล้ว: ${entry.name}`)).toBeVisible();
}

/** One tablet's entries of the script, with the survey where somebody answers and the voiding where it was a mistake. */
async function work({ name: tablet, page }: Device): Promise<void> {
	for (const entry of script.filter((one) => one.tablet === tablet)) {
		await register(page, entry);
		if (entry.scores !== undefined) {
			await handOver(page);
			await answerSurvey(page, entry.scores);
			await takeBack(page);
		}
		if (entry.voided) {
			await actOn(entries(page).first(), 'ยกเลิกรายการ');
			const dialog = page.getByRole('dialog', { name: 'ยกเลิกรายการ' });
			await dialog.getByRole('radio', { name: 'บันทึกซ้ำ' }).check();
			await dialog.getByRole('button', { name: 'ยกเลิกรายการนี้' }).click();
			await expect(dialog).toBeHidden();
		}
	}
	for (const request of requests.filter((one) => one.tablet === tablet)) await takeRequest(page, request.name, request.kind);
}

/** Both tablets find a network, and lose it again when each has what the other recorded. */
async function meet(tablets: readonly Device[]): Promise<void> {
	for (const tablet of tablets) await tablet.goOnline();
	for (const { page } of tablets) await expectAllSent(page);
	for (const { page } of tablets) await sendNow(page);
	for (const { page } of tablets) await expectAllSent(page);
}

test('[D137, U225, U229, U230, U231, U316, Promise 1, Promise 8, Promise 11] the letters’ day, without a network: both tablets say at the end what a count by hand says', async ({
	centre,
	device
}) => {
	test.setTimeout(120_000);
	const key = { enter: (await aKnownKey()).text };
	const tablets = [await device('front'), await device('back')] as const;
	const [front, back] = tablets;
	await Promise.all([front.signIn(staff.head, key), back.signIn(staff.second, key)]);
	const [one, two] = [front.page, back.page];
	await follow(one, '/office/works');
	await one.getByRole('listitem').filter({ hasText: allowance.name }).getByRole('checkbox', { name: 'เปิดให้บริการ' }).check();
	await follow(one, '/office/works/tangrath');
	await one.getByRole('button', { name: 'เปิดให้บริการทั้งสองงาน' }).click();
	await follow(one, '/settings');
	await one
		.getByRole('radiogroup', { name: /^ถือว่ารอนาน/ })
		.getByText('30 วัน', { exact: true })
		.click();
	await expect(one.getByText('มีผลกับทุกเครื่องของศูนย์')).toBeVisible();
	await meet(tablets);
	for (const tablet of tablets) {
		await tablet.readyForOffline();
		await tablet.goOffline();
	}

	// The morning: each registers on its own. A slip for the visitor whose work is forwarded; help for somebody whose house is flooded.
	await Promise.all(tablets.map(work));
	await follow(one, '/cases?list=to-send');
	await pressByKey(one, one.getByRole('link', { name: /บัวผัน/ }));
	await caseStepByKey(one, 'ส่งต่อหน่วยงาน', async (form) => {
		await chooseByKey(one, form.getByRole('radiogroup', { name: /^ส่งโดย/ }), 'หนังสือ');
		await typeByKey(one, form.getByRole('textbox', { name: 'หน่วยงานเจ้าของเรื่อง' }), 'การไฟฟ้าส่วนภูมิภาค');
		await typeByKey(one, form.getByRole('textbox', { name: /^เลขที่รับของหน่วยงาน/ }), 'มท 5301/ว 2976');
		await typeByKey(one, form.getByRole('textbox', { name: /^บันทึกเพิ่มเติม/ }), 'ฝากเรื่องไว้ที่คุณแดง');
	});
	await expect(one.getByText('บันทึก: ฝากเรื่องไว้ที่คุณแดง')).toBeVisible();
	await caseStepByKey(one, 'เปลี่ยนผู้รับผิดชอบ', async (form) => void (await form.getByRole('combobox').selectOption({ index: 1 })));
	await pressByKey(one, one.getByRole('link', { name: 'พิมพ์ใบรับเรื่อง' }));
	const slip = one.getByRole('article');
	await expect(slip).toContainText(electricity.name);
	await expect(slip).not.toContainText('บัวผัน');
	await one.emulateMedia({ media: 'print' });
	await expect(slip).toBeVisible();
	await expect(one.getByRole('navigation')).toBeHidden();
	await one.emulateMedia({ media: null });
	const code = await slip.locator('.code').innerText();
	expect(code).toMatch(/^[0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3}$/);
	await moveRequest(two, 'เริ่มตรวจสอบข้อเท็จจริง', 'ไปดูบ้านแล้ว');
	for (const step of ['เสนอคณะกรรมการ', 'บันทึกว่าคณะกรรมการเห็นชอบ', 'ปิดประกาศ', 'เริ่มดำเนินการช่วยเหลือ', 'เสร็จสิ้น']) {
		await moveRequest(two, step);
	}
	await two.getByRole('button', { name: 'บันทึกใน INFO แล้ว' }).click();
	await two.getByRole('dialog').getByRole('button', { name: 'บันทึกว่ากรอกแล้ว' }).click();
	await expect(two.getByRole('button', { name: 'บันทึกใน INFO แล้ว' })).toBeHidden();

	// A signal at noon. Then somebody comes to the other counter with the slip, again without a network, and the keyboard is enough.
	await meet(tablets);
	for (const tablet of tablets) await tablet.goOffline();
	await expect.poll(() => casesOn(two)).toMatchObject({ รอส่งต่อ: 1, ของฉัน: 0, ยังไม่ปิดทั้งหมด: countedByHand().forwarded });
	expect(await casesOn(one)).toMatchObject({ ของฉัน: 1 });
	await follow(two, '/cases?list=waiting-too-long');
	await expect(two.getByText('เกิน 30 วัน')).toBeVisible();
	await two.locator('body').press('/');
	const box = two.getByRole('textbox', { name: 'ค้นหาทุกอย่าง' });
	for (const typed of ['2976', 'บัวผัน', 'การไฟฟ้าส่วนภูมิภาค']) {
		await box.fill(typed);
		await expect(two.getByRole('link', { name: /การขอใช้ไฟฟ้า/ }).first()).toBeVisible();
	}
	await box.fill(code.toLowerCase().replaceAll('-', ' '));
	await expect(two.getByRole('heading', { name: 'ใบรับเรื่อง' })).toBeVisible();
	await box.press('ArrowDown');
	await two.keyboard.press('Enter');
	await caseStepByKey(two, 'บันทึกการติดตาม', (form) => typeByKey(two, form.getByRole('textbox', { name: /^ติดตามอีกครั้ง/ }), '31/12/2690'));
	await caseStepByKey(two, 'บันทึกคำตอบ', (form) => chooseByKey(two, form.getByRole('radiogroup'), 'ดำเนินการแล้ว'));
	await caseStepByKey(two, 'บันทึกการแจ้งผู้รับบริการ', (form) => chooseByKey(two, form.getByRole('radiogroup'), 'โทรศัพท์'));
	await caseStepByKey(two, 'ปิดเรื่อง', (form) => chooseByKey(two, form.getByRole('radiogroup'), 'หน่วยงานดำเนินการแล้วเสร็จ'));
	await expect(two.getByText('เรื่องนี้ปิดแล้ว')).toBeVisible();

	// The evening.
	await meet(tablets);
	const { figures, forwarded } = countedByHand();
	for (const page of [one, two]) {
		await expect.poll(() => casesOn(page)).toMatchObject({ รอส่งต่อ: forwarded - 1, ยังไม่ปิดทั้งหมด: forwarded - 1, ปิดแล้ว: 1 });
		expect(await requestsOn(page)).toMatchObject({ ยังไม่จบ: 1, รับลงทะเบียน: 1, จบแล้ว: 1 });
		await follow(page, '/help/info');
		await expect(page.getByText(`กรอกแล้ว 1 จาก ${requests.length} คำร้อง`)).toBeVisible();
		expect(await figuresOn(page)).toEqual(figures);
	}
	const registered = await centre.facts('visit-registered');
	expect(registered).toHaveLength(script.length);
	expect(new Set(registered.map(({ by }) => by))).toEqual(new Set([staff.head.user, staff.second.user]));
	expect(new Set(registered.map(({ device: made }) => made)).size).toBe(tablets.length);
	expect(JSON.stringify(await centre.facts('case-forwarded'))).not.toContain('คุณแดง');
});
