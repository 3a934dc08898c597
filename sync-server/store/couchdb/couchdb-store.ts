// A store that keeps everything in a CouchDB. Stateless: any number of processes stand side by side in front of one cluster.
import { randomBytes, randomUUID } from 'node:crypto';
import { Refused } from '../../errors.ts';
import type { Log } from '../../ports.ts';
import { compareBytes } from '../compare-bytes.ts';
import type { Store } from '../store.ts';
import { CouchClient } from './client.ts';
import { CouchdbDatabase } from './couchdb-database.ts';
import { CLOSED } from './security.ts';

/** Where the processes keep what they share; no one reaches it through them. */
export const SHARED_DATABASE = 'sala-server';
const IDENTITY = 'identity';
const SECRET_BYTES = 32;
/** Many small databases: one shard each keeps a centre's changes in one order and the cluster's files few. */
const SHARDS = 1;

interface Identity {
	uuid: string;
	secret: string;
}

export class CouchdbStore implements Store {
	readonly #client: CouchClient;
	/** Databases that were there when last asked; one that is no more says so itself. */
	readonly #databases = new Map<string, CouchdbDatabase>();
	#identity: Promise<Identity> | undefined;

	/**
	 * `url`: `http(s)://name:password@host:port` of an administrator of the cluster. `silenceMs`: how long CouchDB may take over an
	 * answer. Reaches for nothing yet.
	 */
	constructor(options: { url: string; log: Log; silenceMs?: number }) {
		this.#client = new CouchClient(options);
	}

	/** Where CouchDB is, without name and password. */
	get place(): string {
		return this.#client.place;
	}

	/** What the server at the address calls itself; of a cluster, whichever node answers. */
	async uuidThere(): Promise<string> {
		return ((await this.#client.value('GET', '/')) as { uuid: string }).uuid;
	}

	async uuid(): Promise<string> {
		return (await this.#shared()).uuid;
	}

	/** What all processes sign sessions with, made by the first of them. */
	async secret(): Promise<string> {
		return (await this.#shared()).secret;
	}

	async create(name: string): Promise<'created' | 'already-there'> {
		if (name === SHARED_DATABASE) return 'already-there';
		return this.#make(name);
	}

	async destroy(name: string): Promise<'destroyed' | 'missing'> {
		if (name === SHARED_DATABASE) return 'missing';
		const answer = await this.#client.ask('DELETE', pathOf(name));
		this.#databases.get(name)?.close();
		this.#databases.delete(name);
		return answer.status < 300 ? 'destroyed' : 'missing';
	}

	async names(): Promise<string[]> {
		const names = (await this.#client.value('GET', '/_all_dbs')) as string[];
		return names.filter((name) => name !== SHARED_DATABASE).sort(compareBytes);
	}

	async open(name: string): Promise<CouchdbDatabase | undefined> {
		if (name === SHARED_DATABASE) return undefined;
		const known = this.#databases.get(name);
		if (known !== undefined) return known;
		const answer = await this.#client.ask('HEAD', pathOf(name));
		return answer.status < 300 ? this.#remember(name) : undefined;
	}

	async close(): Promise<void> {
		for (const database of this.#databases.values()) database.close();
		this.#client.close();
	}

	#remember(name: string): CouchdbDatabase {
		const database = this.#databases.get(name) ?? new CouchdbDatabase(this.#client, name);
		this.#databases.set(name, database);
		return database;
	}

	async #make(name: string): Promise<'created' | 'already-there'> {
		const answer = await this.#client.ask('PUT', `${pathOf(name)}?q=${SHARDS}`);
		if (answer.status === 412) return 'already-there';
		if (answer.status >= 300) throw new Refused(answer.status === 400 ? 'illegal_database_name' : 'storage_answer');
		await this.#client.value('PUT', `${pathOf(name)}/_security`, { body: JSON.stringify(CLOSED), isRepeatable: true });
		return 'created';
	}

	#shared(): Promise<Identity> {
		this.#identity ??= this.#readOrMakeIdentity().catch((error: unknown) => {
			this.#identity = undefined;
			throw error;
		});
		return this.#identity;
	}

	/** Of processes that start together one writes it, and all read what that one wrote. */
	async #readOrMakeIdentity(): Promise<Identity> {
		const path = `${pathOf(SHARED_DATABASE)}/${IDENTITY}`;
		await this.#make(SHARED_DATABASE);
		const kept = await this.#client.value('GET', path);
		if (kept !== undefined) return kept as Identity;
		const made = { uuid: randomUUID().replaceAll('-', ''), secret: randomBytes(SECRET_BYTES).toString('hex') };
		await this.#client.ask('PUT', path, { body: JSON.stringify(made), isRepeatable: true });
		return (await this.#client.value('GET', path)) as Identity;
	}
}

const pathOf = (name: string): string => `/${encodeURIComponent(name)}`;
