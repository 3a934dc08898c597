// What an end-to-end spec gets: a real server of its own, a centre on it, and as many tablets as it asks for.
import { test as base, type TestInfo } from '@playwright/test';
import { Centre } from './centre.ts';
import { Device, TABLET, type DeviceSize } from './device.ts';
import { ServerProcess } from './server-process.ts';

export { expect } from '@playwright/test';
export { profile, staff } from './centre.ts';
export { TABLET, type Device, type DeviceSize } from './device.ts';

interface World {
	/** A server that was never set up, on a free port with a folder of its own. Can be killed and restarted. */
	server: ServerProcess;
	/** A centre on that server, with staff, catalogue and survey. */
	centre: Centre;
	/** Makes a tablet and opens its browser on the app, with these flags besides the usual ones. */
	device: (name: string, size?: DeviceSize, args?: readonly string[]) => Promise<Device>;
}

async function keepEvidence(info: TestInfo, name: string, text: string): Promise<void> {
	if (info.status !== info.expectedStatus) await info.attach(name, { body: text, contentType: 'text/plain' });
}

async function screenshotOf(device: Device, info: TestInfo): Promise<void> {
	if (info.status === info.expectedStatus) return;
	try {
		await info.attach(`${device.name}.png`, { body: await device.page.screenshot(), contentType: 'image/png' });
	} catch {
		// A browser that was killed has nothing to show.
	}
}

export const test = base.extend<World>({
	server: async ({}, use, info) => {
		const server = await ServerProcess.start();
		await use(server);
		await server.dispose();
		await keepEvidence(info, 'server.log', server.log);
	},
	centre: async ({ server }, use) => {
		await use(await Centre.make(server));
	},
	device: async ({ server }, use, info) => {
		const devices: Device[] = [];
		await use(async (name, size = TABLET, args = []) => {
			const device = new Device(name, server.url, size, args);
			devices.push(device);
			await device.open();
			return device;
		});
		for (const device of devices) {
			await screenshotOf(device, info);
			await device.dispose();
			await keepEvidence(info, `${device.name}.log`, device.log);
		}
	}
});
