import { afterEach, describe, expect, it, vi } from 'vitest';
import { firstThing } from './first-thing.ts';
import { readKept, writeKept } from './kept-text.ts';
import { readMarker, removeMarker, writeMarker } from './ledger-marker.ts';
import type { LedgerMarker } from './ports.ts';

const marker: LedgerMarker = { org: '1', documents: 40, unsent: 3, lastSeq: 44, notedAt: '2026-11-21T02:00:00.000Z' };

afterEach(async () => {
	vi.restoreAllMocks();
	await removeMarker('1');
});

describe('the first thing on every start', () => {
	it('[B1] makes a database and leaves none behind', async () => {
		const opened = vi.spyOn(indexedDB, 'open');
		await firstThing();
		expect(opened).toHaveBeenCalledOnce();
		const name = opened.mock.calls[0]?.[0];
		expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
	});

	it('[B1] never stands in the way of a start', async () => {
		const broken = {
			open: () => {
				throw new DOMException('no', 'SecurityError');
			}
		} as unknown as IDBFactory;
		await expect(firstThing(broken)).resolves.toBeUndefined();
	});
});

describe('the marker', () => {
	it('[B2] says what the ledger held, for its organisation alone', async () => {
		expect(await readMarker('1')).toBeUndefined();
		await writeMarker(marker);
		expect(await readMarker('1')).toEqual(marker);
		expect(await readMarker('2')).toBeUndefined();
	});

	it('[B2] outlives the loss of every database', async () => {
		await writeMarker(marker);
		for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name);
		expect(await readMarker('1')).toEqual(marker);
	});

	it('[B2] outlives the loss of either of its two places, and the newer copy counts', async () => {
		await writeMarker(marker);
		localStorage.clear();
		expect(await readMarker('1')).toEqual(marker);
		const newer = { ...marker, documents: 41, notedAt: '2026-11-21T03:00:00.000Z' };
		const cacheFails = vi.spyOn(caches, 'open').mockRejectedValue(new Error('no'));
		await writeMarker(newer);
		expect(await readMarker('1')).toEqual(newer);
		cacheFails.mockRestore();
		expect(await readMarker('1')).toEqual(newer);
		localStorage.clear();
		expect(await readMarker('1')).toEqual(marker);
	});

	it('[B2] costs nobody anything when it cannot be written or read', async () => {
		vi.spyOn(caches, 'open').mockRejectedValue(new Error('no'));
		vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
			throw new DOMException('full', 'QuotaExceededError');
		});
		await expect(writeMarker(marker)).resolves.toBeUndefined();
		vi.restoreAllMocks();
		await writeKept('ledger-marker/1', '{"org":"1"}');
		expect(await readKept('ledger-marker/1')).toHaveLength(2);
		expect(await readMarker('1')).toBeUndefined();
	});
});
