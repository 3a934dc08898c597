// A whole server for tests: real HTTP on a free port, its own store, a clock to crank, people with known passwords.
import { addUser, createOrganisation } from '../admin/accounts.ts';
import { defaultConfig, type Config } from '../config-type.ts';
import type { Clock } from '../ports.ts';
import { Metrics } from '../metrics/metrics.ts';
import { createServer } from '../server.ts';
import { MemoryStore } from '../store/memory-store.ts';
import type { Store } from '../store/store.ts';

export const ADMIN = { name: 'chief', password: 'chief-secret' };
/** Hashing for real would take most of a test's time. */
const ITERATIONS = 10;

export interface Who {
	name: string;
	password: string;
}

export interface Reply {
	status: number;
	headers: Headers;
	/** The body as JSON, or as text when it is not. */
	body: never;
	text: string;
}

export interface CrankedClock extends Clock {
	advance(ms: number): void;
}

/** Stands still until it is advanced. */
export function crankedClock(startMs = Date.UTC(2026, 10, 21, 2)): CrankedClock {
	let now = startMs;
	return {
		now: () => now,
		advance: (ms) => {
			now += ms;
		}
	};
}

export class TestServer {
	readonly url: string;
	readonly apiUrl: string;
	readonly store: Store;
	readonly clock: CrankedClock;
	/** What was logged as worth a look. */
	readonly errors: string[];
	readonly close: () => Promise<void>;

	constructor(parts: Omit<TestServer, 'ask' | 'asJson' | 'addUser' | 'addOrganisation'>) {
		this.url = parts.url;
		this.apiUrl = parts.apiUrl;
		this.store = parts.store;
		this.clock = parts.clock;
		this.errors = parts.errors;
		this.close = parts.close;
	}

	/** Sends one request to the API, as the administrator unless said; `as: null` for nobody. */
	async ask(
		method: string,
		path: string,
		options: { as?: Who | null; json?: unknown; body?: BodyInit; headers?: Record<string, string> } = {}
	): Promise<Reply> {
		const who = options.as === undefined ? ADMIN : options.as;
		const headers: Record<string, string> = { ...options.headers };
		if (who !== null) headers.Authorization ??= `Basic ${Buffer.from(`${who.name}:${who.password}`).toString('base64')}`;
		if (options.json !== undefined) headers['Content-Type'] ??= 'application/json';
		const body = options.json === undefined ? options.body : JSON.stringify(options.json);
		const response = await fetch(this.apiUrl + path, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) });
		const text = await response.text();
		return { status: response.status, headers: response.headers, body: parsed(text) as never, text };
	}

	async addUser(name: string, roles: string[] = []): Promise<Who> {
		const who = { name, password: `${name}-secret` };
		await addUser(this.store, { ...who, roles, displayName: name }, { pbkdf2Iterations: ITERATIONS });
		return who;
	}

	async addOrganisation(code: string): Promise<string> {
		return (await createOrganisation(this.store, { code })).database;
	}
}

/** Starts a server with its administrator, on free ports. The caller closes it. */
export async function startTestServer(
	options: { store?: Store; config?: Partial<Config>; clock?: CrankedClock; forgetWaitMs?: number } = {}
): Promise<TestServer> {
	const store = options.store ?? new MemoryStore();
	const clock = options.clock ?? crankedClock();
	const errors: string[] = [];
	const log = {
		debug: () => undefined,
		info: () => undefined,
		error: (fields: object, message: string) => void errors.push(`${message} ${JSON.stringify(fields)}`)
	};
	const config = { ...defaultConfig, port: 0, apiPort: 0, pbkdf2Iterations: ITERATIONS, ...options.config };
	await addUser(store, { ...ADMIN, roles: ['_admin'], displayName: 'Chief' }, config);
	const { forgetWaitMs } = options;
	const server = createServer({ config, store, clock, log, metrics: new Metrics({ withProcess: false }), forgetWaitMs });
	const { appPort, apiPort } = await server.listen();
	return new TestServer({
		url: `http://127.0.0.1:${appPort}`,
		apiUrl: `http://127.0.0.1:${apiPort}`,
		store,
		clock,
		errors,
		close: () => server.close()
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
