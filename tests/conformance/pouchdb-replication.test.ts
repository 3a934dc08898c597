// PouchDB replicates with the server: once and live, both ways, with conflicts, deletions, refusals and restarts.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeKinds } from './on-each-store.ts';
import { idsOf, Pouches } from './pouchdb.ts';

describe.each(storeKinds)('PouchDB replicates, store: %s', (kind) => {
	let pouches: Pouches;
	let remote: PouchDB.Database;
	const local = () => pouches.local();

	beforeEach(async () => {
		pouches = await Pouches.start(kind);
		remote = pouches.remote();
	});
	afterEach(() => pouches.dispose());

	it('pushes and pulls, again and again, and moves nothing twice', async () => {
		const one = local();
		const two = local();
		await one.bulkDocs(Array.from({ length: 250 }, (_, n) => ({ _id: `d${String(n).padStart(3, '0')}`, n })));
		expect(await one.replicate.to(remote)).toMatchObject({ ok: true, docs_written: 250 });
		expect(await one.replicate.to(remote)).toMatchObject({ ok: true, docs_read: 0, docs_written: 0 });
		expect(await two.replicate.from(remote)).toMatchObject({ ok: true, docs_written: 250 });
		await one.put({ _id: 'd250' });
		expect(await one.replicate.to(remote)).toMatchObject({ docs_written: 1 });
		expect(await two.replicate.from(remote)).toMatchObject({ docs_read: 1, docs_written: 1 });
		expect(await idsOf(two)).toEqual(await idsOf(one));
	});

	it('goes on from its checkpoint after the server was away', async () => {
		const one = local();
		await one.bulkDocs(Array.from({ length: 30 }, (_, n) => ({ _id: `d${n}` })));
		await one.replicate.to(remote, { batch_size: 10 });
		const name = remote.name.split('/').at(-1);
		await pouches.server.restart();
		remote = pouches.remote(name);
		await one.put({ _id: 'later' });
		// The server's address is part of PouchDB's checkpoint id, so this one offers all again and sends one.
		expect(await one.replicate.to(remote)).toMatchObject({ ok: true, docs_written: 1 });
		expect(await remote.info()).toMatchObject({ doc_count: 31 });
	});

	it('[P20] both sides of a conflict agree on the winner and keep the other', async () => {
		const [one, two] = [local(), local()];
		await one.put({ _id: 'a', n: 0 });
		await one.replicate.to(remote);
		await two.replicate.from(remote);
		for (const [index, database] of [one, two].entries()) await database.put({ ...(await database.get('a')), n: index + 1 });
		for (const database of [one, two, one]) {
			await database.replicate.to(remote);
			await database.replicate.from(remote);
		}
		const leaves = await Promise.all(
			[one, two, remote].map(async (database) => (await database.get('a', { open_revs: 'all' })) as unknown as { ok: { _rev: string } }[])
		);
		const revs = leaves.map((rows) => rows.map((row) => row.ok._rev).sort());
		expect(revs[0]).toHaveLength(2);
		expect(revs[1]).toEqual(revs[0]);
		expect(revs[2]).toEqual(revs[0]);
		const winners = await Promise.all([one, two, remote].map(async (database) => (await database.get('a'))._rev));
		expect(new Set(winners).size).toBe(1);
	});

	it('carries deletions', async () => {
		const [one, two] = [local(), local()];
		const { rev } = await one.put({ _id: 'a' });
		await one.put({ _id: 'b' });
		await one.replicate.to(remote);
		await two.replicate.from(remote);
		await one.remove({ _id: 'a', _rev: rev });
		await one.replicate.to(remote);
		await two.replicate.from(remote);
		expect([await idsOf(remote), await idsOf(two)]).toEqual([['b'], ['b']]);
	});

	it('live, in both directions: what one writes the other has', async () => {
		const [one, two] = [local(), local()];
		const options = { live: true, retry: true, heartbeat: 1_000 };
		const running = [
			one.replicate.to(remote, options),
			one.replicate.from(remote, options),
			two.replicate.to(remote, options),
			two.replicate.from(remote, options)
		];
		for (let n = 0; n < 5; n++) {
			await one.put({ _id: `one-${n}` });
			await two.put({ _id: `two-${n}` });
		}
		const all = [0, 1, 2, 3, 4].flatMap((n) => [`one-${n}`, `two-${n}`]).sort();
		for (const database of [one, two, remote]) await expect.poll(() => idsOf(database), { timeout: 20_000 }).toEqual(all);
		const ended = Promise.all(running);
		for (const replication of running) replication.cancel();
		await ended;
	});

	it('[P50, P55] a refused record is named and holds nothing back', async () => {
		remote = pouches.remote(await pouches.server.running.addOrganisation('c1'));
		const one = local();
		await one.bulkDocs([{ _id: 'no-fact' }, { _id: 'visit:S:visit-registered:A', n: 1 }]);
		const denied: string[] = [];
		const replication = one.replicate.to(remote);
		void replication.on('denied', (refused: unknown) => {
			const { id, reason } = refused as { id: string; reason: string };
			denied.push(`${id} ${reason}`);
		});
		expect(await replication).toMatchObject({ ok: true, docs_written: 1 });
		expect(denied).toEqual([expect.stringMatching(/^no-fact malformed-id: /)]);
		expect(await idsOf(remote)).toEqual(['visit:S:visit-registered:A']);
	});
});
