import { expect, profile, testAtWork as test } from '../../fixtures.ts';

test('[Promise 6] a tablet starts without a network and without a server, and after its browser was killed', async ({
	server,
	centre,
	tablet
}) => {
	await expect(tablet.page.getByText(profile.name).first()).toBeVisible();
	await tablet.readyForOffline();
	await server.kill();
	await tablet.closeBrowser();

	await tablet.open('/counter');
	await expect(tablet.page.getByText(profile.name).first()).toBeVisible();
	await tablet.killBrowser();
	await tablet.open('/counter');
	await expect(tablet.page.getByText(profile.name).first()).toBeVisible();

	await server.restart();
	expect((await centre.documents()).size).toBeGreaterThan(0);
});
