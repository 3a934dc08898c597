// Real PouchDB 9 on both ends of a server: databases in memory, as on a tablet, and the server's over HTTP.
import PouchHttp from 'pouchdb-adapter-http';
import PouchMemory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import PouchReplication from 'pouchdb-replication';
import { ServerOnStore, type StoreKind } from './on-each-store.ts';

PouchDB.plugin(PouchMemory).plugin(PouchHttp).plugin(PouchReplication);

let made = 0;

export class Pouches {
	readonly server: ServerOnStore;
	readonly #locals: PouchDB.Database[] = [];

	private constructor(server: ServerOnStore) {
		this.server = server;
	}

	static async start(kind: StoreKind): Promise<Pouches> {
		return new Pouches(await ServerOnStore.start(kind));
	}

	/** A database of the server, made when it is first used; as the administrator. */
	remote(name = this.server.newName()): PouchDB.Database {
		return new PouchDB(`${this.server.running.url}/db/${name}`, { auth: this.server.auth });
	}

	/** An empty database here. */
	local(): PouchDB.Database {
		const database = new PouchDB(`local-${made++}`, { adapter: 'memory' });
		this.#locals.push(database);
		return database;
	}

	async dispose(): Promise<void> {
		await Promise.all(this.#locals.map((database) => database.destroy()));
		await this.server.dispose();
	}
}

export const idsOf = async (database: PouchDB.Database): Promise<string[]> => (await database.allDocs()).rows.map((row) => row.id);
