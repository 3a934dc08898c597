// The changes feed over HTTP.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

interface Changes {
	results: { id: string; seq: string; deleted?: true; doc?: unknown }[];
	last_seq: string;
	pending: number;
}
let server: TestServer;
const write = (...ids: string[]) => server.ask('POST', '/db/_bulk_docs', { json: { docs: ids.map((_id) => ({ _id, n: 1 })) } });
const changes = async (query = '') => (await server.ask('GET', `/db/_changes${query}`)).body as Changes;
const idsOf = (answer: Changes) => answer.results.map((row) => row.id);

beforeEach(async () => {
	server = await startTestServer({ config: { maxFeeds: 2 } });
	await server.ask('PUT', '/db');
});
afterEach(() => server.close());

it('[P40] a sequence number of an earlier life of the database asks from the beginning', async () => {
	await write('a', 'b', 'c');
	const { last_seq } = await changes();
	expect(idsOf(await changes(`?since=${last_seq}`))).toEqual([]);
	await server.ask('DELETE', '/db');
	await server.ask('PUT', '/db');
	await write('d');
	expect(idsOf(await changes(`?since=${last_seq}`))).toEqual(['d']);
});

it('[P40] a sequence number that this life has not reached asks from the beginning', async () => {
	await write('a');
	const { last_seq } = await changes();
	const ahead = String(last_seq).replace(/^\d+/, '500');
	expect(idsOf(await changes(`?since=${ahead}`))).toEqual(['a']);
	expect(idsOf(await changes(`?since=${last_seq}`))).toEqual([]);
});

it('[P44] pages lose nothing while others write', async () => {
	await write('a', 'b', 'c', 'd');
	const first = await changes('?limit=2');
	expect([idsOf(first), first.pending]).toEqual([['a', 'b'], 2]);
	const kept = (await server.ask('GET', '/db/c')).body as { _rev: string };
	await server.ask('PUT', '/db/c', { json: { ...kept, n: 2 } });
	const second = await changes(`?limit=2&since=${first.last_seq}`);
	expect([idsOf(second), second.pending]).toEqual([['d', 'c'], 0]);
});

it('[P41] long answers come whole, each document once', async () => {
	const ids = Array.from({ length: 1_700 }, (_, n) => `d${String(n).padStart(4, '0')}`);
	await write(...ids);
	const all = await changes('?include_docs=true');
	expect(idsOf(all)).toEqual(ids);
	expect(all.results.at(-1)?.doc).toMatchObject({ _id: 'd1699', n: 1 });
	expect(idsOf(await changes('?descending=true'))).toEqual(ids.reverse());
	const listing = (await server.ask('GET', '/db/_all_docs')).body as { rows: { id: string }[] };
	expect(listing.rows).toHaveLength(1_700);
});

it('[P42] a longpoll waits for a write and tells it', async () => {
	await write('a');
	const waiting = changes('?feed=longpoll&since=now&include_docs=true');
	const writing = write('b');
	const [answer] = await Promise.all([waiting, writing]);
	expect(answer.results).toMatchObject([{ id: 'b', doc: { n: 1 } }]);
	expect(idsOf(await changes('?feed=longpoll'))).toEqual(['a', 'b']);
	expect(idsOf(await changes('?feed=longpoll&since=now&timeout=5'))).toEqual([]);
});

it('[P42] a longpoll for some documents sleeps through writes of others', async () => {
	const waiting = server.ask('POST', '/db/_changes?feed=longpoll&since=now&filter=_doc_ids', { json: { doc_ids: ['wanted'] } });
	await write('other');
	await write('wanted');
	expect(idsOf((await waiting).body as Changes)).toEqual(['wanted']);
});

it('[P43] a feed with a heartbeat shows that it lives', async () => {
	const reader = await openFeed('/db/_changes?feed=longpoll&since=now&heartbeat=50');
	let text = '';
	while (!/\[\n+/.test(text)) text += await reader.next();
	await write('a');
	while (!text.includes('last_seq')) text += await reader.next();
	expect((JSON.parse(text) as Changes).results).toMatchObject([{ id: 'a' }]);
});

it('[P43] a continuous feed tells each write as it comes', async () => {
	await write('a');
	const reader = await openFeed('/db/_changes?feed=continuous&heartbeat=1000');
	let text = '';
	while (!text.includes('"a"')) text += await reader.next();
	await write('b');
	while (!text.includes('"b"')) text += await reader.next();
	await reader.leave();
	expect(
		text
			.trim()
			.split('\n')
			.map((line) => (JSON.parse(line) as { id: string }).id)
	).toEqual(['a', 'b']);
});

it('[P46] more feeds than it may have waiting are told to come back; a place is free again when one leaves', async () => {
	const feeds = [
		await openFeed('/db/_changes?feed=continuous&heartbeat=1000'),
		await openFeed('/db/_changes?feed=continuous&heartbeat=1000')
	];
	const refused = await server.ask('GET', '/db/_changes?feed=longpoll&since=now');
	expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10']);
	await write('a');
	await feeds[0]?.leave();
	await expect.poll(async () => (await server.ask('GET', '/db/_changes?feed=longpoll')).status).toBe(200);
	await feeds[1]?.leave();
});

it('[P45] feeds end whole when the server closes', async () => {
	const waiting = changes('?feed=longpoll&since=now&heartbeat=10000');
	await expect.poll(async () => (await server.ask('GET', '/db')).status).toBe(200);
	await server.close();
	expect((await waiting).results).toEqual([]);
	server = await startTestServer();
});

/** A feed read piece by piece. Resolves once the answer has begun. */
async function openFeed(path: string): Promise<{ next(): Promise<string>; leave(): Promise<void> }> {
	const headers = { Authorization: `Basic ${Buffer.from('chief:chief-secret').toString('base64')}` };
	const response = await fetch(server.apiUrl + path, { headers });
	expect(response.status).toBe(200);
	const reader = (response.body as ReadableStream<Uint8Array>).getReader();
	const decoder = new TextDecoder();
	return { next: async () => decoder.decode((await reader.read()).value), leave: () => reader.cancel() };
}
