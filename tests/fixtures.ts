// What an end-to-end spec gets: a real server of its own, a centre on it, and as many tablets as it asks for.
import { expect, test as base, type TestInfo } from '@playwright/test';
import { Centre } from './centre.ts';
import { Device, TABLET, type DeviceSize } from './device.ts';
import { Preparations, type StaffName } from './prepared.ts';
import { ServerProcess } from './server-process.ts';

export { expect } from '@playwright/test';
export { profile, staff } from './centre.ts';
export { TABLET, type Device, type DeviceSize } from './device.ts';

interface World {
	/** Whether hashing a PIN costs what it does in life, for specs that are about PINs. */
	dearPins: boolean;
	/** What goes wrong on a tablet in this spec because the spec makes it so. Any other fault of a page fails it. */
	provoked: RegExp | undefined;
	/** A server that was never set up, on a free port with a folder of its own. Can be killed and restarted. */
	server: ServerProcess;
	/** A centre on that server, with staff, catalogue and survey. */
	centre: Centre;
	/** Makes a tablet and opens its browser on the app, with these flags besides the usual ones. */
	device: (name: string, size?: DeviceSize, args?: readonly string[], like?: Device) => Promise<Device>;
}

interface WorldAtWork {
	/** Who is at the tablet. */
	whose: StaffName;
	/** A tablet on which that person signed in before and chose to make a key: started, unlocked, where they begin. */
	tablet: Device;
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

/** Hands a server to a spec and ends it afterwards. */
async function serve(server: ServerProcess, use: (server: ServerProcess) => Promise<void>, info: TestInfo): Promise<void> {
	await use(server);
	await server.dispose();
	await keepEvidence(info, 'server.log', server.log);
}

export const test = base.extend<World>({
	dearPins: [false, { option: true }],
	provoked: [undefined, { option: true }],
	server: async ({}, use, info) => serve(await ServerProcess.start(), use, info),
	centre: async ({ server }, use) => {
		await use(await Centre.make(server));
	},
	device: async ({ server, dearPins, provoked }, use, info) => {
		const devices: Device[] = [];
		await use(async (name, size = TABLET, args = [], like = undefined) => {
			const device = new Device(name, server.url, { size, args, like, cheapPins: !dearPins });
			devices.push(device);
			await device.open();
			return device;
		});
		for (const device of devices) {
			await screenshotOf(device, info);
			await device.dispose();
			await keepEvidence(info, `${device.name}.log`, device.log);
		}
		const faults = devices.flatMap(({ name, faults }) => faults.map((fault) => `${name}: ${fault}`));
		expect(
			faults.filter((fault) => provoked?.test(fault) !== true),
			'what pages and workers complained of'
		).toEqual([]);
	}
});

/** For what is not about setting up and signing in: a centre at work, on whose tablet somebody signed in before. */
export const testAtWork = test.extend<WorldAtWork, { preparations: Preparations }>({
	whose: ['counter', { option: true }],
	preparations: [
		async ({}, use) => {
			const preparations = new Preparations();
			await use(preparations);
			await preparations.dispose();
		},
		{ scope: 'worker' }
	],
	server: async ({ preparations, whose }, use, info) => {
		const { server } = await preparations.for(whose);
		await serve(await ServerProcess.start({ like: server }), use, info);
	},
	centre: async ({ server }, use) => {
		await use(new Centre(server));
	},
	tablet: async ({ preparations, whose, device, centre: _ }, use) => {
		const { tablet: like } = await preparations.for(whose);
		const tablet = await device('front', TABLET, [], like);
		await expect(tablet.page.getByLabel('ชื่อ–สกุล')).toBeFocused();
		await use(tablet);
	}
});
