// A real PouchDB in memory pushes its documents and another pulls them: documents a second, requests, bytes each way.
import PouchHttp from 'pouchdb-adapter-http';
import PouchMemory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import PouchReplication from 'pouchdb-replication';
import { clerkOf } from './bench-server.ts';
import { openWire, type CountingWire } from './counting-wire.ts';
import { BENCH_ORG } from './facts.ts';
import { DATABASE, inWorld, mediansOf, perSecond, timed, type World } from './server-world.ts';
import type { Measure } from './table.ts';

PouchDB.plugin(PouchMemory).plugin(PouchHttp).plugin(PouchReplication);

const DOCUMENTS = 2_000;
/** A tablet's browser has just been started, too. */
const ROUNDS = { warmUp: 1, counted: 3 };
/** PouchDB's own. */
const BATCH = 100;
const BYTES_IN_KILOBYTE = 1_000;

export const benchReplication = (): Promise<Measure[]> =>
	inWorld(0, async (world) => {
		const wire = await openWire(world.server.port);
		try {
			return await pushAndPull(world, wire);
		} finally {
			wire.close();
		}
	});

async function pushAndPull({ floor, freshFacts }: World, wire: CountingWire): Promise<Measure[]> {
	const { remote, requests } = remoteAt(wire.url);
	let round = 0;
	let read = (await remote.info()).update_seq;
	const figures = await mediansOf(async () => {
		round += 1;
		const facts = freshFacts(DOCUMENTS);
		const [tablet, other] = ['tablet', 'other'].map((name) => new PouchDB(`${name}-${round}`, { adapter: 'memory' })) as [
			PouchDB.Database,
			PouchDB.Database
		];
		await tablet.bulkDocs(facts.map((fact) => ({ ...fact })));
		wire.count();
		requests();
		const pushMs = await timed(() => tablet.replicate.to(remote));
		const pushed = { ...wire.count(), requests: requests() };
		const pullMs = await timed(() => other.replicate.from(remote, { since: read }));
		const pulled = { ...wire.count(), requests: requests() };
		read = (await remote.info()).update_seq;
		await Promise.all([tablet.destroy(), other.destroy()]);
		return {
			push: perSecond(DOCUMENTS, pushMs),
			pushRequests: pushed.requests,
			pushSent: pushed.sentBytes,
			pushReceived: pushed.receivedBytes,
			pushFloor: floor.inserts(facts, BATCH),
			pull: perSecond(DOCUMENTS, pullMs),
			pullRequests: pulled.requests,
			pullSent: pulled.sentBytes,
			pullReceived: pulled.receivedBytes,
			pullFloor: floor.readAndSerialise()
		};
	}, ROUNDS);
	const way = (name: 'push' | 'pull', baselineIs: string): Measure[] => {
		const common = { at: DOCUMENTS.toLocaleString('en'), baseline: undefined, baselineIs: '', budget: undefined };
		const kilobytes = (bytes: number) => ({ ...common, value: bytes / BYTES_IN_KILOBYTE, unit: 'kB' }) as const;
		const what = `Server: a PouchDB's ${name}`;
		return [
			{ ...common, what, value: figures[name], baseline: figures[`${name}Floor`], baselineIs, unit: 'docs/s' },
			{ ...common, what: `${what}, requests`, value: figures[`${name}Requests`], unit: 'requests' },
			{ ...kilobytes(figures[`${name}Sent`]), what: `${what}, bytes to the server` },
			{ ...kilobytes(figures[`${name}Received`]), what: `${what}, bytes from the server` }
		];
	};
	return [...way('push', 'bare SQLite'), ...way('pull', 'reading and serialising')];
}

/** The server's database through the wire, and how many requests were made since the last call. */
function remoteAt(url: string): { remote: PouchDB.Database; requests: () => number } {
	const { user, password } = clerkOf(BENCH_ORG);
	let made = 0;
	const remote = new PouchDB(`${url}/db${DATABASE}`, {
		auth: { username: user, password },
		skip_setup: true,
		fetch: (address: string | Request, options?: RequestInit) => {
			made += 1;
			return PouchDB.fetch(address, options);
		}
	});
	return {
		remote,
		requests: () => {
			const counted = made;
			made = 0;
			return counted;
		}
	};
}
