// Each device's place among the devices of its organisation (P170): given with its first heartbeat and its own for ever. One document with
// revisions, so that of two that come at once, at whichever process, each gets its own.
import { hashOfText } from '../revisions/rev-id.ts';
import type { Database } from '../store/store.ts';

/** Devices that come at the same moment, each of which may be overtaken by the others. */
const TRIES_MAX = 50;

interface Places {
	/** Device ids, each at its place. */
	devices: string[];
}

/** From 0. Throws when others are quicker TRIES_MAX times in a row. */
export async function ordinalOf(database: Database, org: string, device: string): Promise<number> {
	const id = `ordinals:${org}`;
	for (let tries = 0; tries < TRIES_MAX; tries += 1) {
		const { rev, devices } = await placesIn(database, id);
		const known = devices.indexOf(device);
		if (known >= 0) return known;
		const json = JSON.stringify({ devices: [...devices, device] } satisfies Places);
		const hash = hashOfText(`${rev ?? ''} ${json}`);
		await database.write([{ id, json, edit: { kind: 'new', parent: rev, hash, deleted: false } }]);
	}
	throw new Error(`No place could be given to device ${device}`);
}

async function placesIn(database: Database, id: string): Promise<Places & { rev: string | undefined }> {
	const [head] = await database.heads([id]);
	if (head === undefined || head.deleted) return { rev: undefined, devices: [] };
	const [body] = await database.bodies([{ id, rev: head.winner }]);
	return { rev: head.winner, devices: body === undefined ? [] : (JSON.parse(body.json) as Places).devices };
}
