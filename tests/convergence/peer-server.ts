// The server that peers replicate with: an open database, on either store, which can be started again on what it kept.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import http from 'pouchdb-adapter-http';
import PouchDB from 'pouchdb-core';
import { MemoryStore } from '../../sync-server/store/memory-store.ts';
import { SqliteStore } from '../../sync-server/store/sqlite-store.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { ADMIN, startTestServer, type TestServer } from '../../sync-server/testing/test-server.ts';
import type { ServerAddress } from './peer.ts';

PouchDB.plugin(http);

export const storeKinds = ['memory', 'sqlite'] as const;
export type StoreKind = (typeof storeKinds)[number];

const OPEN_DATABASES_MAX = 8;

export class PeerServer implements ServerAddress {
	readonly authorization = `Basic ${btoa(`${ADMIN.name}:${ADMIN.password}`)}`;
	readonly database = 'peers';
	readonly #folder = mkdtempSync(join(tmpdir(), 'sala-peers-'));
	readonly #newStore: () => Store;
	#running: TestServer | undefined;

	private constructor(kind: StoreKind) {
		const memory = new MemoryStore();
		this.#newStore = () => (kind === 'memory' ? memory : new SqliteStore({ dataDir: this.#folder, maxOpenDatabases: OPEN_DATABASES_MAX }));
	}

	static async start(kind: StoreKind): Promise<PeerServer> {
		const server = new PeerServer(kind);
		await server.#open();
		await server.#running?.ask('PUT', `/${server.database}`);
		return server;
	}

	url(): string {
		return `${this.#running?.url}/db/`;
	}

	/** The database as the server's own administrator has it, without faults in between. */
	direct(): PouchDB.Database {
		return new PouchDB(this.url() + this.database, { auth: { username: ADMIN.name, password: ADMIN.password } });
	}

	/** Ends, as far as clients see, and begins again on another port. */
	async restart(): Promise<void> {
		await this.#close();
		await this.#open();
	}

	/** What the server logged as worth a look. */
	get errors(): readonly string[] {
		return this.#running?.errors ?? [];
	}

	async dispose(): Promise<void> {
		await this.#close();
		rmSync(this.#folder, { recursive: true, force: true });
	}

	async #open(): Promise<void> {
		this.#running = await startTestServer({ store: this.#newStore() });
	}

	async #close(): Promise<void> {
		const errors = this.errors;
		await this.#running?.close();
		if (errors.length > 0) throw new Error(`The server failed: ${errors.join('; ')}`);
	}
}
