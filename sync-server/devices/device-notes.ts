// What the server notes of each device: how it came, its last heartbeat, and whether it was revoked. Three notes a device, each written by
// one act alone, so that none overwrites another; `_local` documents, which leave no old versions behind.
import type { Database } from '../store/store.ts';

/** Said by a device of itself at each contact. Times in ISO UTC of the device, sizes in bytes, the offset in milliseconds. */
export interface Report {
	name: string;
	version: string;
	unsent: number;
	refused: number;
	held: number;
	storage: { used: number | null; quota: number | null; persistent: boolean | null };
	offset: number | null;
	lastFactAt: string | null;
}
interface Notes {
	/** Came by a code, and has a credential of its own. */
	enrolled: { name: string; at: number; by: string };
	/** `at`: when the server heard it, in its own time. `user`: whose session it came with. */
	heard: { at: number; user: string; report: Report };
	revoked: { at: number; by: string; reason: string; erasedAt?: number };
}
export type NoteKind = keyof Notes;
export type Note<K extends NoteKind> = Notes[K];
export interface NotedDevice {
	device: string;
	notes: { [K in NoteKind]?: Note<K> };
}

const PREFIX = '_local/device:';
/** Devices of one organisation that are noted. */
export const DEVICES_NOTED_MAX = 1_000;
const NOTE_KINDS = 3;

export class DeviceNotes {
	readonly #database: Database;

	constructor(database: Database) {
		this.#database = database;
	}

	async read<K extends NoteKind>(org: string, device: string, kind: K): Promise<Note<K> | undefined> {
		const kept = await this.#database.readLocal(idOf(org, device, kind));
		return kept === undefined ? undefined : (JSON.parse(kept.json) as Note<K>);
	}

	async write<K extends NoteKind>(org: string, device: string, kind: K, note: Note<K>): Promise<void> {
		await this.#database.writeLocal(idOf(org, device, kind), { rev: '0-1', json: JSON.stringify(note) });
	}

	/** All devices of an organisation, in the order of their ids. */
	async ofOrganisation(org: string): Promise<NotedDevice[]> {
		const prefix = `${PREFIX}${org}:`;
		const rows = await this.#database.locals({ startKey: prefix, limit: DEVICES_NOTED_MAX * NOTE_KINDS });
		const devices = new Map<string, NotedDevice>();
		for (const { id, json } of rows.filter((row) => row.id.startsWith(prefix))) {
			const [device = '', kind = ''] = id.slice(prefix.length).split(':');
			const noted = devices.get(device) ?? { device, notes: {} };
			devices.set(device, { device, notes: { ...noted.notes, [kind]: JSON.parse(json) as unknown } });
		}
		return [...devices.values()];
	}
}

const idOf = (org: string, device: string, kind: NoteKind): string => `${PREFIX}${org}:${device}:${kind}`;
