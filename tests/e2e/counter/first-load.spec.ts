import { firstLoad, type FirstScreen } from '../../bench/first-load.ts';
import { expect, test } from '../../fixtures.ts';

const KILOBYTES_MAX: Record<FirstScreen, number> = { '/counter': 120, '/kiosk': 80 };

for (const route of ['/counter', '/kiosk'] as const) {
	test(`[U28, U53] a device that has nothing of the app loads little before ${route} can be used, and the rest by itself`, async () => {
		const { jsKilobytes, laterKilobytes, files } = await firstLoad(route);
		expect(jsKilobytes, files.map(({ name, kilobytes }) => `${kilobytes} ${name}`).join('\n')).toBeLessThanOrEqual(KILOBYTES_MAX[route]);
		expect(laterKilobytes, 'PouchDB at least follows').toBeGreaterThan(0);
	});
}
