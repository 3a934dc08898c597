import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aVisit } from '../../builders/visits.ts';
import { expect, staff, test } from '../../fixtures.ts';
import { typeVisit } from '../../hands.ts';
import { ServerProcess } from '../../server-process.ts';
import { Centre } from '../../centre.ts';
import { Device } from '../../device.ts';

const build = join(import.meta.dirname, '..', '..', '..', 'build');

/** The version a build was made with, as its worker carries it. */
function versionOf(folder: string): string {
	const version = (JSON.parse(readFileSync(join(folder, '_app', 'version.json'), 'utf8')) as { version: string }).version;
	return version;
}

/** Turns a build into the next one: another version, everything else as it was. */
function release(folder: string): string {
	const before = versionOf(folder);
	const next = `${before}-next`;
	// What was compressed ahead is of the old version.
	for (const file of globSync('**/*.{br,gz}', { cwd: folder })) rmSync(join(folder, file));
	for (const file of globSync(['*.js', '*.html', '_app/**/*.{js,json}'], { cwd: folder })) {
		const path = join(folder, file);
		const text = readFileSync(path, 'utf8');
		if (text.includes(before)) writeFileSync(path, text.replaceAll(before, next));
	}
	return next;
}

test('[Promise 6, Promise 8] an update waits for a half-typed form, asks when the screen is idle, and then is the new version', async () => {
	const appDir = mkdtempSync(join(tmpdir(), 'sala-app-'));
	cpSync(build, appDir, { recursive: true });
	const before = versionOf(appDir);
	const server = await ServerProcess.start({ env: { SALA_APP_DIR: appDir } });
	const tablet = new Device('front', server.url, { cheapPins: true });
	try {
		await Centre.make(server);
		const page = await tablet.open();
		await tablet.signIn(staff.counter);
		await tablet.readyForOffline();
		await page.reload();
		const visit = aVisit();
		await typeVisit(page, visit);

		const next = release(appDir);
		await server.stop();
		await server.restart();
		await page.evaluate(async () => {
			const registration = await navigator.serviceWorker.ready;
			await registration.update();
			await new Promise<void>((resolve) => {
				const look = (): void => (registration.waiting === null ? void requestAnimationFrame(look) : resolve());
				look();
			});
		});
		const offer = page.getByRole('button', { name: 'ใช้รุ่นใหม่' });
		await expect(page.getByLabel('ชื่อ–สกุล')).toHaveValue(visit.name);
		await expect(offer).toBeHidden();

		await page.reload();
		await expect(page.getByLabel('ชื่อ–สกุล')).toHaveValue(visit.name);
		await expect(offer).toBeHidden();

		await page.getByRole('button', { name: 'ล้างแบบฟอร์ม' }).click();
		await expect(offer).toBeVisible();
		await offer.click();
		await expect(offer).toBeHidden();
		await page.goto(`${server.url}/settings`);
		await expect(page.getByText(next)).toBeVisible();
		expect(next).not.toBe(before);
	} finally {
		await tablet.dispose();
		await server.dispose();
		rmSync(appDir, { recursive: true, force: true });
	}
});
