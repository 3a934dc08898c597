import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { aKnownKey, findIn, keySecret, takeBackup, textSecret } from '../../at-rest.ts';
import { aVisit } from '../../builders/visits.ts';
import { expect, profile, staff, test } from '../../fixtures.ts';
import { answerSurvey, expectAllSent, handOver, registerVisit, takeBack, typeVisit } from '../../hands.ts';
import { lockScreen, PIN, unlock } from '../../pin-hands.ts';
import { openSettings, saveBy } from '../../rescue-hands.ts';

const visits = [
	aVisit({ name: 'ฆฤณพฐ ฌฏฎญ', phone: '0861735942', moo: '4' }),
	aVisit({ name: 'ฒฬภฑ ฏฌฆณ', phone: '0847291635', moo: '7' })
];
const DRAFT = aVisit({ name: 'ฎฐฤฆ ญฒฬฌ', phone: '0893516274', moo: '9' });
const COMMENT = 'ฌฤๅฆ ณัฐฎ ฝากบอก';
const NOTE = 'ญฎฬฆ ฤๅณ ตามไว้';
/** The smallest module there is. */
const EMPTY_MODULE = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

// What lies on the disk is looked at as it is in life.
test.use({ dearPins: true });

test('[B20, B33] nothing of what visitors said, no key and no PIN lies in any file of the tablet, the server, a backup or a rescue file, and a PIN opens without a server', async ({
	server,
	centre: _,
	device
}, info) => {
	const { raw, text: keyText } = await aKnownKey();
	const said = [...visits, DRAFT].flatMap(({ name, phone }) => [...name.split(' '), phone]);
	const secrets = [...said, ...COMMENT.split(' '), ...NOTE.split(' '), PIN].map((text) => textSecret(text, text));
	secrets.push(keySecret('the key', raw, [keyText, keyText.replaceAll('-', ''), keyText.toLowerCase()]));
	const tablet = await device('front');
	await tablet.signIn(staff.counter, { enter: keyText });
	const { page } = tablet;
	await tablet.readyForOffline();
	const compiled = page.evaluate(async (bytes) => void (await WebAssembly.compile(new Uint8Array(bytes))), EMPTY_MODULE);
	await expect(compiled, 'only the worker compiles').rejects.toThrow(/Content Security Policy|WebAssembly/);
	for (const visit of visits) await registerVisit(page, visit);
	await handOver(page);
	await answerSurvey(page, [9, 8, 10, 7, 9], COMMENT);
	await takeBack(page);
	await expectAllSent(page);
	await typeVisit(page, DRAFT);
	await page.getByRole('textbox', { name: 'หมายเหตุ' }).fill(NOTE);
	const folder = info.outputPath('files');
	mkdirSync(folder);
	await openSettings(page);
	await saveBy(page, 'บันทึกทั้งหมด', folder);
	await page.goBack();
	await expect(page.getByRole('textbox', { name: 'ชื่อ–สกุล' })).toHaveValue(DRAFT.name);
	await tablet.leaveAlone();
	await tablet.killBrowser();
	const killed = findIn([tablet.profile], secrets);
	await server.kill();
	await tablet.open('/counter');
	await lockScreen(tablet.page).waitFor();
	await unlock(tablet.page);
	await expect(tablet.page.getByText(visits[0]?.name ?? '').first()).toBeVisible();
	await tablet.closeBrowser();
	await takeBackup(server.dataDir, join(folder, 'backup'));

	const places = [tablet.profile, server.dataDir, join(folder, 'backup'), folder];
	expect([...killed, ...findIn(places, secrets)]).toEqual([]);
	// What is no secret is found in each of them, or the search could not find anything.
	const open = [textSecret('the centre', profile.name)];
	for (const place of places) expect(findIn([place], open), place).not.toEqual([]);
});
