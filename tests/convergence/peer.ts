// One PouchDB among several, in memory, and the server as it sees it over a network of its own that may misbehave.
import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import { SimulatedNetwork } from './simulated-network.ts';

PouchDB.plugin(memory).plugin(http).plugin(replication);

/** A live replication asks again this soon: nothing is won by waiting here. */
const RETRY_MS = 2;
/**
 * Small batches, so that a fault falls in the middle of a replication. And one at a time: PouchDB 9 forgets the batches it has in hand
 * when reading ahead fails, and may then write a checkpoint behind them (as seed 2038 did), which no server can mend.
 */
const BATCHES = { batch_size: 4, batches_limit: 1 };
const LISTENERS_MAX = 1_000;

/** Databases in memory live as long as the process: each has a name of its own. */
let made = 0;

export interface ServerAddress {
	/** Root of the API with a slash at its end; asked anew for each request. */
	url(): string;
	authorization: string;
	database: string;
}

export class Peer {
	readonly network: SimulatedNetwork;
	readonly local: PouchDB.Database;
	/** The server's database, through the network. */
	readonly remote: PouchDB.Database;
	readonly #running = new Set<PouchDB.Replication>();

	constructor(server: ServerAddress) {
		this.network = new SimulatedNetwork(() => server.url());
		this.network.authorization = server.authorization;
		this.local = new PouchDB(`peer-${made++}`, { adapter: 'memory' }).setMaxListeners(LISTENERS_MAX);
		this.remote = new PouchDB(this.network.address + server.database, { skip_setup: true, fetch: fetchThrough(this.network) });
		this.remote.setMaxListeners(LISTENERS_MAX);
		forgiveInfo(this.remote);
	}

	/** Sends, or fetches, what the other side lacks. Rejects when the network fails it. */
	async exchange(direction: 'push' | 'pull'): Promise<PouchDB.ReplicationResult> {
		return this.#between(direction, BATCHES);
	}

	/** Begins to exchange in a direction, and goes on whatever the network does until `rest`. */
	startLive(direction: 'push' | 'pull'): void {
		this.#begin(direction, { live: true, retry: true, ...BATCHES, back_off_function: () => RETRY_MS });
	}

	/** Begins one exchange that nobody waits for; the network may end it. */
	startOnce(direction: 'push' | 'pull'): void {
		this.#begin(direction, BATCHES);
	}

	/** Ends what goes on. */
	async rest(): Promise<void> {
		const ended = Promise.allSettled(this.#running);
		for (const running of this.#running) running.cancel();
		await ended;
		this.#running.clear();
	}

	async dispose(): Promise<void> {
		await this.rest();
		await this.local.destroy();
	}

	#begin(direction: 'push' | 'pull', options: PouchDB.ReplicationOptions): void {
		const running = this.#between(direction, options);
		this.#running.add(running);
		// The network's failures are wanted here; what they may not do is told by the comparison at the end.
		running.catch(() => undefined);
	}

	#between(direction: 'push' | 'pull', options: PouchDB.ReplicationOptions): PouchDB.Replication {
		return direction === 'push' ? this.local.replicate.to(this.remote, options) : this.local.replicate.from(this.remote, options);
	}
}

/** PouchDB asks for it to count its tasks, and lets nobody hear when it fails. */
function forgiveInfo(database: PouchDB.Database): void {
	const info = database.info.bind(database);
	database.info = () => info().catch(() => ({ db_name: database.name, doc_count: 0, update_seq: 0 }));
}

/** PouchDB in Node brings headers of its own kind, and takes files from answers that have `buffer`. */
const fetchThrough =
	(network: SimulatedNetwork): PouchDB.Fetch =>
	async (url, options = {}) => {
		const headers = Object.fromEntries(options.headers as Iterable<[string, string]>);
		const response = await network.fetch(url, { ...options, headers });
		return Object.assign(response, { buffer: async () => Buffer.from(await response.arrayBuffer()) });
	};
