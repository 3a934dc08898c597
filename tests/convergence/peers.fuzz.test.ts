// Two to five PouchDBs and the server, edits of every kind, dead spots, lost replies, restarts, replications that overlap: in an
// order that the seed decides. However it went, at the end everybody holds the same leaves, winners and conflicts.
import { afterEach, describe, expect, it } from 'vitest';
import { below, pick, randomFrom } from '../random.ts';
import { attach, edit, editLeaf, editMany, remove, removeLeaf, sibling, type RandomEdit } from './edits.ts';
import { keptPeerSeeds, seedsToRun } from './kept-seeds.ts';
import { holdingsOf } from './leaves.ts';
import { PeerServer, storeKinds } from './peer-server.ts';
import { Peer } from './peer.ts';
import type { Fault } from './simulated-network.ts';

const STEPS = 60;
const DIRECTIONS = ['push', 'pull'] as const;
/** What a bad link does. A portal that answers in the server's place deceives PouchDB; the app has a guard of its own for it. */
const FAULTS: readonly Fault[] = ['lose-request', 'lose-reply', 'cut-reply'];

interface World {
	random: () => number;
	server: PeerServer;
	peers: Peer[];
}

type Happening = (world: World, peer: Peer) => unknown;

const here =
	(change: RandomEdit): Happening =>
	({ random }, { local }) =>
		change(local, random);
const atServer =
	(change: RandomEdit): Happening =>
	({ random, server }) =>
		change(server.direct(), random);

/** Each as likely as it is often in the list. */
const happenings: Happening[] = [
	...[edit, edit, edit, edit, editMany, editLeaf, editLeaf, remove, remove, removeLeaf, sibling, sibling, attach, attach].map(here),
	...[edit, editMany, editLeaf, remove, sibling, attach].map(atServer),
	...DIRECTIONS.map(
		(direction): Happening =>
			(_, peer) =>
				peer.exchange(direction).catch(() => undefined)
	),
	...DIRECTIONS.map(
		(direction): Happening =>
			(_, peer) =>
				peer.startOnce(direction)
	),
	...DIRECTIONS.map(
		(direction): Happening =>
			(_, peer) =>
				peer.startLive(direction)
	),
	({ random, peers }, peer) => peer.local.replicate.to(pick(random, peers).local),
	(_, peer) => peer.rest(),
	(_, peer) => peer.network.cut(),
	(_, peer) => peer.network.restore(),
	(_, peer) => peer.network.restore(),
	(_, peer) => peer.network.breakConnections(),
	({ random }, peer) => (peer.network.fate = () => (random() < 0.3 ? pick(random, FAULTS) : 'none')),
	(_, peer) => (peer.network.fate = () => 'none'),
	({ server }) => server.restart(),
	// Lets requests that are on their way arrive, or half of them.
	({ random }) => turns(below(random, 40)),
	({ random }) => turns(below(random, 200))
];

async function turns(count: number): Promise<void> {
	for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

let world: World;

async function begin(seed: number): Promise<void> {
	const random = randomFrom(seed);
	const server = await PeerServer.start(pick(random, storeKinds));
	world = { random, server, peers: Array.from({ length: 2 + below(random, 4) }, () => new Peer(server)) };
}

/** Everybody sends and fetches on a good network: once to gather, once more to give out. */
async function settle({ peers }: World): Promise<void> {
	for (const { network } of peers) {
		network.fate = () => 'none';
		network.restore();
	}
	await Promise.all(peers.map((peer) => peer.rest()));
	for (const direction of DIRECTIONS) await Promise.all(peers.map((peer) => peer.exchange(direction)));
}

afterEach(async () => {
	await Promise.all(world.peers.map((peer) => peer.dispose()));
	await world.server.dispose();
});

describe('any history of peers', () => {
	for (const seed of seedsToRun(process.env, keptPeerSeeds)) {
		it(`[P120] ends with the same leaves, winners and conflicts everywhere (seed ${seed})`, async () => {
			await begin(seed);
			const { random, server, peers } = world;
			for (let step = 0; step < STEPS; step++) await pick(random, happenings)(world, pick(random, peers));
			await settle(world);
			const held = await holdingsOf(server.direct());
			for (const { local } of peers) expect(await holdingsOf(local)).toEqual(held);
			for (const direction of DIRECTIONS) {
				for (const done of await Promise.all(peers.map((peer) => peer.exchange(direction))))
					expect(done).toMatchObject({ docs_written: 0 });
			}
			expect(server.errors).toEqual([]);
		});
	}
});
