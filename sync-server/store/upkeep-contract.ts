// What every Store must do when it is looked after: purges and compaction. A part of store-contract.ts.
import { expect, it } from 'vitest';
import { historyOf } from '../revisions/tree.ts';
import { at, file, kept, put, replicated, revOf, withFiles } from './edits-testing.ts';
import type { ChangesQuery, Database, Seq } from './store.ts';

const CHANGES: ChangesQuery = { since: 0, limit: 1_000, descending: false, bodies: false };

/** `current` gives the database of the test that runs, empty at its start. */
export function upkeepContract(current: () => Database): void {
	const bodyOf = async (id: string, rev: string) => (await current().bodies([{ id, rev }]))[0];
	const headOf = async (id: string) => (await current().heads([id]))[0];
	const textOf = async (id: string, rev: string, name: string) => {
		const bytes = await current().attachmentBytes({ id, rev, name });
		return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
	};

	it('[P100] purges leaves as if they had never been, each with what led to nothing else', async () => {
		const database = current();
		await database.write([
			replicated('a', ['3-c', '2-b', '1-a'], { n: 'c' }),
			replicated('a', ['3-d', '2-b', '1-a'], { n: 'd' }),
			replicated('a', ['2-x', '1-a'], { n: 'x' }),
			replicated('b', ['1-b'], {}),
			replicated('gone', ['2-g', '1-g'], {}, true)
		]);
		const before = await database.info();
		const purges = [
			{ id: 'a', revs: ['3-d', '2-b', '9-none'] },
			{ id: 'none', revs: ['1-b'] },
			{ id: 'gone', revs: ['2-g'] }
		];
		expect(await database.purge(purges, 10)).toEqual([['3-d'], [], ['2-g']]);
		expect(await headOf('a')).toMatchObject({ winner: '3-c', deleted: false });
		expect(await headOf('gone')).toBeUndefined();
		expect(await bodyOf('a', '3-d')).toBeUndefined();
		expect(await bodyOf('a', '3-c')).toEqual({ json: '{"n":"c"}', deleted: false });
		const after = await database.info();
		expect([after.docCount, after.deletedCount]).toEqual([2, 0]);
		expect(at(after.updateSeq)).toBe(at(before.updateSeq) + 2);
		expect(after.purgeSeq).not.toEqual(before.purgeSeq);
		const { rows } = await database.changes({ ...CHANGES, since: before.updateSeq, bodies: true });
		expect(rows).toMatchObject([{ id: 'a', leaves: [{ rev: '3-c' }, { rev: '2-x' }], body: { json: '{"n":"c"}' } }]);
		expect(await database.purges()).toEqual([
			{ id: 'a', revs: ['3-d'] },
			{ id: 'gone', revs: ['2-g'] }
		]);
	});

	it('[P100] gives way to the next winner, and to a new document of the same id', async () => {
		const database = current();
		await database.write([replicated('a', ['3-c', '2-b', '1-a'], { n: 'c' }), replicated('a', ['2-x', '1-a'], { n: 'x' }, true)]);
		expect(await database.purge([{ id: 'a', revs: ['3-c'] }], 10)).toEqual([['3-c']]);
		expect(await headOf('a')).toMatchObject({ winner: '2-x', deleted: true });
		expect(await database.info()).toMatchObject({ docCount: 0, deletedCount: 1 });
		expect(await database.purge([{ id: 'a', revs: ['2-x'] }], 10)).toEqual([['2-x']]);
		expect(await database.info()).toMatchObject({ docCount: 0, deletedCount: 0 });
		await database.write([replicated('a', ['2-b', '1-a'], { n: 'again' })]);
		expect(await headOf('a')).toMatchObject({ winner: '2-b', deleted: false });
	});

	it('[P100] tells listeners of what a purge left, and nothing of one that found nothing', async () => {
		const database = current();
		await database.write([replicated('a', ['1-a']), replicated('a', ['1-b'])]);
		const { updateSeq } = await database.info();
		const heard: Seq[] = [];
		const stop = database.onWrite((seq) => void heard.push(seq));
		await database.purge([{ id: 'a', revs: ['1-none'] }], 10);
		expect(await database.hasWritesBehind(updateSeq)).toBe(false);
		await database.purge([{ id: 'a', revs: ['1-a'] }], 10);
		await expect.poll(() => heard.length).toBe(1);
		expect(await database.hasWritesBehind(updateSeq)).toBe(true);
		stop();
	});

	it('[P101] compacts: only leaves keep their bodies', async () => {
		const database = current();
		const first = await revOf(database, put('a', { n: 1 }));
		const second = await revOf(database, put('a', { n: 2 }, first));
		await database.write([replicated('c', ['2-b', '1-a'], { n: 'b' }), replicated('c', ['2-c', '1-a'], { n: 'c' })]);
		await database.compact();
		await expect.poll(() => bodyOf('a', first)).toBeUndefined();
		expect(await bodyOf('a', second)).toEqual({ json: '{"n":2}', deleted: false });
		for (const n of ['b', 'c']) expect(await bodyOf('c', `2-${n}`)).toEqual({ json: JSON.stringify({ n }), deleted: false });
		expect(historyOf((await headOf('a'))?.tree ?? [], second)?.map(({ available }) => available)).toEqual([true, false]);
		expect(await revOf(database, put('a', { n: 3 }, second))).toMatch(/^3-/);
	});

	it('[P160] drops the old bodies of the documents named, and of no other', async () => {
		const database = current();
		const [first, other] = [await revOf(database, put('a', { n: 1 })), await revOf(database, put('b', { n: 1 }))];
		const second = await revOf(database, put('a', { n: 2 }, first));
		await revOf(database, put('b', { n: 2 }, other));
		await database.write([replicated('c', ['2-d', '1-c'], { n: 'gone' }, true)]);
		await database.dropOld(['a', 'c', 'nobody']);
		await expect.poll(() => bodyOf('a', first)).toBeUndefined();
		expect(await bodyOf('a', second)).toEqual({ json: '{"n":2}', deleted: false });
		expect(await headOf('c')).toMatchObject({ deleted: true });
		expect(await revOf(database, put('a', { n: 3 }, second))).toMatch(/^3-/);
	});

	it('[P101] compacts: attachments go with the last revision that has them', async () => {
		const database = current();
		const first = await revOf(database, withFiles(put('a', { n: 1 }), [file('f', 'first'), file('g', 'kept')]));
		const second = await revOf(database, withFiles(put('a', { n: 2 }, first), [kept('g', first)]));
		await database.compact();
		await expect.poll(() => textOf('a', first, 'f')).toBeUndefined();
		expect(await textOf('a', second, 'g')).toBe('kept');
	});
}
