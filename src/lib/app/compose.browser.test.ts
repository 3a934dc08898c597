import Dexie from 'dexie';
import PouchDB from 'pouchdb';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { removeKept } from '#device/kept-text.ts';
import { readMarker, removeMarker } from '#device/ledger-marker.ts';
import type { Session } from '#device/ports.ts';
import { blankWork } from '#domain/new-work.ts';
import { vaultOf } from '#device/vault.ts';
import { ledgerName } from '#ledger/pouch-ledger.ts';
import { centreOf } from '#readmodel/queries/centre.ts';
import { visitsOfDay } from '#readmodel/queries/visits-of-day.ts';
import { ReadModelDatabase } from '#readmodel/schema.ts';
import type { App } from './app.ts';
import { readModelName } from './compose-read-model.ts';
import { compose } from './compose.ts';

const ORG = 'composed';
const session = (role: string): Session => ({
	kind: 'account',
	user: 'somchai',
	displayName: 'สมชาย',
	roles: [`org-${ORG}:${role}`],
	org: ORG,
	device: 'DEVICE'
});
const clock = { now: () => Date.parse('2026-11-21T03:15:00.000Z'), offset: () => 0, heard: () => undefined };
const PIN = '482915';

/** The app of a device that somebody of this role has unlocked. */
async function start(role = 'head'): Promise<App> {
	const app = await compose({ session: session(role), clock, syncs: false });
	if (app.vault.state === 'absent') await app.vault.make('somchai', PIN, []);
	else await app.vault.unlock('somchai', PIN);
	await vi.waitFor(() => expect(app.who?.staff).toBe('somchai'));
	return app;
}
const work = { service: '01', mode: 'complete', tangrath: false, outcome: 'completed' } as const;
const offered = { ...blankWork(), code: '01', name: 'ทำบัตร' };

async function setUp(app: App): Promise<void> {
	const act = (): string => app.ids.ulid(clock.now());
	await app.commands.setCentreProfile({ act: act(), name: 'ตัวอย่าง', type: 'town', tambon: 'ก', amphoe: 'ข', province: 'ค' });
	await app.commands.publishCatalogue({ act: act(), effectiveFrom: '2026-10-01', label: '', works: [offered] });
}

async function register(app: App): Promise<string> {
	const [visit, act, ulid] = [1, 2, 3].map(() => app.ids.ulid(clock.now())) as [string, string, string];
	const person = { visitor: 'citizen', channel: 'counter', personal: { name: 'สมชาย ใจดี' } } as const;
	const done = await app.commands.registerVisit({ visit, act, on: '2026-11-21', works: [{ ...work, work: ulid }], ...person });
	expect(done).toEqual({ ok: true, id: visit });
	return visit;
}

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
	new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('no reason given'));
	});
const opened = (name: string): Promise<IDBDatabase> => answer(indexedDB.open(name));

afterAll(async () => {
	await new PouchDB(ledgerName(ORG)).destroy();
	await Dexie.delete(readModelName(ORG));
	await removeMarker(ORG);
	await vaultOf(ORG).erase();
	await removeKept(`key-ring/${ORG}`);
});

describe('the composed app', () => {
	it('[A1] [B1] [A2] opens the throwaway database first, then the lists, and the ledger only after they can be shown', async () => {
		const opening = vi.spyOn(IDBFactory.prototype, 'open');
		const app = await compose({ session: session('head'), clock, syncs: false });
		const names = opening.mock.calls.map(([name]) => name);
		opening.mockRestore();
		expect(names[0]).toBe('sala-first-thing');
		expect(names).toContain(readModelName(ORG));
		expect(names.filter((name) => name.startsWith('_pouch_'))).toEqual([]);
		expect(await visitsOfDay(app.readModel, '2026-11-21')).toEqual([]);
		await app.close();
	});

	it('[Promise 6] saves with no network, shows at once, and has it all after a restart', async () => {
		const app = await start();
		await setUp(app);
		const visit = await register(app);
		expect((await visitsOfDay(app.readModel, '2026-11-21')).map(({ id }) => id)).toEqual([visit]);
		expect(await app.personal.read([visit])).toEqual([{ state: 'opened', personal: { name: 'สมชาย ใจดี' } }]);
		await app.close();

		const again = await start();
		expect((await visitsOfDay(again.readModel, '2026-11-21')).map(({ id }) => id)).toEqual([visit]);
		await vi.waitFor(() => expect(again.startup).toEqual({ state: 'ready' }));
		expect((await again.history(visit)).map(({ kind, personal }) => [kind, personal.state])).toEqual([['visit-registered', 'opened']]);
		await again.rebuild();
		expect((await visitsOfDay(again.readModel, '2026-11-21')).map(({ id }) => id)).toEqual([visit]);
		await again.close();
	});

	it('[A50] finds a name while somebody is at the device who may read it, and none once locked or for others', async () => {
		const found = async (app: App): Promise<number> => {
			let rows = 0;
			for await (const answer of app.visitors.find({ query: 'ใจดี', limit: 10 })) rows = answer.rows.length;
			return rows;
		};
		const app = await start();
		expect(await found(app)).toBe(1);
		await app.lock();
		expect(await found(app)).toBe(0);
		await app.vault.unlock('somchai', PIN);
		await vi.waitFor(() => expect(app.who?.staff).toBe('somchai'));
		expect(await found(app)).toBe(1);
		await app.close();

		const others = await start('supervisor');
		expect(await found(others)).toBe(0);
		await others.close();
	});

	it('[Promise 4] makes a read model that was thrown away, or will not open, anew from the ledger', async () => {
		await Dexie.delete(readModelName(ORG));
		vi.spyOn(ReadModelDatabase.prototype, 'open').mockImplementationOnce(() => Dexie.Promise.reject(new Error('damaged')));
		const app = await start();
		await vi.waitFor(async () => expect(await visitsOfDay(app.readModel, '2026-11-21')).toHaveLength(1));
		await app.close();
	});

	it('[A27] throws away a read model that a newer program made, and makes its own', async () => {
		await Dexie.delete(readModelName(ORG));
		const newer = new Dexie(readModelName(ORG));
		newer.version(7).stores({ visits: '++other', surprise: 'id' });
		await newer.open();
		newer.close();
		const app = await start();
		await vi.waitFor(async () => expect(await visitsOfDay(app.readModel, '2026-11-21')).toHaveLength(1));
		await app.close();
	});

	it('[A26] finds a record whose body is gone, says so, keeps the rest, and offers a file of everything that can be read', async () => {
		const app = await start();
		await vi.waitFor(() => expect(app.startup.state).toBe('ready'));
		const raw = await opened(`_pouch_${ledgerName(ORG)}`);
		const bodies = raw.transaction('by-sequence', 'readwrite').objectStore('by-sequence');
		const keys = await answer(bodies.getAllKeys());
		const key = keys.at(-1) as IDBValidKey;
		const body: unknown = await answer(bodies.get(key));
		await answer(bodies.delete(key));
		await app.close();

		const again = await start();
		await vi.waitFor(() => expect(again.startup).toEqual({ state: 'failed', reason: 'ledger-damaged' }));
		await again.close();
		await answer(raw.transaction('by-sequence', 'readwrite').objectStore('by-sequence').put(body));
		raw.close();
	});

	it('[A28] says what is gone when the ledger is deleted underneath while the app runs, and goes on', async () => {
		const app = await start();
		await vi.waitFor(() => expect(app.startup.state).toBe('ready'));
		await vi.waitFor(async () => expect((await readMarker(ORG))?.documents).toBeGreaterThan(2));
		await answer(indexedDB.deleteDatabase(`_pouch_${ledgerName(ORG)}`));
		expect(await app.history('of nobody'), 'the first to ask finds out').toEqual([]);
		await vi.waitFor(async () => expect(await centreOf(app.readModel, ORG)).toBeUndefined());
		await setUp(app);
		await vi.waitFor(async () => expect((await centreOf(app.readModel, ORG))?.catalogues).toHaveLength(1));
		const visit = await register(app);
		expect(app.startup.state).toBe('restoring');
		await vi.waitFor(async () => expect((await visitsOfDay(app.readModel, '2026-11-21')).map(({ id }) => id)).toEqual([visit]));
		await app.close();
		const again = await start();
		await vi.waitFor(() => expect(again.startup.state).toBe('restoring'));
		await again.close();
		await removeMarker(ORG);
	});

	it('[A8] opens no name for a person who may only see figures', async () => {
		const app = await start('supervisor');
		await vi.waitFor(async () => expect(await visitsOfDay(app.readModel, '2026-11-21')).toHaveLength(1));
		const [visit] = await visitsOfDay(app.readModel, '2026-11-21');
		expect(await app.personal.read([visit?.id ?? '', 'nobody'])).toEqual([{ state: 'closed', why: 'no-key' }, { state: 'none' }]);
		await app.close();
	});

	it('keeps a draft between two apps', async () => {
		const app = await start();
		await app.draft('new-visit').write({ name: 'ก' });
		await app.close();
		const again = await start();
		expect(await again.draft('new-visit').read()).toEqual({ name: 'ก' });
		await again.draft('new-visit').remove();
		await again.close();
	});
});
