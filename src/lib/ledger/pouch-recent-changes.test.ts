// Several followers of one ledger, each at its own pace.
import { expect, it, vi } from 'vitest';
import { aFact, aPersonal } from './ledger-contract.ts';
import { openPouchInMemory } from './pouch-in-memory.ts';
import { RECENT_CHANGES_MAX } from './pouch-recent-changes.ts';
import { eraseAsSync } from './testing/replication-part.ts';

const pad = (n: number): string => String(n).padStart(5, '0');

it('[L58] what one follower read, the next does not read from the disk again', async () => {
	const ledger = await openPouchInMemory('10470101', 'followers');
	await ledger.append(Array.from({ length: 20 }, (_, n) => ({ fact: aFact(pad(n), 1) })));
	const reading = vi.spyOn(ledger.pouch, 'changes');
	const first = await ledger.changes(0, 10);
	expect(await ledger.changes(0, 10)).toEqual(first);
	expect((await ledger.changes(4, 6)).results).toEqual(first.results.slice(4));
	expect(reading).toHaveBeenCalledTimes(1);
	const both = await Promise.all([ledger.changes(10, 10), ledger.changes(10, 10)]);
	expect(both[0].results).toEqual(both[1].results);
	expect(reading).toHaveBeenCalledTimes(2);
});

it('[L58] a follower that is far behind does not push out what those ahead share', async () => {
	const ledger = await openPouchInMemory('10470101', 'behind');
	await ledger.append(Array.from({ length: RECENT_CHANGES_MAX + 200 }, (_, n) => ({ fact: aFact(pad(n), 1) })));
	for (let at = 0; at < RECENT_CHANGES_MAX + 200; at += 100) await ledger.changes(at, 100);
	const reading = vi.spyOn(ledger.pouch, 'changes');
	await ledger.changes(0, 50);
	const [ahead, behind] = [await ledger.changes(RECENT_CHANGES_MAX, 100), await ledger.changes(50, 50)];
	expect([ahead.results.length, behind.results.length, reading.mock.calls.length]).toEqual([100, 50, 2]);
});

it('[L58] each change once, at its newest place, wherever a follower stands and however much is kept', async () => {
	const ledger = await openPouchInMemory('10470101', 'pace');
	const acts = Array.from({ length: RECENT_CHANGES_MAX + 50 }, (_, n) => ({ fact: aFact(pad(n), 1) }));
	await ledger.append([{ fact: aFact('A', 1), personal: aPersonal('A', 1) }, ...acts]);
	const all = async (limit: number): Promise<string[]> => {
		const ids: string[] = [];
		for (let at = 0; ;) {
			const { results, lastSeq, atEnd } = await ledger.changes(at, limit);
			ids.push(...results.map(({ id }) => id));
			at = lastSeq;
			if (atEnd) return ids;
		}
	};
	const slow = await all(97);
	expect(new Set(slow).size).toBe(acts.length + 2);
	expect(slow).toEqual(await all(400));
	await eraseAsSync(ledger, aPersonal('A', 1)._id);
	for (const limit of [97, 400]) {
		const ids = await all(limit);
		expect([ids.length, ids.at(-1)]).toEqual([acts.length + 2, aPersonal('A', 1)._id]);
	}
});
