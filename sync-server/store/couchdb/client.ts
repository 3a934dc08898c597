// Speaks HTTP to the CouchDB behind this server: kept connections, limits, and what to say when it is away.
import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { Refused } from '../../errors.ts';
import { parseKeepingDigits } from '../../json-digits.ts';
import type { Log } from '../../ports.ts';

/** Requests to CouchDB under way at once; more wait their turn. Feeds are counted apart: one a database in use. */
const CONNECTIONS_MAX = 64;
/** An unused connection is let go before CouchDB and the usual proxies let go of it. */
const IDLE_CONNECTION_MS = 20_000;
/** Silence after which CouchDB is taken to be away. */
export const REQUEST_SILENCE_MS_MAX = 60_000;
/** What waiting clients are told to wait. */
const RETRY_SECONDS = 5;

export interface CouchAnswer {
	status: number;
	text: string;
}

export interface CouchRequest {
	/** JSON text. */
	body?: string;
	/** Take packed bytes as they are kept. */
	takesGzip?: boolean;
	/** Asking twice comes to the same as asking once, so a connection that closed under our hands is tried again. */
	isRepeatable?: boolean;
}

export class CouchClient {
	readonly #origin: string;
	readonly #prefix: string;
	readonly #authorization: string | undefined;
	readonly #isHttps: boolean;
	readonly #agent: HttpAgent;
	readonly #feeds: HttpAgent;
	readonly #log: Log;
	readonly #silenceMs: number;

	/** `url`: `http(s)://name:password@host:port`, with a path when CouchDB does not begin at the root. */
	constructor(options: { url: string; log: Log; silenceMs?: number }) {
		const url = new URL(options.url);
		this.#origin = url.origin;
		this.#prefix = url.pathname.replace(/\/+$/, '');
		this.#authorization = url.username === '' ? undefined : basic(url);
		this.#isHttps = url.protocol === 'https:';
		const Agent = this.#isHttps ? HttpsAgent : HttpAgent;
		this.#agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS_MAX, timeout: IDLE_CONNECTION_MS });
		this.#feeds = new Agent({ keepAlive: false });
		this.#log = options.log;
		this.#silenceMs = options.silenceMs ?? REQUEST_SILENCE_MS_MAX;
	}

	/** Where CouchDB is, without name and password. */
	get place(): string {
		return this.#origin + this.#prefix;
	}

	/** Any answer that is CouchDB's own word on the request. Throws Refused when it is away, failing, or does not know us. */
	async ask(method: string, path: string, request: CouchRequest = {}): Promise<CouchAnswer> {
		const { status, bytes } = await this.#checked(method, path, request);
		return { status, text: bytes.toString('utf8') };
	}

	/** The bytes of an answer to GET, packed when CouchDB keeps them so. Throws Refused as `ask` does. */
	bytes(path: string): Promise<{ status: number; bytes: Buffer }> {
		return this.#checked('GET', path, { takesGzip: true });
	}

	async #checked(method: string, path: string, request: CouchRequest): Promise<{ status: number; bytes: Buffer }> {
		const answer = await this.#exchange(method, path, request);
		if (answer.status < 500 && answer.status !== 401 && answer.status !== 429) return answer;
		this.#log.error({ method, status: answer.status }, 'CouchDB did not answer as it should');
		throw answer.status === 401 ? new Refused('storage_answer') : away();
	}

	/** The value of a good answer; undefined for what is not there. Throws Refused, also when the database is gone. */
	async value(method: string, path: string, request: CouchRequest = {}): Promise<unknown> {
		const answer = await this.ask(method, path, request);
		if (answer.status < 300) return this.parse(answer.text);
		const refused = refusalOf(answer);
		if (refused === undefined) return undefined;
		throw refused;
	}

	/** POST with a JSON body that only asks. */
	async query(path: string, body: unknown): Promise<unknown> {
		return this.value('POST', path, { body: JSON.stringify(body), isRepeatable: true });
	}

	/** An answer that goes on and on. `silenceMs`: how long it may say nothing. Throws Refused. */
	async stream(path: string, silenceMs: number, signal: AbortSignal): Promise<IncomingMessage> {
		const response = await this.#open('GET', path, {}, { agent: this.#feeds, silenceMs, signal }).catch((error: unknown) => {
			throw this.#isAway(error);
		});
		if (response.statusCode === 200) return response;
		const answer = { status: response.statusCode ?? 0, text: (await bytesOf(response)).toString('utf8') };
		throw (answer.status < 500 ? refusalOf(answer) : undefined) ?? away();
	}

	parse(text: string): unknown {
		try {
			return parseKeepingDigits(text);
		} catch {
			this.#log.error({ place: this.place }, 'What answers in place of CouchDB does not speak JSON');
			throw new Refused('storage_answer');
		}
	}

	close(): void {
		this.#agent.destroy();
		this.#feeds.destroy();
	}

	async #exchange(method: string, path: string, request: CouchRequest): Promise<{ status: number; bytes: Buffer }> {
		const isRepeatable = request.isRepeatable ?? (method === 'GET' || method === 'HEAD');
		for (let attempt = 1; ; attempt += 1) {
			try {
				const response = await this.#open(method, path, request, { agent: this.#agent, silenceMs: this.#silenceMs });
				return { status: response.statusCode ?? 0, bytes: await bytesOf(response) };
			} catch (error) {
				if (attempt > 1 || !isRepeatable || !isClosedUnderHands(error)) throw this.#isAway(error);
			}
		}
	}

	#open(
		method: string,
		path: string,
		request: CouchRequest,
		by: { agent: HttpAgent; silenceMs: number; signal?: AbortSignal }
	): Promise<IncomingMessage> {
		const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
		const headers: Record<string, string> = request.takesGzip === true ? { 'Accept-Encoding': 'gzip' } : { Accept: 'application/json' };
		if (this.#authorization !== undefined) headers.Authorization = this.#authorization;
		if (request.body !== undefined) headers['Content-Type'] = 'application/json';
		const send = this.#isHttps ? httpsRequest : httpRequest;
		const sent = send(this.#origin + this.#prefix + path, {
			method,
			headers: request.body === undefined ? headers : { ...headers, 'Content-Length': Buffer.byteLength(request.body) },
			agent: by.agent,
			timeout: by.silenceMs,
			...(by.signal === undefined ? {} : { signal: by.signal })
		});
		sent.once('timeout', () => sent.destroy(new Error('CouchDB says nothing')));
		sent.on('error', (error) => reject(Object.assign(error, { wasReused: sent.reusedSocket })));
		sent.once('response', resolve);
		sent.end(request.body);
		return promise;
	}

	#isAway(error: unknown): Refused {
		const { code, message } = error as { code?: string; message?: string };
		if (code !== 'ABORT_ERR') this.#log.error({ place: this.place, code, message }, 'CouchDB cannot be reached');
		return away();
	}
}

const away = (): Refused => new Refused('storage_away', undefined, { 'Retry-After': String(RETRY_SECONDS) });

function basic(url: URL): string {
	const credentials = `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
	return `Basic ${Buffer.from(credentials).toString('base64')}`;
}

/** CouchDB closed a kept connection at the moment it was used again: it never saw the request. */
function isClosedUnderHands(error: unknown): boolean {
	const { code, wasReused } = error as { code?: string; wasReused?: boolean };
	return wasReused === true && (code === 'ECONNRESET' || code === 'EPIPE');
}

async function bytesOf(response: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
	return Buffer.concat(chunks);
}

/** What CouchDB said no with, to be said on; undefined for a plain 404. */
function refusalOf({ status, text }: CouchAnswer): Refused | undefined {
	const reason = reasonIn(text);
	if (status === 404) return /^(?:Database does not exist|no_db_file)/.test(reason ?? '') ? new Refused('no_database') : undefined;
	if (status === 400) return new Refused('bad_request', reason);
	if (status === 409) return new Refused('conflict');
	if (status === 412) return new Refused('missing_stub', reason);
	if (status === 413) return new Refused('document_too_large', reason);
	return new Refused('storage_answer');
}

function reasonIn(text: string): string | undefined {
	try {
		const { reason } = JSON.parse(text) as { reason?: unknown };
		return typeof reason === 'string' ? reason : undefined;
	} catch {
		return undefined;
	}
}
