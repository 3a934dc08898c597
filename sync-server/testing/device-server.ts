// A server with two organisations and their people, asked about devices, on each kind of store.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLog } from '../ports.ts';
import { CouchdbStore } from '../store/couchdb/couchdb-store.ts';
import { MemoryStore } from '../store/memory-store.ts';
import { SqliteStore } from '../store/sqlite-store.ts';
import type { Store } from '../store/store.ts';
import { ADMIN, startTestServer, type Reply, type TestServer, type Who } from './test-server.ts';

export const deviceStoreKinds = ['memory', 'sqlite', 'couchdb'] as const;
export type DeviceStoreKind = (typeof deviceStoreKinds)[number];
const OPEN_DATABASES_MAX = 8;
const ULID_CHARACTERS = 26;

/** Device number n. */
export const device = (n: number): string => `01J${String(n).padStart(ULID_CHARACTERS - 3, '0')}`;
export const nonce = (n: number): string => `nonce-${String(n).padStart(22, '0')}`;

export class DeviceServer {
	readonly server: TestServer;
	readonly head: Who;
	readonly counter: Who;
	/** Head of another organisation. */
	readonly stranger: Who;
	readonly #end: () => Promise<void>;

	private constructor(server: TestServer, people: { head: Who; counter: Who; stranger: Who }, end: () => Promise<void>) {
		this.server = server;
		({ head: this.head, counter: this.counter, stranger: this.stranger } = people);
		this.#end = end;
	}

	static async start(kind: DeviceStoreKind): Promise<DeviceServer> {
		const { store, end } = await storeOf(kind);
		const server = await startTestServer({ store });
		for (const code of ['x1', 'y1']) await server.addOrganisation(code);
		const people = {
			head: await server.addUser('head', ['org-x1:head']),
			counter: await server.addUser('counter', ['org-x1:counter']),
			stranger: await server.addUser('stranger', ['org-y1:head'])
		};
		return new DeviceServer(server, people, end);
	}

	async close(): Promise<void> {
		await this.server.close();
		await this.#end();
	}

	/** POSTs JSON below /_sala/. */
	async post(path: string, json: unknown, as: Who | null = null, headers: Record<string, string> = {}): Promise<Reply> {
		return this.ask('POST', path, { body: typeof json === 'string' ? json : JSON.stringify(json), as, headers });
	}

	async ask(
		method: string,
		path: string,
		{ as = null, body, headers = {} }: { as?: Who | null; body?: string; headers?: Record<string, string> } = {}
	): Promise<Reply> {
		const all: Record<string, string> = { 'Content-Type': 'application/json', ...headers };
		if (as !== null) all.Authorization = `Basic ${Buffer.from(`${as.name}:${as.password}`).toString('base64')}`;
		const response = await fetch(`${this.server.url}/_sala/${path}`, { method, headers: all, ...(body === undefined ? {} : { body }) });
		const text = await response.text();
		const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
		return { status: response.status, headers: response.headers, text, body: (isJson ? JSON.parse(text) : text) as never };
	}

	/** A code of the head for a new device. */
	async code(name = 'โต๊ะ 1'): Promise<{ code: string; secret: string; expiresAt: number }> {
		return (await this.post('enrolment-codes', { org: 'org-x1', name }, this.head)).body;
	}

	/** A device with a credential of its own. */
	async enrolled(n: number): Promise<Who> {
		const { code } = await this.code();
		const { body } = await this.post('enrolments', { code, device: device(n), nonce: nonce(n), claim: true });
		const { user, password } = body as { user: string; password: string };
		return { name: user, password };
	}
}

async function storeOf(kind: DeviceStoreKind): Promise<{ store: Store; end: () => Promise<void> }> {
	if (kind === 'memory') return { store: new MemoryStore(), end: async () => undefined };
	if (kind === 'sqlite') {
		const dataDir = mkdtempSync(join(tmpdir(), 'sala-devices-'));
		return {
			store: new SqliteStore({ dataDir, maxOpenDatabases: OPEN_DATABASES_MAX }),
			end: async () => rmSync(dataDir, { recursive: true })
		};
	}
	const couchdb = await startTestServer();
	const url = couchdb.apiUrl.replace('//', `//${ADMIN.name}:${ADMIN.password}@`);
	return { store: new CouchdbStore({ url, log: silentLog }), end: () => couchdb.close() };
}
