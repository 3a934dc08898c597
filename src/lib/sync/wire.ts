// One request to the server, and what may go wrong with it (S7, S8). Every answer is read whole, must be JSON and must
// not fall silent; anything else is a WireError that names the problem in the words of status.ts. Nothing here retries.
import type { Clock } from '#device/ports.ts';
import type { SyncProblem } from './status.ts';
import type { Timers } from './timers.ts';

/** The server is asked to send a sign of life this often while it has nothing to tell. */
export const HEARTBEAT_MS = 25_000;
/** Longer without a byte than this and the connection counts as dead. */
export const SILENCE_MS_MAX = 60_000;
/** A sender slower than this counts as stuck; what it uploads is added to the silence it is allowed. */
export const UPLOAD_BYTES_PER_SECOND_MIN = 2_000;
/** Answers with nothing new do not come faster than this, even from a server that does not wait. */
export const EMPTY_FEED_MS_MIN = 1_000;
/** Slower answers say too little about the server's clock. */
export const CLOCK_SAMPLE_MS_MAX = 10_000;
/** The Date header leaves out the fraction of its second: half of one on average. */
const DATE_HEADER_MS_LEFT_OUT = 500;
/** Bodies from this size on are compressed: a form's worth of text shrinks to a fifth, and uplinks are the slow side. */
export const COMPRESS_CHARACTERS_MIN = 2_000;
/** Largest answer taken, in bytes. */
export const ANSWER_BYTES_MAX = 64_000_000;

export class WireError extends Error {
	override name = 'WireError';
	/** Own and enumerable: PouchDB copies errors field by field. */
	problem: SyncProblem;
	constructor(problem: SyncProblem, message: string, options?: ErrorOptions) {
		super(message, options);
		this.problem = problem;
	}
}

export interface Asked {
	method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Sent as JSON. */
	body?: unknown;
	signal?: AbortSignal | null | undefined;
}
export interface Answer {
	status: number;
	/** A JSON object or array. */
	data: object;
}

export interface WireDeps {
	/** Absolute root of the server's API with the slash. */
	serverUrl: string;
	fetch: typeof fetch;
	clock: Clock;
	timers: Timers;
	/** Called with device time whenever the server gave a sign of life. */
	onContact: (nowMs: number) => void;
}

export class Wire {
	private readonly deps: WireDeps;
	private readonly inFlight = new Set<AbortController>();
	private closed = false;

	constructor(deps: WireDeps) {
		this.deps = deps;
	}

	get serverUrl(): string {
		return this.deps.serverUrl;
	}

	/** Asks for a path under the server's root. Rejects with WireError for all but 2xx and the statuses in `also`. */
	async ask(path: string, asked: Asked = {}, also: readonly number[] = []): Promise<Answer> {
		const { status, answer: data } = await this.request(this.deps.serverUrl + path, asked, async (response, alive) =>
			parse(new TextDecoder().decode(await readBytes(response, alive)), response.status)
		);
		if (isGood(status) || also.includes(status)) return { status, data };
		throw new WireError(problemOf(status), `${asked.method ?? 'GET'} ${path}: ${status} ${reasonOf(data)}`);
	}

	/** Bytes under a path, which must be of this type. Rejects with WireError for whatever is not. */
	async bytes(path: string, type: string): Promise<Uint8Array<ArrayBuffer>> {
		const { status, answer } = await this.request(this.deps.serverUrl + path, {}, async (response, alive) => {
			const bytes = await readBytes(response, alive);
			const isIt = isGood(response.status) && response.headers.get('content-type') === type;
			return isIt ? { bytes } : { told: parse(new TextDecoder().decode(bytes), response.status) };
		});
		if (answer.bytes !== undefined) return answer.bytes;
		throw new WireError(problemOf(status), `GET ${path}: ${status} ${reasonOf(answer.told)}`);
	}

	/** For PouchDB's reading of the change feed, its only use of it. Rejects with WireError for whatever is not a good page of changes. */
	readonly fetchChanges: PouchDB.Fetch = async (url, options = {}) => {
		const startedMs = this.deps.clock.now();
		const address = typeof url === 'string' ? url : url.url;
		const path = address.slice(this.deps.serverUrl.length);
		const method = options.method === 'POST' ? 'POST' : 'GET';
		const { status, data } = await this.ask(path, { method, signal: options.signal });
		const { results, last_seq } = data as { results?: unknown; last_seq?: unknown };
		if (!Array.isArray(results) || last_seq === undefined) throw new WireError('bad-reply', 'A page of changes without changes');
		if (results.length === 0 && path.includes('feed=longpoll')) await this.untilMs(startedMs + EMPTY_FEED_MS_MIN);
		return new JsonResponse(status, data) as unknown as Response;
	};

	/** Ends everything in flight and refuses what comes after. */
	close(): void {
		this.closed = true;
		for (const controller of this.inFlight) controller.abort();
	}

	private async request<T>(
		url: string,
		asked: Asked,
		read: (response: Response, alive: () => void) => Promise<T>
	): Promise<{ status: number; answer: T }> {
		const { clock, onContact } = this.deps;
		if (this.closed) throw new WireError('server-unreachable', 'The exchange has ended');
		const controller = new AbortController();
		const abort = () => controller.abort();
		asked.signal?.addEventListener('abort', abort);
		const body = asked.body === undefined ? undefined : JSON.stringify(asked.body);
		const watch = new Watchdog(this.deps.timers, SILENCE_MS_MAX + uploadMs(body), abort);
		this.inFlight.add(controller);
		try {
			const startedMs = clock.now();
			const response = await this.send(url, asked.method ?? 'GET', body, controller.signal);
			if (!url.includes('feed=longpoll')) this.hear(response, startedMs);
			const heartbeats = isGood(response.status) && (response.headers.get('content-type') ?? '').includes('json');
			const answer = await read(response, () => {
				watch.alive();
				if (heartbeats) onContact(clock.now());
			});
			return { status: response.status, answer };
		} catch (error) {
			if (error instanceof WireError) throw error;
			throw new WireError('server-unreachable', controller.signal.aborted ? 'No answer in time' : 'No connection', { cause: error });
		} finally {
			watch.stop();
			asked.signal?.removeEventListener('abort', abort);
			this.inFlight.delete(controller);
		}
	}

	private async send(url: string, method: string, text: string | undefined, signal: AbortSignal): Promise<Response> {
		const headers: Record<string, string> = { Accept: 'application/json' };
		// A redirect leads to somebody's log-in page, never to our server.
		const init: RequestInit = { method, headers, signal, cache: 'no-store', redirect: 'manual' };
		if (text === undefined) return this.deps.fetch(url, init);
		headers['Content-Type'] = 'application/json';
		if (text.length < COMPRESS_CHARACTERS_MIN || typeof CompressionStream === 'undefined')
			return this.deps.fetch(url, { ...init, body: text });
		headers['Content-Encoding'] = 'gzip';
		return this.deps.fetch(url, { ...init, body: await gzip(text) });
	}

	private hear(response: Response, startedMs: number): void {
		const serverMs = Date.parse(response.headers.get('date') ?? '');
		const tookMs = this.deps.clock.now() - startedMs;
		if (Number.isNaN(serverMs) || tookMs > CLOCK_SAMPLE_MS_MAX || tookMs < 0) return;
		this.deps.clock.heard(serverMs + DATE_HEADER_MS_LEFT_OUT, startedMs + tookMs / 2);
	}

	private untilMs(whenMs: number): Promise<void> {
		const leftMs = whenMs - this.deps.clock.now();
		if (leftMs <= 0) return Promise.resolve();
		return new Promise((resolve) => void this.deps.timers.after(Math.min(leftMs, EMPTY_FEED_MS_MIN), resolve));
	}
}

/** Calls off a request that fell silent; every sign of life gives it the full time again. */
class Watchdog {
	private readonly timers: Timers;
	private readonly bark: () => void;
	private cancel: () => void;

	constructor(timers: Timers, firstMs: number, bark: () => void) {
		this.timers = timers;
		this.bark = bark;
		this.cancel = timers.after(firstMs, bark);
	}

	alive(): void {
		this.cancel();
		this.cancel = this.timers.after(SILENCE_MS_MAX, this.bark);
	}

	stop(): void {
		this.cancel();
	}
}

/** What PouchDB reads of a Response; parsed once already. */
class JsonResponse {
	readonly ok = true;
	readonly status: number;
	private readonly data: object;

	constructor(status: number, data: object) {
		this.status = status;
		this.data = data;
	}

	json(): Promise<object> {
		return Promise.resolve(this.data);
	}
}

function gzip(text: string): Promise<ArrayBuffer> {
	const compressed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
	return new Response(compressed).arrayBuffer();
}

async function readBytes(response: Response, alive: () => void): Promise<Uint8Array<ArrayBuffer>> {
	alive();
	const parts: Uint8Array<ArrayBuffer>[] = [];
	let length = 0;
	const reader = response.body?.getReader();
	for (;;) {
		const { done, value } = (await reader?.read()) ?? { done: true };
		if (done || value === undefined) break;
		alive();
		length += value.length;
		if (length > ANSWER_BYTES_MAX) throw new WireError('bad-reply', 'The answer is too long');
		parts.push(value);
	}
	return new Uint8Array(await new Blob(parts).arrayBuffer());
}

function parse(text: string, status: number): object {
	try {
		const data: unknown = JSON.parse(text);
		if (typeof data === 'object' && data !== null) return data;
	} catch {
		// Told apart below.
	}
	throw new WireError(status >= 500 ? 'server-error' : 'bad-reply', `An answer that is not ours, status ${status}`);
}

function problemOf(status: number): SyncProblem {
	if (status === 401) return 'not-signed-in';
	// The database of the organisation is not there for us: no grant, or gone.
	if (status === 403 || status === 404) return 'not-permitted';
	if (status >= 500 || status === 408 || status === 429) return 'server-error';
	return 'bad-reply';
}

const isGood = (status: number): boolean => status >= 200 && status < 300;
const uploadMs = (body: string | undefined): number => ((body?.length ?? 0) / UPLOAD_BYTES_PER_SECOND_MIN) * 1000;

function reasonOf(data: object): string {
	const { error, reason } = data as { error?: unknown; reason?: unknown };
	return [error, reason].filter((part) => typeof part === 'string').join(': ');
}
