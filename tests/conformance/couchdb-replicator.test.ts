// Apache CouchDB's replicator between two databases of the server, which is source and target at once.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { replicate, type Counts, type End } from './couchdb-replicator.ts';
import { ServerOnStore, storeKinds } from './on-each-store.ts';

const TEXT = Buffer.from('ภาษาไทย '.repeat(100)).toString('base64');
const BYTES = Buffer.from([0, 255, 13, 10, 45, 45]).toString('base64');

describe.each(storeKinds)("CouchDB's replicator and the server, store: %s", (kind) => {
	let server: ServerOnStore;
	let source: string;
	let target: string;

	beforeEach(async () => {
		server = await ServerOnStore.start(kind);
		[source, target] = [server.newName(), server.newName()];
		for (const name of [source, target]) await server.running.ask('PUT', `/${name}`);
	});
	afterEach(() => server.dispose());

	const endOf = (name: string): End => ({ url: `${server.url}/${name}/`, ...server.auth });
	const run = (feed?: 'normal' | 'continuous'): Promise<Counts> => replicate('a1b2c3', endOf(source), endOf(target), feed);
	const all = (written: number, files = 0): Counts => ({ missing: written, read: written, written, failed: 0, files });
	const put = async (id: string, json: object, options = '') =>
		(await server.running.ask('PUT', `/${source}/${encodeURIComponent(id)}${options}`, { json })).body as { rev: string };

	/** Every leaf with its history and its files. */
	async function held(name: string): Promise<unknown[]> {
		const { body } = await server.running.ask('GET', `/${name}/_changes?style=all_docs`);
		const ids = (body as { results: { id: string }[] }).results.map(({ id }) => id).toSorted();
		const path = (id: string) => `/${name}/${encodeURIComponent(id)}?open_revs=all&revs=true&attachments=true`;
		const leaves = ids.map((id) => server.running.ask('GET', path(id), { headers: { Accept: 'application/json' } }));
		return (await Promise.all(leaves)).map((answer) => answer.body as unknown);
	}

	it.each(['normal', 'continuous'] as const)('[P123] copies what the target lacks, once, reading the feed as %s', async (feed) => {
		const first = await put('a', { n: 1 });
		await put('a', { n: 2, _rev: first.rev });
		await put('a', { _rev: '2-0a', _revisions: { start: 2, ids: ['0a', '0b'] } }, '?new_edits=false');
		await put('ข/ +', { ชื่อ: 'น้ำ' });
		await put('gone', { _rev: '3-0c', _deleted: true, _revisions: { start: 3, ids: ['0c', '0d', '0e'] } }, '?new_edits=false');
		await put('_design/app', { views: { all: { map: 'function (doc) { emit(doc._id); }' } } });
		expect(await run(feed)).toEqual(all(5));
		expect(await held(target)).toEqual(await held(source));
		expect(await run(feed)).toEqual(all(0));
		await put('later', {});
		expect(await run(feed)).toEqual(all(1));
	});

	it('[P123] carries files in multipart bodies, packed ones as they are, and what the target has as stubs', async () => {
		const text = { content_type: 'text/plain', data: TEXT };
		const bytes = { content_type: 'application/octet-stream', data: BYTES };
		const { rev } = await put('a', { n: 1, _attachments: { 'หนึ่ง.txt': text, two: bytes } });
		expect(await run()).toEqual(all(1, 2));
		expect(await held(target)).toEqual(await held(source));
		const kept = (await server.running.ask('GET', `/${source}/a`)).body as { _attachments: object };
		await put('a', { n: 2, _rev: rev, _attachments: { ...kept._attachments, three: bytes } });
		expect(await run()).toEqual(all(1, 1));
		expect(await held(target)).toEqual(await held(source));
	});

	it('[P123] counts what the target refuses, and goes on', async () => {
		target = await server.running.addOrganisation(`r${server.newName().replace(/\D/g, '')}`);
		await put('no-fact', {});
		await put('visit:S:visit-registered:A', { n: 1 });
		expect(await run()).toEqual({ missing: 2, read: 2, written: 1, failed: 1, files: 0 });
	});

	it('[P123] says by its status why a database cannot be opened', async () => {
		await expect(replicate('x', { ...endOf(source), url: `${server.url}/none/` }, endOf(target))).rejects.toThrow(/not 404/);
		await expect(replicate('x', { ...endOf(source), password: 'wrong' }, endOf(target))).rejects.toThrow(/a session/);
		const stranger = await server.running.addUser('somchai');
		const asStranger = { ...endOf(source), username: stranger.name, password: stranger.password };
		await expect(replicate('x', asStranger, endOf(target))).rejects.toThrow(/not 403/);
	});
});
