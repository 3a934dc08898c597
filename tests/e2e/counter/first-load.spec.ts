import { firstLoads, type FirstScreen } from '../../bench/first-load.ts';
import { expect, test } from '../../fixtures.ts';

const KILOBYTES_MAX: Record<FirstScreen, number> = { '/counter': 120, '/kiosk': 80 };

test('[U28, U53] a device that has nothing of the app loads little before the counter and the kiosk can be used, and the rest by itself', async () => {
	for (const [route, { jsKilobytes, laterKilobytes, files }] of Object.entries(await firstLoads())) {
		const said = [route, ...files.map(({ name, kilobytes }) => `${kilobytes} ${name}`)].join('\n');
		expect(jsKilobytes, said).toBeLessThanOrEqual(KILOBYTES_MAX[route as FirstScreen]);
		expect(laterKilobytes, `PouchDB at least follows ${route}`).toBeGreaterThan(0);
	}
});
