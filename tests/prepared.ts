// A centre at work: a tablet on which somebody signed in and set a PIN, and the server as it was then. Made once, and copied for each test.
import { Centre, staff } from './centre.ts';
import { Device } from './device.ts';
import { ServerProcess } from './server-process.ts';

export type StaffName = keyof typeof staff;

/** A stopped server and a closed tablet: what tests begin with a copy of. */
export interface Prepared {
	server: ServerProcess;
	tablet: Device;
}

/** What was prepared in this process, for whoever is at the tablet. */
export class Preparations {
	readonly #made = new Map<StaffName, Promise<Prepared>>();

	/** The centre with a tablet of this person, made when it is first asked for. */
	for(who: StaffName): Promise<Prepared> {
		const made = this.#made.get(who) ?? prepare(who);
		this.#made.set(who, made);
		return made;
	}

	async dispose(): Promise<void> {
		for (const { server, tablet } of await Promise.all(this.#made.values())) {
			await tablet.dispose();
			await server.dispose();
		}
	}
}

async function prepare(who: StaffName): Promise<Prepared> {
	const server = await ServerProcess.start();
	await Centre.make(server);
	const tablet = new Device(`of-${who}`, server.url, { cheapPins: true });
	await tablet.open();
	await tablet.signIn(staff[who]);
	await tablet.readyForOffline();
	await tablet.closeBrowser();
	await server.stop();
	return { server, tablet };
}
