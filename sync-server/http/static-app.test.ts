import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../ports.ts';
import { staticApp } from './static-app.ts';

const POLICY = "default-src 'self'; script-src 'self' 'sha256-x'";
const SHELL = `<!doctype html><meta http-equiv="content-security-policy" content="${POLICY}"><title>Sala</title>`.padEnd(500, ' ');
const CHUNK = 'export const n = 1;'.padEnd(500, ' ');
const files: Record<string, string | Buffer> = {
	'200.html': SHELL,
	'200.html.br': brotliCompressSync(SHELL),
	'service-worker.js': 'self.x = 1;',
	'manifest.webmanifest': '{}',
	'_app/immutable/chunk.abc.js': CHUNK,
	'_app/immutable/chunk.abc.js.br': brotliCompressSync(CHUNK),
	'_app/immutable/workers/pin-hash.worker-x1.js': 'self.y = 1;',
	'_app/immutable/workers/other.worker-x1.js': 'self.z = 1;',
	'.built-from': 'a version'
};

let folder: string;
let server: Server;
let base: { host: string; port: number };

const listen = async (handler: Parameters<typeof createServer>[1]): Promise<Server> => {
	const made = createServer(handler as never);
	await new Promise<void>((resolve) => void made.listen(0, '127.0.0.1', resolve));
	return made;
};

interface Got {
	status: number;
	headers: IncomingHttpHeaders;
	body: Buffer;
}
/** A raw request: the path goes out as written, dots and all. */
function get(path: string, headers: Record<string, string> = {}, method = 'GET', at = base): Promise<Got> {
	return new Promise((resolve, reject) => {
		const request = httpRequest({ ...at, path, method, headers }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
		});
		request.on('error', reject);
		request.end();
	});
}

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'sala-app-'));
	for (const [name, content] of Object.entries(files)) {
		mkdirSync(dirname(join(folder, 'app', name)), { recursive: true });
		writeFileSync(join(folder, 'app', name), content);
	}
	writeFileSync(join(folder, 'secret.txt'), 'outside');
	server = await listen(staticApp(join(folder, 'app'), silentLog));
	base = { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
});
afterAll(() => {
	server.close();
	rmSync(folder, { recursive: true });
});

describe('the app at the addresses of its screens', () => {
	for (const path of ['/', '/counter', '/counter/deep/42?x=1', '/%E0%B8%A8%E0%B8%B2%E0%B8%A5%E0%B8%B2', '/200.html']) {
		it(`[O3] answers ${path} with the page, without a redirect`, async () => {
			const got = await get(path);
			expect(got.status).toBe(200);
			expect(got.headers['content-type']).toBe('text/html; charset=utf-8');
			expect(got.body.toString()).toBe(SHELL);
		});
	}

	for (const path of ['/no.js', '/_app/immutable/gone.js', '/_app/gone', '/.built-from', '/200.html.br']) {
		it(`[O3] says 404 to ${path}, so that an old page sees that its file is gone`, async () => expect((await get(path)).status).toBe(404));
	}

	for (const path of ['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/_app/../../secret.txt', '//secret.txt']) {
		it(`[O4] never leaves its folder: ${path}`, async () => {
			const got = await get(path);
			expect(got.body.toString()).not.toContain('outside');
		});
	}

	it('[O4] refuses what is no address and every other method', async () => {
		expect((await get('/%E0%A4%A')).status).toBe(400);
		const posted = await get('/', {}, 'POST');
		expect([posted.status, posted.headers.allow]).toEqual([405, 'GET, HEAD']);
	});

	it('[O3] answers HEAD with the length and no body', async () => {
		const got = await get('/', {}, 'HEAD');
		expect([got.status, got.headers['content-length'], got.body.length]).toEqual([200, String(SHELL.length), 0]);
	});
});

describe('caching and compression', () => {
	it('[O5] lets what never changes be kept for ever, and has everything else asked for anew', async () => {
		expect((await get('/_app/immutable/chunk.abc.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
		for (const path of ['/', '/service-worker.js', '/manifest.webmanifest'])
			expect((await get(path)).headers['cache-control']).toBe('no-cache');
	});

	it('[O5] says 304 to who has it already, for each encoding apart', async () => {
		const plain = await get('/');
		const packed = await get('/', { 'Accept-Encoding': 'br' });
		expect(plain.headers.etag).not.toBe(packed.headers.etag);
		const again = await get('/', { 'If-None-Match': `"other", ${plain.headers.etag}` });
		expect([again.status, again.body.length]).toEqual([304, 0]);
		expect((await get('/', { 'If-None-Match': packed.headers.etag ?? '' })).status).toBe(200);
	});

	it('[O5] sends the smaller form to who takes it', async () => {
		const packed = await get('/_app/immutable/chunk.abc.js', { 'Accept-Encoding': 'gzip, br' });
		expect(packed.headers['content-encoding']).toBe('br');
		expect(brotliDecompressSync(packed.body).toString()).toBe(CHUNK);
		const refused = await get('/_app/immutable/chunk.abc.js', { 'Accept-Encoding': 'br;q=0, gzip' });
		expect([refused.headers['content-encoding'], refused.body.toString()]).toEqual([undefined, CHUNK]);
	});
});

it('[O4] forbids frames, sniffing and referrers on every answer', async () => {
	for (const path of ['/', '/service-worker.js', '/no.js']) {
		const { headers } = await get(path);
		expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
		expect(headers['x-content-type-options']).toBe('nosniff');
		expect(headers['referrer-policy']).toBe('no-referrer');
		expect(headers['cross-origin-opener-policy']).toBe('same-origin');
		expect(headers['cross-origin-resource-policy']).toBe('same-origin');
		expect(headers['permissions-policy']).toMatch(/camera=\(self\), microphone=\(\)/);
	}
});

it('[O4] sends the policy that the build wrote into the page as a header too', async () => {
	for (const path of ['/', '/setup', '/counter'])
		expect((await get(path)).headers['content-security-policy']).toBe(`${POLICY}; frame-ancestors 'none'`);
	expect((await get('/service-worker.js')).headers['content-security-policy']).toBe("default-src 'self'; frame-ancestors 'none'");
});

it('[O4] lets the worker that hashes PINs compile WebAssembly, and no other file', async () => {
	const policyOf = async (path: string): Promise<unknown> => (await get(path)).headers['content-security-policy'];
	expect(await policyOf('/_app/immutable/workers/pin-hash.worker-x1.js')).toContain("script-src 'self' 'wasm-unsafe-eval'");
	for (const path of ['/', '/_app/immutable/chunk.abc.js', '/_app/immutable/workers/other.worker-x1.js', '/no.js'])
		expect(await policyOf(path)).not.toContain('wasm');
});

it('[O3] says plainly when the app was never built', async () => {
	const empty = await listen(staticApp(join(folder, 'nothing'), silentLog));
	const got = await get('/', {}, 'GET', { host: '127.0.0.1', port: (empty.address() as AddressInfo).port });
	empty.close();
	expect([got.status, got.body.toString()]).toEqual([503, expect.stringContaining('npm run build')]);
});
