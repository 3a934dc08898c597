// https from end to end, with a certificate made for the test.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultConfig } from '../config-type.ts';
import { silentLog } from '../ports.ts';
import { ADMIN, startTestServer, type TestServer } from '../testing/test-server.ts';
import { clientOf } from './client.ts';
import { WireServer } from './wire-server.ts';

let folder: string;
let files: { certFile: string; keyFile: string };
let server: TestServer | undefined;
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'sala-tls-'));
	files = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') };
});
afterEach(async () => {
	await server?.close();
	server = undefined;
	rmSync(folder, { recursive: true, force: true });
});

/** Puts a certificate for localhost where the server reads it; gives it back as its own authority. */
async function issue(serial: string): Promise<string> {
	const attributes = [
		{ name: 'commonName', value: 'localhost' },
		{ name: 'organizationName', value: serial }
	];
	const extensions = [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] }];
	const { cert, private: key } = await generate(attributes, { keySize: 2048, extensions } as Parameters<typeof generate>[1]);
	writeFileSync(files.certFile, cert);
	writeFileSync(files.keyFile, key);
	return cert;
}

interface Reply {
	status: number;
	headers: IncomingMessage['headers'];
	text: string;
	certificate: PeerCertificate;
}

function ask(
	port: number,
	ca: string,
	path: string,
	options: { method?: string; headers?: Record<string, string>; body?: string } = {}
): Promise<Reply> {
	const { body, ...rest } = options;
	return new Promise((resolve, reject) => {
		const asking = request({ host: 'localhost', family: 4, port, path, ca, agent: false, ...rest }, (response) => {
			const certificate = (response.socket as TLSSocket).getPeerCertificate();
			let text = '';
			response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
			response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text, certificate }));
		});
		asking.on('error', reject);
		asking.end(body);
	});
}

describe('https', () => {
	it('[P118] signs in with a cookie that only https carries, and keeps browsers on https', async () => {
		const ca = await issue('first');
		server = await startTestServer({ config: { tls: files } });
		const port = Number(new URL(server.url).port);
		const body = JSON.stringify(ADMIN);
		const signedIn = await ask(port, ca, '/db/_session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
		expect([signedIn.status, JSON.parse(signedIn.text)]).toMatchObject([200, { ok: true }]);
		const [cookie = ''] = signedIn.headers['set-cookie'] ?? [];
		expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Secure$/);
		expect(signedIn.headers['strict-transport-security']).toBe('max-age=15552000');
		const made = await ask(port, ca, '/db/fresh', { method: 'PUT', headers: { Cookie: cookie.split(';')[0] ?? '' } });
		expect([made.status, made.headers.location]).toEqual([201, `https://localhost:${port}/db/fresh`]);
	});

	it('[P118] serves a renewed certificate without a restart, and the old one while the new cannot be used', async () => {
		const first = await issue('first');
		const wire = new WireServer({ ...defaultConfig, tls: files }, (_request, response) => void response.end('served'), silentLog);
		const port = await wire.listen(0);
		expect((await ask(port, first, '/')).certificate.subject.O).toBe('first');
		writeFileSync(files.certFile, 'half a cert');
		wire.renewCertificate();
		expect((await ask(port, first, '/')).certificate.subject.O).toBe('first');
		const second = await issue('second');
		wire.renewCertificate();
		expect((await ask(port, second, '/')).certificate.subject.O).toBe('second');
		await wire.close();
	});
});

describe('who is at the other end', () => {
	const told = {
		'x-forwarded-for': '1.1.1.1, 2.2.2.2',
		'x-forwarded-proto': 'https',
		'x-forwarded-host': 'sala.example:8443',
		host: 'inside:1'
	};
	const table: [what: string, headers: Record<string, string>, remote: string, trust: boolean, expected: object][] = [
		['no proxy', told, '9.9.9.9', false, { network: '9.9.9.9', secure: false, origin: 'http://inside:1' }],
		['a proxy', told, '9.9.9.9', true, { network: '2.2.2.2', secure: true, origin: 'https://sala.example:8443' }],
		['a proxy that says nothing', { host: 'a' }, '9.9.9.9', true, { network: '9.9.9.9', secure: false, origin: 'http://a' }],
		['IPv4 in IPv6', {}, '::ffff:9.9.9.9', false, { network: '9.9.9.9', origin: 'http://localhost' }],
		['IPv6', {}, '2001:db8:0:1:aa::5', false, { network: '2001:db8:0:1::/64' }],
		['short IPv6', {}, '2001:db8::5', false, { network: '2001:db8:0:0::/64' }],
		['IPv6 with a port', { 'x-forwarded-for': '[2001:db8::5]:443' }, '', true, { network: '2001:db8:0:0::/64' }],
		['IPv4 with a port', { 'x-forwarded-for': '1.2.3.4:55' }, '', true, { network: '1.2.3.4' }],
		['nonsense', { 'x-forwarded-for': '<script>', host: 'a b' }, '', true, { network: 'unknown', origin: 'http://localhost' }]
	];
	for (const [what, headers, remoteAddress, trust, expected] of table) {
		it(`[P113] behind ${what} it is ${JSON.stringify(expected)}`, () => {
			const asking = { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
			expect(clientOf(asking, trust)).toMatchObject(expected);
		});
	}
});
