// What this device must not forget when its browser is killed (promise B15): localStorage reaches the disk only seconds
// after it was set. A snapshot of these values is kept where a write is on the disk once it resolves, and puts them back
// at the next start. The snapshot with the higher number is the newer one.
import { readKept, writeKept } from './kept-text.ts';
import { isObject, PREFIX } from './local-store.ts';
import { readSession } from './session.ts';
import { recallRecord } from './vault-record.ts';

const KEPT = 'device-state';
const KEYS = ['device', 'session', 'credential', 'enrolment', 'recent-staff'].map((key) => PREFIX + key);

interface Snapshot {
	number: number;
	/** Raw text of each value; null for one that is not set. */
	values: Record<string, string | null>;
}

/** Puts back what a killed browser had not written yet. Once a page, before anything reads these values. Never rejects. */
export async function recallDeviceState(): Promise<void> {
	await recall().catch(() => undefined);
	const session = readSession();
	if (session !== undefined) await recallRecord(session.org);
}

/** Keeps the values as they are now. Resolves when they would survive a kill, or cannot be kept better. Never rejects. */
export async function keepDeviceState(): Promise<void> {
	try {
		const [newest] = (await snapshots()).sort((a, b) => b.number - a.number);
		const values = Object.fromEntries(KEYS.map((key) => [key, localStorage.getItem(key)]));
		await writeKept(KEPT, JSON.stringify({ number: (newest?.number ?? 0) + 1, values } satisfies Snapshot));
	} catch {
		// Storage that refuses leaves the values as safe as localStorage alone makes them.
	}
}

async function recall(): Promise<void> {
	// Cache Storage's copy comes first, localStorage's second: the latter went down with the values themselves.
	const [outside, inside] = await snapshots();
	if (outside === undefined || (inside !== undefined && inside.number >= outside.number)) return;
	for (const [key, text] of Object.entries(outside.values)) {
		if (text === null) localStorage.removeItem(key);
		else localStorage.setItem(key, text);
	}
	await writeKept(KEPT, JSON.stringify(outside));
}

async function snapshots(): Promise<Snapshot[]> {
	return (await readKept(KEPT)).flatMap((text) => {
		const value: unknown = JSON.parse(text);
		const fits = isObject(value) && typeof value['number'] === 'number' && isObject(value['values']);
		return fits ? [value as unknown as Snapshot] : [];
	});
}
