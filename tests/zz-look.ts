import { mkdirSync } from 'node:fs';
import { Centre, staff } from './centre.ts';
import { Device } from './device.ts';
import { ServerProcess } from './server-process.ts';
import { aDayOfVisits } from './builders/visits.ts';
import { answerSurvey, handOver, registerVisit, takeBack } from './hands.ts';
import { follow, PIN, lockScreen } from './pin-hands.ts';
import { makeCode } from './enrol-hands.ts';
const out = '/tmp/look'; mkdirSync(out, { recursive: true });
const server = await ServerProcess.start();
const centre = await Centre.make(server);
const tablet = new Device('look', server.url, { width: 1280, height: 800 });
const page = await tablet.open();
const views = [['th', 1280, 800], ['th', 360, 740], ['en', 800, 1280]] as const;
const only = process.argv[2];
const shot = async (name: string, lang = true): Promise<void> => {
	if (only !== undefined && !name.includes(only)) return;
	for (const [code, width, height] of views) {
		try {
		if (lang && (await page.locator('html').getAttribute('lang')) !== code) { await page.setViewportSize({ width: 1280, height: 800 }); await page.getByRole('button', { name: code === 'th' ? 'ไทย' : 'English', exact: true }).first().click({ timeout: 3000 }); }
		await page.setViewportSize({ width, height });
		await page.waitForTimeout(400);
		await page.screenshot({ path: `${out}/${name}-${code}-${width}.png`, fullPage: true });
		} catch (e) { console.log(name, code, String(e).slice(0, 150)); }
	}
	await page.setViewportSize({ width: 1280, height: 800 });
	if (lang && (await page.locator('html').getAttribute('lang')) !== 'th') await page.getByRole('button', { name: 'ไทย', exact: true }).first().click({ timeout: 3000 }).catch(() => {});
};
const step = async (what: string, work: () => Promise<unknown>) => { try { await work(); } catch (e) { console.log('STEP', what, String(e).slice(0, 300)); } };
await step('sign-in', async () => { await page.goto(server.url + '/sign-in'); await shot('01-sign-in'); });
await step('setup', async () => { await page.goto(server.url + '/setup'); await page.waitForTimeout(500); await shot('02-setup'); });
await step('enrol', async () => { await page.goto(server.url + '/enrol'); await page.waitForTimeout(500); await shot('03-enrol'); });
await tablet.signIn(staff.head);
for (const visit of aDayOfVisits(4)) await registerVisit(page, visit);
await shot('05-counter');
await step('staff', async () => {
	await follow(page, '/settings'); await page.waitForTimeout(1500); await shot('06-settings');
});
for (const [n, p] of [['07-devices', '/settings/devices'], ['08-privacy', '/settings/privacy'], ['09-notice', '/settings/privacy/notice'], ['10-retention', '/settings/privacy/retention'], ['11-person', '/settings/privacy/person'], ['12-log', '/settings/privacy/log'], ['13-processing', '/settings/privacy/processing'], ['14-supervisor', '/supervisor']] as const)
	await step(n, async () => { await follow(page, p); await page.waitForTimeout(1200); await shot(n); });
await step('person found', async () => { await follow(page, '/settings/privacy/person'); await page.waitForTimeout(800); await page.getByRole('searchbox').or(page.getByRole('textbox')).first().fill('สม'); await page.keyboard.press('Enter'); await page.waitForTimeout(1500); await shot('11b-person-found', false); });
await step('sheet', async () => { await follow(page, '/settings/recovery-sheet'); await page.waitForTimeout(800); await shot('15-sheet-pin'); await page.keyboard.type(PIN); await page.getByRole('article').waitFor(); await shot('16-sheet');
	const fs = await import('node:fs'); await page.emulateMedia({ media: 'print' }); await page.pdf({ path: `${out}/sheet.pdf`, format: 'A4', preferCSSPageSize: true }).catch((e) => console.log('pdf', String(e).slice(0,100))); await page.setViewportSize({width: 794, height: 1123}); await page.screenshot({ path: `${out}/16-sheet-print.png` }); await page.emulateMedia({ media: 'screen' }); });
await step('code', async () => { await makeCode(page, 'เคาน์เตอร์ 2'); await shot('17-code', false); await page.keyboard.press('Escape'); });
await step('print pages', async () => { for (const p of ['notice', 'processing']) { await follow(page, '/settings/privacy/' + p); await page.waitForTimeout(1000); await page.emulateMedia({ media: 'print' }); await page.setViewportSize({width: 794, height: 1123}); await page.screenshot({ path: `${out}/18-${p}-print.png`, fullPage: true }); await page.emulateMedia({ media: 'screen' }); } await page.setViewportSize({width:1280,height:800}); });
await step('kiosk', async () => { await follow(page, '/counter'); await page.waitForTimeout(500); const [v] = aDayOfVisits(5).slice(4); if (v) await registerVisit(page, v); await handOver(page); await shot('20-kiosk', false); await page.getByRole('button', { name: 'สำหรับเจ้าหน้าที่' }).last().click(); await page.getByRole('dialog').waitFor(); await shot('21-kiosk-pad', false); });
await step('lock', async () => { await page.keyboard.press('Escape'); await answerSurvey(page, [9,8,10,9,9], 'ดี'); await takeBack(page); await tablet.leaveAlone(); await page.reload(); await lockScreen(page).waitFor(); await shot('22-lock'); await page.keyboard.type('111222'); await page.waitForTimeout(3000); await shot('23-lock-wrong'); });
await step('guest', async () => { const other = await tablet.context.newPage(); await other.goto(server.url + '/counter'); await other.waitForTimeout(2500); await other.screenshot({ path: `${out}/24-guest.png` }); await other.close(); });
await step('revoked', async () => { await page.goto(server.url + '/revoked'); await page.waitForTimeout(1500); await page.screenshot({ path: `${out}/25-revoked.png` }); });
await tablet.dispose(); await server.dispose(); void centre;
console.log('done');
