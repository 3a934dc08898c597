// Serves the built app: a list made once at the start, so that a request is a look-up and no path can leave the folder.
// The folder may be built anew meanwhile; this server goes on with what it has read, whole.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, posix } from 'node:path';
import type { Log } from '../ports.ts';

const SHELL = '/200.html';
const IMMUTABLE = '/_app/immutable/';
const ETAG_HEX_CHARACTERS = 20;
/** More than this in build/ is not our app. */
const APP_BYTES_MAX = 200 * 1024 * 1024;

const types: Record<string, string> = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript; charset=utf-8',
	'.css': 'text/css; charset=utf-8',
	'.json': 'application/json',
	'.webmanifest': 'application/manifest+json',
	'.svg': 'image/svg+xml',
	'.png': 'image/png',
	'.ico': 'image/x-icon',
	'.webp': 'image/webp',
	'.woff2': 'font/woff2',
	'.woff': 'font/woff',
	'.ttf': 'font/ttf',
	'.txt': 'text/plain; charset=utf-8'
};

type Encoding = 'br' | 'gzip' | 'identity';
const suffixes: Record<Exclude<Encoding, 'identity'>, string> = { br: '.br', gzip: '.gz' };

interface Body {
	encoding: Encoding;
	bytes: Buffer;
}

interface Entry {
	type: string;
	cacheControl: string;
	policy: string;
	/** Of the plain bytes; each encoding adds its name. */
	digest: string;
	packed: Body[];
	plain: Body;
}

const securityHeaders = {
	'X-Content-Type-Options': 'nosniff',
	'Referrer-Policy': 'no-referrer',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=(), screen-wake-lock=(self), fullscreen=(self)'
};
/** A frame can only be forbidden by a header, and these hold for a page that says nothing itself. */
const PAGE_POLICY = "frame-ancestors 'none'; object-src 'none'; base-uri 'self'; form-action 'self'";
/** The policy that the build wrote into the page, with the hash of its start script. */
const POLICY_OF_PAGE = /<meta http-equiv="content-security-policy" content="([^"]*)"/;
/** Scripts run as workers under the policy they came with. */
const FILE_POLICY = "default-src 'self'; frame-ancestors 'none'";
/** The one worker that may compile WebAssembly: it hashes PINs. The page itself may not, and a worker is bound by its own file alone. */
const PIN_WORKER = /^_app\/immutable\/workers\/pin-hash\.worker-[^/]+\.js$/;
const PIN_WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; frame-ancestors 'none'";

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		if (entry.name.startsWith('.')) return [];
		return entry.isDirectory() ? filesBelow(join(folder, entry.name)).map((file) => posix.join(entry.name, file)) : [entry.name];
	});
}

/** Every file by its address, with its compressed twins. */
function readApp(folder: string): Map<string, Entry> {
	const bytesByName = new Map<string, Buffer>();
	let total = 0;
	for (const name of filesBelow(folder)) {
		const bytes = readFileSync(join(folder, name));
		total += bytes.length;
		if (total > APP_BYTES_MAX) throw new Error(`${folder} is larger than an app can be (${APP_BYTES_MAX} bytes)`);
		bytesByName.set(name, bytes);
	}
	const isTwin = (name: string): boolean =>
		Object.values(suffixes).some((suffix) => name.endsWith(suffix) && bytesByName.has(name.slice(0, -suffix.length)));
	return new Map(
		[...bytesByName].filter(([name]) => !isTwin(name)).map(([name, bytes]) => [`/${name}`, entryOf(name, bytes, bytesByName)])
	);
}

function entryOf(name: string, bytes: Buffer, all: ReadonlyMap<string, Buffer>): Entry {
	const packed: Body[] = [];
	for (const encoding of ['br', 'gzip'] as const) {
		const twin = all.get(name + suffixes[encoding]);
		if (twin !== undefined && twin.length < bytes.length) packed.push({ encoding, bytes: twin });
	}
	const type = types[extname(name)] ?? 'application/octet-stream';
	return {
		type,
		policy: type.startsWith('text/html') ? policyOf(bytes.toString()) : PIN_WORKER.test(name) ? PIN_WORKER_POLICY : FILE_POLICY,
		// Everything else is asked for anew each time: an update must be seen, the worker above all.
		cacheControl: `/${name}`.startsWith(IMMUTABLE) ? 'public, max-age=31536000, immutable' : 'no-cache',
		digest: createHash('sha256').update(bytes).digest('hex').slice(0, ETAG_HEX_CHARACTERS),
		packed,
		plain: { encoding: 'identity', bytes }
	};
}

/** The page's own policy as a header too, so that it holds from the first byte. */
function policyOf(page: string): string {
	const own = POLICY_OF_PAGE.exec(page)?.[1]?.replaceAll('&amp;', '&');
	return own === undefined ? PAGE_POLICY : `${own}; frame-ancestors 'none'`;
}

/** The encodings a client takes; `br;q=0` is a refusal. */
function accepted(header: string | undefined): Set<string> {
	const parts = (header ?? '').split(',').map((part) =>
		part
			.trim()
			.toLowerCase()
			.split(/\s*;\s*q=/)
	);
	return new Set(['identity', ...parts.filter(([, quality]) => Number(quality ?? 1) > 0).map(([name = '']) => name)]);
}

function refuse(response: ServerResponse, status: number, words: string, headers: Record<string, string> = {}): void {
	response.writeHead(status, {
		...securityHeaders,
		'Content-Security-Policy': FILE_POLICY,
		'Content-Type': 'text/plain; charset=utf-8',
		'Cache-Control': 'no-store',
		...headers
	});
	response.end(`${words}\n`);
}

function send(request: IncomingMessage, response: ServerResponse, entry: Entry): void {
	const takes = accepted(request.headers['accept-encoding']);
	const body = entry.packed.find(({ encoding }) => takes.has(encoding)) ?? entry.plain;
	const etag = `"${entry.digest}-${body.encoding}"`;
	const headers = {
		...securityHeaders,
		'Content-Security-Policy': entry.policy,
		'Cache-Control': entry.cacheControl,
		ETag: etag,
		Vary: 'Accept-Encoding'
	};
	if ((request.headers['if-none-match'] ?? '').split(/\s*,\s*/).includes(etag)) {
		response.writeHead(304, headers).end();
		return;
	}
	const encoding = body.encoding === 'identity' ? {} : { 'Content-Encoding': body.encoding };
	response.writeHead(200, { ...headers, ...encoding, 'Content-Type': entry.type, 'Content-Length': body.bytes.length });
	response.end(request.method === 'HEAD' ? undefined : body.bytes);
}

/** The path as the list knows it; undefined when it is not text. */
function pathOf(url: string): string | undefined {
	try {
		return decodeURIComponent(url.replace(/[?#].*$/s, ''));
	} catch {
		return undefined;
	}
}

/** A screen's address: no extension, and not in the build's own folder. Every screen is the same page. */
const isScreen = (path: string): boolean => !path.startsWith('/_app/') && !/\.[^/]*$/.test(path);

/**
 * A handler for everything that is neither API nor set-up. Reads the folder once, now; an empty or missing one answers 503.
 * @param folder of the built app
 */
export function staticApp(folder: string, log: Log): (request: IncomingMessage, response: ServerResponse) => void {
	let app = new Map<string, Entry>();
	try {
		app = readApp(folder);
	} catch (error) {
		log.error({ folder, error: String(error) }, 'The built app could not be read: run npm run build');
	}
	return (request, response) => {
		if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405, 'Only GET and HEAD', { Allow: 'GET, HEAD' });
		const path = pathOf(request.url ?? '/');
		if (path === undefined) return refuse(response, 400, 'This address is not text');
		const shell = app.get(SHELL);
		if (shell === undefined) return refuse(response, 503, 'The app is not built: run npm run build, then start again');
		const entry = app.get(path) ?? (isScreen(path) ? shell : undefined);
		return entry === undefined ? refuse(response, 404, 'Not here') : send(request, response, entry);
	};
}
