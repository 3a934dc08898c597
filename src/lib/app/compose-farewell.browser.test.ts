// A device that has lost its place, where sending does not go as it should: over PouchDB and the databases of a real browser.
import PouchDB from 'pouchdb';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readFarewell, writeFarewell, type Farewell } from '#device/farewell.ts';
import { aFact } from '#ledger/ledger-contract.ts';
import { openPouchLedger } from '#ledger/pouch-ledger.ts';
import { ServerInMemory } from '#sync/server-in-memory.ts';
import { FarewellSteps } from './compose-farewell.ts';
import type { FarewellState } from './farewell-state.ts';

const ORG = 'farewell';
const fact = { ...aFact('A', 1), device: 'DEVICE', org: ORG };
const farewell: Farewell = { org: ORG, device: 'DEVICE', user: 'somchai', stage: 'sending' };

let server: PouchDB.Database;

beforeEach(async () => {
	server = new PouchDB('what-the-office-has', { adapter: 'idb' });
	const inPage = new ServerInMemory(server);
	// It takes no document of this device, and everything else.
	vi.stubGlobal('fetch', (url: string, init?: RequestInit) => {
		if (url.includes('_bulk_docs'))
			return Promise.resolve(Response.json([{ id: fact._id, error: 'forbidden', reason: 'no' }], { status: 201 }));
		return /_session|_sala/.test(url) ? Promise.resolve(Response.json({ ok: true })) : inPage.fetch(url, init);
	});
	const ledger = await openPouchLedger({ org: ORG });
	await ledger.append([{ fact }]);
	await ledger.close();
	await writeFarewell(farewell);
});
afterEach(async () => {
	vi.unstubAllGlobals();
	vi.restoreAllMocks();
	await server.destroy();
});

/** What the page shows, and the end of it all. */
function going() {
	const shown: FarewellState[] = [];
	const steps = new FarewellSteps(farewell, (state) => shown.push(state));
	return { steps, shown, ended: steps.run(), last: () => shown.at(-1) };
}

async function expectNothingLeft({ ended, last }: ReturnType<typeof going>): Promise<void> {
	await ended;
	expect([last()?.is, readFarewell()?.stage]).toEqual(['done', 'done']);
	expect((await indexedDB.databases()).filter(({ name }) => name?.includes(`sala-ledger-${ORG}`))).toEqual([]);
}

it('[U191] what the server refuses is counted and kept until the person has saved it or lets go; then all of it goes', async () => {
	const page = going();
	await expect.poll(page.last, { timeout: 10_000 }).toEqual({ is: 'refused', refused: 1 });
	expect(readFarewell()?.stage).toBe('sending');
	page.steps.letGo();
	await expectNothingLeft(page);
});

it('[U191] a ledger that will not open is said and nothing of it goes before the person lets go', async () => {
	const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')?.value as IDBFactory['open'];
	const opening = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, name, version) {
		if (name.startsWith('_pouch_sala-ledger-')) throw new DOMException('torn', 'UnknownError');
		return open.call(this, name, version);
	});
	const page = going();
	await expect.poll(page.last, { timeout: 20_000 }).toEqual({ is: 'will-not-open' });
	expect((await indexedDB.databases()).some(({ name }) => name?.includes(`sala-ledger-${ORG}`))).toBe(true);
	opening.mockRestore();
	page.steps.letGo();
	await expectNothingLeft(page);
});
