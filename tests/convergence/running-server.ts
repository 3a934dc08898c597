// The real server on a free port, with one organisation and one person who may write there. Can be stopped, started again on
// what it kept, and put back to an older state as a restored backup is.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addUser, createOrganisation } from '../../sync-server/admin/accounts.ts';
import { defaultConfig, type Config } from '../../sync-server/config-type.ts';
import { silentLog, systemClock } from '../../sync-server/ports.ts';
import { createServer, type SyncServer } from '../../sync-server/server.ts';
import { SqliteStore } from '../../sync-server/store/sqlite-store.ts';
import { DATABASE, ORG } from './captures.ts';

const USER = { name: 'somchai', password: 'a-long-enough-password' };

export class RunningServer {
	/** Basic credentials; the app itself has a cookie. */
	readonly authorization = `Basic ${btoa(`${USER.name}:${USER.password}`)}`;
	private readonly folder = mkdtempSync(join(tmpdir(), 'sala-convergence-'));
	private config: Config;
	private running: SyncServer | undefined;
	private port = 0;

	constructor(changes: Partial<Config>) {
		this.config = { ...defaultConfig, port: 0, pbkdf2Iterations: 1, dataDir: join(this.folder, 'data'), ...changes };
	}

	/** Root of the API. A restarted server listens on another port. */
	url(): string {
		return `http://127.0.0.1:${this.port}/db/`;
	}

	async start(): Promise<void> {
		const { config } = this;
		const store = new SqliteStore({ dataDir: join(this.folder, 'data'), maxOpenDatabases: config.maxOpenDatabases });
		await createOrganisation(store, { code: ORG });
		await addUser(store, { ...USER, displayName: 'สมชาย', roles: [`${DATABASE}:counter`] }, config);
		this.running = createServer({ config, store, clock: systemClock, log: silentLog });
		this.port = (await this.running.listen()).appPort;
	}

	/** Connections of the moment are ended, as when the process ends. */
	async stop(): Promise<void> {
		await this.running?.close();
		this.running = undefined;
	}

	async restart(changes: Partial<Config> = {}): Promise<void> {
		this.config = { ...this.config, ...changes };
		await this.stop();
		await this.start();
	}

	/** Keeps a copy of all that the server holds now. */
	async keepState(): Promise<void> {
		await this.stop();
		rmSync(join(this.folder, 'kept'), { recursive: true, force: true });
		cpSync(join(this.folder, 'data'), join(this.folder, 'kept'), { recursive: true });
		await this.start();
	}

	async putBack(): Promise<void> {
		await this.stop();
		rmSync(join(this.folder, 'data'), { recursive: true, force: true });
		cpSync(join(this.folder, 'kept'), join(this.folder, 'data'), { recursive: true });
		await this.start();
	}

	/** Ids of all documents of the organisation, in order. Throws when one has more than one revision. */
	async documents(): Promise<string[]> {
		const headers = { Authorization: this.authorization };
		const response = await fetch(`${this.url()}${DATABASE}/_changes?style=all_docs`, { headers });
		const { results } = (await response.json()) as { results: { id: string; changes: { rev: string }[] }[] };
		for (const { id, changes } of results) {
			if (changes.length !== 1 || !changes[0]?.rev.startsWith('1-')) throw new Error(`${id} has revisions ${JSON.stringify(changes)}`);
		}
		return results.map(({ id }) => id).toSorted();
	}

	/** Stops, and forgets everything. */
	async dispose(): Promise<void> {
		await this.stop();
		rmSync(this.folder, { recursive: true, force: true });
	}
}

/** Starts a server with nothing in it but the organisation and the person. */
export async function startServer(changes: Partial<Config> = {}): Promise<RunningServer> {
	const server = new RunningServer(changes);
	await server.start();
	return server;
}
