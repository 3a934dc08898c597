// What a client meets that does not keep to HTTP, or to time.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { defaultConfig } from '../config-type.ts';
import { silentLog } from '../ports.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import { WireServer } from './wire-server.ts';

let server: TestServer | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
	for (const socket of sockets.splice(0)) socket.destroy();
	await server?.close();
	server = undefined;
});

async function connected(port: number): Promise<Socket> {
	const socket = connect(port, '127.0.0.1');
	sockets.push(socket);
	await once(socket, 'connect');
	return socket;
}

/** Everything the server says to these bytes until it hangs up. */
async function answerTo(bytes: string, config: object = {}): Promise<string> {
	server = await startTestServer({ config });
	const socket = await connected(Number(new URL(server.apiUrl).port));
	socket.write(bytes);
	let said = '';
	for await (const piece of socket) said += String(piece);
	return said;
}

const unreadable: [what: string, bytes: string, status: number][] = [
	['no HTTP', 'hello\r\n\r\n', 400],
	['a method nobody knows', 'BREW / HTTP/1.1\r\nHost: x\r\n\r\n', 400],
	['a Content-Length beyond all numbers', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999999\r\n\r\n', 400],
	['a negative Content-Length', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', 400],
	['two Content-Lengths', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', 400],
	['two ways to measure a body', 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400],
	['a header that begins with a space', 'GET / HTTP/1.1\r\nHost: x\r\n bad: 1\r\n\r\n', 400],
	['a line break inside a header', 'GET / HTTP/1.1\r\nHost: x\r\nA: b\rc\r\n\r\n', 400],
	['more headers than are read', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(40_000)}\r\n\r\n`, 431],
	['an expectation nobody can meet', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\nConnection: close\r\n\r\n', 417]
];
for (const [what, bytes, status] of unreadable) {
	it(`[P110] answers ${what} with ${status} as JSON`, async () => {
		const said = await answerTo(bytes);
		expect(said).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
		const body = said.slice(said.indexOf('\r\n\r\n') + 4);
		expect(JSON.parse(body)).toEqual({ error: expect.any(String) as string, reason: expect.any(String) as string });
	});
}

it('[P111] ends a connection that sends its headers drop by drop', async () => {
	expect(await answerTo('GET / HTTP/1.1\r\nHost: x\r\n', { headersSeconds: 1 })).toMatch(/^HTTP\/1.1 408 .*"request_timeout"/s);
});

it('[P111] ends a connection whose body does not come', async () => {
	const head = 'POST /_session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{';
	expect(await answerTo(head, { requestSeconds: 1 })).toMatch(/^HTTP\/1.1 408 /);
});

it('[P112] cuts an answer that nobody reads, and not one that has nothing to say yet', async () => {
	const closed = Promise.withResolvers<void>();
	const silent = Promise.withResolvers<() => void>();
	const wire = new WireServer(
		{ ...defaultConfig, stalledAnswerSeconds: 1 },
		(request, response) => {
			if (request.url === '/silent') return silent.resolve(() => void response.end('news'));
			response.once('close', closed.resolve);
			response.write(Buffer.alloc(32 * 1024 * 1024));
		},
		silentLog
	);
	const port = await wire.listen(0);
	const [reader, waiter] = [await connected(port), await connected(port)];
	waiter.write('GET /silent HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
	const speak = await silent.promise;
	reader.pause();
	reader.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
	await closed.promise;
	speak();
	let said = '';
	for await (const piece of waiter) said += String(piece);
	expect(said).toMatch(/news/);
	await wire.close();
});
