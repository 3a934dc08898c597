// The servers that clients are tried against: the same program on a store in memory and on SQLite, at a clock that stands at today.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { MemoryStore } from '../../sync-server/store/memory-store.ts';
import { SqliteStore } from '../../sync-server/store/sqlite-store.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { ADMIN, crankedClock, startTestServer, type TestServer } from '../../sync-server/testing/test-server.ts';

export const storeKinds = ['memory', 'sqlite'] as const;
export type StoreKind = (typeof storeKinds)[number];

const OPEN_DATABASES_MAX = 8;
let made = 0;

export class ServerOnStore {
	readonly auth = { username: ADMIN.name, password: ADMIN.password };
	readonly #folder = mkdtempSync(join(tmpdir(), 'sala-conformance-'));
	readonly #newStore: () => Store;
	running!: TestServer;

	private constructor(kind: StoreKind) {
		const memory = new MemoryStore();
		this.#newStore = () => (kind === 'memory' ? memory : new SqliteStore({ dataDir: this.#folder, maxOpenDatabases: OPEN_DATABASES_MAX }));
	}

	static async start(kind: StoreKind): Promise<ServerOnStore> {
		const server = new ServerOnStore(kind);
		await server.#open();
		return server;
	}

	/** Root of the API as CouchDB's tools know it, without a slash at its end. */
	get url(): string {
		return this.running.apiUrl;
	}

	/** The same with the administrator's name and password in it. */
	get urlWithPassword(): string {
		return this.url.replace('//', `//${this.auth.username}:${this.auth.password}@`);
	}

	/** A name that no database has had yet. */
	newName(): string {
		return `test-${made++}`;
	}

	/** Ends and begins again, on another port, with what it kept. */
	async restart(): Promise<void> {
		await this.running.close();
		await this.#open();
	}

	/** Ends, and checks that nothing went wrong inside. */
	async dispose(): Promise<void> {
		await this.running.close();
		rmSync(this.#folder, { recursive: true, force: true });
		expect(this.running.errors).toEqual([]);
	}

	async #open(): Promise<void> {
		// Clients judge by their own clock whether a cookie has ended.
		this.running = await startTestServer({ store: this.#newStore(), clock: crankedClock(Date.now()) });
	}
}
