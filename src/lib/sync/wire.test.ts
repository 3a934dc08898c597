import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { TestTimers } from './timers-testing.ts';
import { COMPRESS_CHARACTERS_MIN, HEARTBEAT_MS, SILENCE_MS_MAX, UPLOAD_BYTES_PER_SECOND_MIN, Wire, WireError } from './wire.ts';

const serverUrl = 'http://server/db/';

function wireTo(answer: (url: string, init: RequestInit) => Promise<Response>) {
	const timers = new TestTimers();
	const heard: { serverMs: number; deviceMs: number }[] = [];
	const contacts: number[] = [];
	const clock = {
		now: () => timers.nowMs,
		offset: () => null,
		heard: (serverMs: number, deviceMs: number) => void heard.push({ serverMs, deviceMs })
	};
	const wire = new Wire({ serverUrl, fetch: answer as typeof fetch, clock, timers, onContact: (nowMs) => contacts.push(nowMs) });
	return { wire, timers, heard, contacts };
}
const json = (status: number, text: string, headers: Record<string, string> = {}) =>
	new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } });
const problemOf = async (asking: Promise<unknown>): Promise<string> => {
	const error = await asking.then(
		() => undefined,
		(thrown: unknown) => thrown
	);
	expect(error).toBeInstanceOf(WireError);
	return (error as WireError).problem;
};
/** A server that says nothing until told, and hangs up when called off. */
function silentServer() {
	let send: (text: string | null) => void = () => undefined;
	const answer = (_: string, init: RequestInit): Promise<Response> => {
		const stream = new ReadableStream<Uint8Array>({
			start(controller) {
				send = (text) => (text === null ? controller.close() : controller.enqueue(new TextEncoder().encode(text)));
				init.signal?.addEventListener('abort', () => controller.error(new DOMException('aborted', 'AbortError')));
			}
		});
		return Promise.resolve(new Response(stream, { headers: { 'content-type': 'application/json' } }));
	};
	return { answer, send: (text: string | null) => send(text) };
}
const settle = async () => {
	for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

describe('problems', () => {
	const cases: [string, () => Response, string][] = [
		['401', () => json(401, '{"error":"unauthorized"}'), 'not-signed-in'],
		['403', () => json(403, '{"error":"forbidden"}'), 'not-permitted'],
		['a database that is not there', () => json(404, '{"error":"not_found"}'), 'not-permitted'],
		['500', () => json(500, '{"error":"internal_server_error"}'), 'server-error'],
		['a proxy’s page', () => new Response('<h1>503</h1>', { status: 503 }), 'server-error'],
		['a captive portal', () => new Response('<html>hello</html>', { status: 200 }), 'bad-reply'],
		['a captive portal’s page with a refusing status', () => new Response('<html>log in</html>', { status: 403 }), 'bad-reply'],
		['JSON cut short', () => json(200, '{"results":[{"seq":1,'), 'bad-reply'],
		['an empty answer', () => json(200, ''), 'bad-reply'],
		['JSON that is neither object nor list', () => json(200, '7'), 'bad-reply'],
		['a redirect', () => new Response(null, { status: 302, headers: { location: 'http://portal/' } }), 'bad-reply']
	];
	for (const [what, answer, problem] of cases) {
		it(`[S7] ${what} is ${problem}`, async () => {
			expect(await problemOf(wireTo(() => Promise.resolve(answer())).wire.ask('org-a'))).toBe(problem);
		});
	}

	it('[S7] no connection is server-unreachable', async () => {
		expect(await problemOf(wireTo(() => Promise.reject(new TypeError('fetch failed'))).wire.ask('org-a'))).toBe('server-unreachable');
	});

	it('[S7] [L66] bytes must be of the type asked for', async () => {
		const type = 'application/octet-stream';
		const answering = (answer: Response) => wireTo(() => Promise.resolve(answer)).wire.bytes('org-a/x/photo', type);
		expect(await answering(new Response(Uint8Array.of(0, 255), { headers: { 'content-type': type } }))).toEqual(Uint8Array.of(0, 255));
		for (const answer of [new Response('<html>hello</html>', { status: 200 }), json(200, '{}')])
			expect(await problemOf(answering(answer))).toBe('bad-reply');
		expect(await problemOf(answering(json(404, '{"error":"not_found"}')))).toBe('not-permitted');
	});

	it('[S7] a page of changes must be one', async () => {
		for (const text of ['{}', '{"results":{},"last_seq":1}', '{"results":[]}', '[]']) {
			const { wire } = wireTo(() => Promise.resolve(json(200, text)));
			expect(await problemOf(wire.fetchChanges(`${serverUrl}org-a/_changes?limit=1`))).toBe('bad-reply');
		}
	});

	it('[S7] statuses that mean something to the caller are handed over', async () => {
		const { wire } = wireTo(() => Promise.resolve(json(409, '{"error":"conflict"}')));
		expect((await wire.ask('org-a/x', { method: 'PUT', body: {} }, [409])).status).toBe(409);
	});
});

describe('silence', () => {
	it('[S8] a connection without a byte is given up', async () => {
		const server = silentServer();
		const { wire, timers } = wireTo(server.answer);
		const asking = problemOf(wire.ask('org-a'));
		await settle();
		timers.advance(SILENCE_MS_MAX);
		expect(await asking).toBe('server-unreachable');
	});

	it('[S8] heartbeats keep a feed alive for as long as they come, and count as contact', async () => {
		expect(HEARTBEAT_MS).toBeLessThan(SILENCE_MS_MAX / 2);
		const server = silentServer();
		const { wire, timers, contacts } = wireTo(server.answer);
		const asking = wire.ask('org-a/_changes?feed=longpoll');
		for (let beat = 0; beat < 100; beat++) {
			await settle();
			timers.advance(HEARTBEAT_MS);
			server.send('\n');
		}
		server.send('{"results":[],"last_seq":1}');
		server.send(null);
		expect((await asking).data).toEqual({ results: [], last_seq: 1 });
		expect(contacts.at(-1)).toBe(100 * HEARTBEAT_MS);
	});

	it('[S8] a large upload over a slow link is given its time', async () => {
		let uploading: () => void = () => undefined;
		const started = new Promise<void>((resolve) => (uploading = resolve));
		const { wire, timers } = wireTo((_, init) => {
			uploading();
			return new Promise((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(new Error('aborted'))));
		});
		const asking = problemOf(wire.ask('org-a/_bulk_docs', { method: 'POST', body: { docs: ['x'.repeat(200_000)] } }));
		await started;
		let ended = false;
		void asking.then(() => (ended = true));
		timers.advance(SILENCE_MS_MAX + (200_000 / UPLOAD_BYTES_PER_SECOND_MIN) * 1000 - 1000);
		await settle();
		expect(ended).toBe(false);
		timers.advance(2_000);
		expect(await asking).toBe('server-unreachable');
	});

	it('[S8] hanging up ends what is in flight and refuses what comes after', async () => {
		const server = silentServer();
		const { wire } = wireTo(server.answer);
		const asking = problemOf(wire.ask('org-a'));
		await settle();
		wire.close();
		expect(await asking).toBe('server-unreachable');
		expect(await problemOf(wire.ask('org-a'))).toBe('server-unreachable');
	});

	it('[S8] a feed that answers at once with nothing is not asked in a frenzy', async () => {
		const { wire, timers } = wireTo(() => Promise.resolve(json(200, '{"results":[],"last_seq":1}')));
		let answered = false;
		const asking = wire.fetchChanges(`${serverUrl}org-a/_changes?feed=longpoll`).then(() => (answered = true));
		await new Promise((resolve) => setImmediate(resolve));
		expect(answered).toBe(false);
		timers.advance(1_000);
		await asking;
	});
});

describe('bodies', () => {
	it('[S16] large ones are compressed, small ones are not', async () => {
		const sent: RequestInit[] = [];
		const { wire } = wireTo((_, init) => {
			sent.push(init);
			return Promise.resolve(json(200, '{}'));
		});
		const text = 'ศาลา '.repeat(COMPRESS_CHARACTERS_MIN);
		await wire.ask('org-a/_bulk_docs', { method: 'POST', body: { text } });
		await wire.ask('org-a/_revs_diff', { method: 'POST', body: { a: ['1-a'] } });
		const [large, small] = sent;
		expect(large?.headers).toMatchObject({ 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' });
		expect(JSON.parse(gunzipSync(large?.body as ArrayBuffer).toString())).toEqual({ text });
		expect(small).toMatchObject({ body: '{"a":["1-a"]}' });
		expect(small?.headers).not.toHaveProperty('Content-Encoding');
	});
});

describe('the server’s clock', () => {
	const dated = () => json(200, '{}', { date: 'Sat, 21 Nov 2026 05:00:00 GMT' });

	it('[S17] an answer tells the clock the server’s time in the middle of asking', async () => {
		const { wire, heard, timers } = wireTo(() => {
			timers.advance(400);
			return Promise.resolve(dated());
		});
		await wire.ask('');
		expect(heard).toEqual([{ serverMs: Date.UTC(2026, 10, 21, 5, 0, 0, 500), deviceMs: 200 }]);
	});

	it('[S17] slow answers, feeds and answers without a date do not', async () => {
		const slow = wireTo(() => {
			slow.timers.advance(20_000);
			return Promise.resolve(dated());
		});
		await slow.wire.ask('');
		const feed = wireTo(() => Promise.resolve(dated()));
		await feed.wire.ask('org-a/_changes?feed=longpoll');
		const undated = wireTo(() => Promise.resolve(json(200, '{}')));
		await undated.wire.ask('');
		expect([slow.heard, feed.heard, undated.heard]).toEqual([[], [], []]);
	});
});
