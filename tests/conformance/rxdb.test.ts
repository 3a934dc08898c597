// RxDB's replication with CouchDB, two applications and the server between them. The plugin reads `_changes` and `_all_docs`, writes
// `_bulk_docs` with revisions of the server's making, and carries no attachments.
import { createRxDatabase, type RxCollection, type RxDatabase } from 'rxdb/plugins/core';
import { getFetchWithCouchDBAuthorization, replicateCouchDB, type RxCouchDBReplicationState } from 'rxdb/plugins/replication-couchdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ServerOnStore, storeKinds } from './on-each-store.ts';

interface Visit {
	id: string;
	n: number;
	ชื่อ?: string;
}
type Replication = RxCouchDBReplicationState<Visit>;

const schema = {
	version: 0,
	primaryKey: 'id',
	type: 'object',
	properties: { id: { type: 'string', maxLength: 100 }, n: { type: 'number' }, ชื่อ: { type: 'string' } },
	required: ['id', 'n']
} as const;

let made = 0;

describe.each(storeKinds)('RxDB and the server, store: %s', (kind) => {
	let server: ServerOnStore;
	let name: string;
	let apps: RxDatabase[];

	beforeEach(async () => {
		server = await ServerOnStore.start(kind);
		name = server.newName();
		apps = [];
		await server.running.ask('PUT', `/${name}`);
	});
	afterEach(async () => {
		for (const app of apps) await app.close();
		await server.dispose();
	});

	async function anApp(): Promise<RxCollection<Visit>> {
		const app = await createRxDatabase({ name: `app-${made++}`, storage: getRxStorageMemory(), multiInstance: false });
		apps.push(app);
		const { visits } = await app.addCollections({ visits: { schema } });
		return visits;
	}

	function replicate(collection: RxCollection<Visit>, live: boolean): Replication {
		return replicateCouchDB<Visit>({
			replicationIdentifier: `to-${name}`,
			collection,
			url: `${server.url}/${name}/`,
			fetch: getFetchWithCouchDBAuthorization(server.auth.username, server.auth.password),
			live,
			waitForLeadership: false,
			pull: { batchSize: 3 },
			push: { batchSize: 3 }
		});
	}

	/** Exchanges once, both ways. Rejects with what the replication complains of. */
	async function exchange(collection: RxCollection<Visit>): Promise<void> {
		const replication = replicate(collection, false);
		const failed = new Promise<never>((_, reject) => replication.error$.subscribe(reject));
		await Promise.race([replication.awaitInitialReplication(), failed]);
		await replication.cancel();
	}

	const contentOf = async (collection: RxCollection<Visit>) =>
		(await collection.find({ sort: [{ id: 'asc' }] }).exec()).map((visit) => visit.toJSON() as Visit);
	const onServer = async () => {
		const { body } = await server.running.ask('GET', `/${name}/_all_docs?include_docs=true`);
		return (body as { rows: { doc: Record<string, unknown> }[] }).rows.map(({ doc: { _id, n } }) => [_id, n]);
	};

	it('[P122] sends and fetches once: created, edited, deleted', async () => {
		const [one, two] = [await anApp(), await anApp()];
		const all = Array.from({ length: 10 }, (_, n) => ({ id: `visit:${n}`, n, ชื่อ: 'น้ำ' }));
		await one.bulkInsert(all);
		await exchange(one);
		await exchange(two);
		expect(await contentOf(two)).toEqual(all);
		const visit = await two.findOne('visit:3').exec(true);
		await visit.patch({ n: 33 });
		await (await two.findOne('visit:4').exec(true)).remove();
		await exchange(two);
		await exchange(one);
		const rest = all.filter(({ n }) => n !== 4).map((kept) => (kept.n === 3 ? { ...kept, n: 33 } : kept));
		expect(await contentOf(one)).toEqual(rest);
		expect(await onServer()).toEqual(rest.map(({ id, n }) => [id, n]));
	});

	it('[P122] a document that was deleted comes back', async () => {
		const [one, two] = [await anApp(), await anApp()];
		await one.insert({ id: 'a', n: 1 });
		await exchange(one);
		await exchange(two);
		await (await two.findOne('a').exec(true)).remove();
		await exchange(two);
		await exchange(one);
		expect(await contentOf(one)).toEqual([]);
		await one.insert({ id: 'a', n: 2 });
		await exchange(one);
		await exchange(two);
		expect(await contentOf(two)).toEqual([{ id: 'a', n: 2 }]);
	});

	it('[P122] of two edits of the same document the one that came first stays, and both know', async () => {
		const [one, two] = [await anApp(), await anApp()];
		await one.insert({ id: 'a', n: 0 });
		await exchange(one);
		await exchange(two);
		await (await one.findOne('a').exec(true)).patch({ n: 1 });
		await (await two.findOne('a').exec(true)).patch({ n: 2 });
		await exchange(one);
		await exchange(two);
		expect(await contentOf(two)).toEqual([{ id: 'a', n: 1 }]);
		expect(await onServer()).toEqual([['a', 1]]);
	});

	it('[P122] live: what one writes the other has, and the server has it from both', async () => {
		const [one, two] = [await anApp(), await anApp()];
		const replications = [one, two].map((collection) => replicate(collection, true));
		await Promise.all(replications.map((replication) => replication.awaitInitialReplication()));
		await one.insert({ id: 'a', n: 1 });
		await two.insert({ id: 'b', n: 2 });
		const both = [
			{ id: 'a', n: 1 },
			{ id: 'b', n: 2 }
		];
		for (const collection of [one, two]) await expect.poll(() => contentOf(collection), { timeout: 20_000 }).toEqual(both);
		await (await one.findOne('b').exec(true)).patch({ n: 22 });
		await (await two.findOne('a').exec(true)).remove();
		for (const collection of [one, two]) await expect.poll(() => contentOf(collection), { timeout: 20_000 }).toEqual([{ id: 'b', n: 22 }]);
		expect(await onServer()).toEqual([['b', 22]]);
		await Promise.all(replications.map((replication) => replication.cancel()));
	});
});
