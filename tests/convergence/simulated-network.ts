// A network between one device and the server that fails on command or by seed. It stands where `fetch` does, so the
// real server answers real requests; what is lost here is lost to both sides as on a bad link.
import { pick } from '../random.ts';

/**
 * `lose-request`: never reaches the server. `lose-reply`: the server did it, nobody heard. `cut-reply`: half of the answer
 * arrives. `portal`: a captive portal answers with its page. `portal-json`: something answers JSON that is not ours.
 */
export type Fault = 'none' | 'lose-request' | 'lose-reply' | 'cut-reply' | 'portal' | 'portal-json';
export const faults: readonly Fault[] = ['lose-request', 'lose-reply', 'cut-reply', 'portal', 'portal-json'];

export interface Request {
	method: string;
	/** After the server's root: `org-x/_bulk_docs`. */
	path: string;
	/** How many requests were made before this one. */
	at: number;
}

export class SimulatedNetwork {
	/** Decides each request's fate. */
	fate: (request: Request) => Fault = () => 'none';
	online = true;
	/** Credentials sent along, as the browser does with its cookie; undefined: none. */
	authorization: string | undefined;
	readonly requests: Request[] = [];
	private readonly serverUrl: () => string;
	private readonly inFlight = new Set<AbortController>();
	private readonly listeners = new Set<() => void>();

	/** `serverUrl` is asked anew for each request: a restarted server may listen on another port. */
	constructor(serverUrl: () => string) {
		this.serverUrl = serverUrl;
	}

	/** The root that the device believes in. */
	readonly address = 'http://sala.test/db/';

	readonly connectivity = {
		online: () => this.online,
		onChange: (listener: () => void) => {
			this.listeners.add(listener);
			return () => void this.listeners.delete(listener);
		}
	};

	/** Cuts everything in flight and all that comes after, as losing the network does. */
	cut(): void {
		this.online = false;
		this.breakConnections();
		for (const listener of this.listeners) listener();
	}

	restore(): void {
		this.online = true;
		for (const listener of this.listeners) listener();
	}

	/** Loses the connections of the moment. */
	breakConnections(): void {
		for (const controller of this.inFlight) controller.abort();
	}

	/** Makes requests fail with the given probability until told otherwise. */
	failing(probability: number, random: () => number): void {
		this.fate = () => (random() < probability ? pick(random, faults) : 'none');
	}

	readonly fetch = (async (url: string, init: RequestInit = {}) => {
		const request = { method: init.method ?? 'GET', path: url.slice(this.address.length), at: this.requests.length };
		this.requests.push(request);
		const fault = this.fate(request);
		if (!this.online || fault === 'lose-request') throw new TypeError('fetch failed');
		if (fault === 'portal') return new Response('<html>Welcome to the guest network</html>', { headers: { 'content-type': 'text/html' } });
		if (fault === 'portal-json') return Response.json({ status: 'please log in' });
		return this.pass(request, init, fault);
	}) as typeof fetch;

	private async pass({ path }: Request, init: RequestInit, fault: Fault): Promise<Response> {
		const controller = new AbortController();
		init.signal?.addEventListener('abort', () => controller.abort());
		if (init.signal?.aborted === true) controller.abort();
		this.inFlight.add(controller);
		const headers = {
			...(init.headers as Record<string, string>),
			...(this.authorization === undefined ? {} : { Authorization: this.authorization })
		};
		try {
			const response = await fetch(this.serverUrl() + path, { ...init, headers, signal: controller.signal });
			const bytes = await response.arrayBuffer();
			// What is no JSON tells nobody that half of it is missing, but for its length, which the client compares.
			const isNoticed = fault === 'cut-reply' && response.headers.get('content-type') !== 'application/json';
			if (fault === 'lose-reply' || isNoticed) throw new TypeError('terminated');
			const told = fault === 'cut-reply' ? bytes.slice(0, Math.floor(bytes.byteLength / 2)) : bytes;
			return new Response(told.byteLength === 0 ? null : told, { status: response.status, headers: response.headers });
		} finally {
			this.inFlight.delete(controller);
		}
	}
}
