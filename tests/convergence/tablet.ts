// A tablet without a browser: a ledger in memory, its sync, and a network of its own. Can be killed and started again.
import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import type { Clock } from '#device/ports.ts';
import { openPouchLedger, type PouchLedger } from '#ledger/pouch-ledger.ts';
import { makeSync } from '#sync/make-sync.ts';
import { scopeOf, type Scope } from '#sync/scope.ts';
import type { Sync, SyncStatus } from '#sync/status.ts';
import { TestTimers } from '#sync/timers-testing.ts';
import { aVisit, idsOf, ORG, ulidFrom } from './captures.ts';
import { SimulatedNetwork } from './simulated-network.ts';

PouchDB.plugin(memory).plugin(http).plugin(replication);

/** Databases in memory live as long as the process: each disk is a new one. */
let disks = 0;

export class Tablet {
	readonly network: SimulatedNetwork;
	readonly device: string;
	/** Ids of all that was captured here. */
	readonly captured: string[] = [];
	/** Timers that nobody turns: whatever these tests show, no waiting brought it about. */
	readonly timers = new TestTimers();
	readonly heard: number[] = [];
	ledger!: PouchLedger;
	sync!: Sync;
	locks: Pick<LockManager, 'request'> | undefined;
	private readonly random: () => number;
	private disk: string;

	private constructor(random: () => number, network: SimulatedNetwork) {
		this.random = random;
		this.network = network;
		this.device = ulidFrom(random);
		this.disk = `tablet-${disks++}`;
	}

	/** A tablet with an empty ledger; its sync is made and not started. */
	static async make(random: () => number, serverUrl: () => string, authorization?: string): Promise<Tablet> {
		const network = new SimulatedNetwork(serverUrl);
		network.authorization = authorization;
		const tablet = new Tablet(random, network);
		await tablet.boot();
		return tablet;
	}

	async boot(): Promise<void> {
		const connect = (name: string) => new PouchDB(`${name}-${this.disk}`, { adapter: 'memory' });
		this.ledger = await openPouchLedger({ org: ORG, connect });
		this.sync = this.makeSync(this.ledger);
	}

	/** Another sync on the same ledger, as a second tab has. */
	makeSync(ledger: PouchLedger): Sync {
		const clock: Clock = { now: () => this.timers.nowMs, offset: () => null, heard: (serverMs) => void this.heard.push(serverMs) };
		const { device, network, timers, random, locks } = this;
		const scope = scopeOf({ org: ORG, roles: [`org-${ORG}:counter`] }) as Scope;
		return makeSync({
			ledger,
			scope,
			device,
			serverUrl: network.address,
			clock,
			connectivity: network.connectivity,
			locks,
			random,
			fetch: network.fetch,
			timers
		});
	}

	/** Ends the program without warning: nothing is finished, what is on the disk stays. */
	async kill(): Promise<void> {
		const { fate } = this.network;
		this.network.fate = () => 'lose-request';
		this.network.breakConnections();
		await this.sync.stop();
		this.network.fate = fate;
	}

	async restart(): Promise<void> {
		await this.kill();
		this.sync = this.makeSync(this.ledger);
		this.sync.start();
	}

	/** The browser lost everything of this origin: same device, empty disk. */
	async wipe(): Promise<void> {
		await this.kill();
		this.disk = `tablet-${disks++}`;
		await this.boot();
	}

	/** Records so many visits; durable when it resolves, whatever the network does. */
	async capture(count = 1): Promise<string[]> {
		const acts = Array.from({ length: count }, () => aVisit(this.random, this.device));
		await this.ledger.append(acts);
		const ids = acts.flatMap(idsOf);
		this.captured.push(...ids);
		return ids;
	}

	async ids(): Promise<string[]> {
		return (await this.ledger.pouch.allDocs()).rows.map((row) => row.id).toSorted();
	}

	/** Resolves with the first status that is as asked. */
	until(as: (status: SyncStatus) => boolean): Promise<SyncStatus> {
		return new Promise((resolve) => {
			const stop = this.sync.onStatus((status) => check(status));
			const check = (status: SyncStatus) => {
				if (!as(status)) return;
				stop();
				resolve(status);
			};
			check(this.sync.status());
		});
	}

	/** Taps "send now" whenever the exchange waits for its next try, as somebody impatient would; returns how to stop. */
	impatient(): () => void {
		const tap = (status: SyncStatus) => {
			if (status.phase === 'waiting' || status.phase === 'offline' || status.phase === 'signed-out') setImmediate(() => this.sync.nudge());
		};
		tap(this.sync.status());
		return this.sync.onStatus(tap);
	}

	/** All that is stored here now was acknowledged or refused, and the exchange rests. */
	async untilSent(): Promise<SyncStatus> {
		const newest = Number((await this.ledger.pouch.info()).update_seq);
		return this.until((status) => status.phase === 'idle' && status.pushedSeq >= newest && (status.knownSeq ?? 0) >= newest);
	}

	/** Resolves when these documents are stored here. */
	async untilHas(ids: readonly string[]): Promise<void> {
		for (;;) {
			const changed = new Promise<void>((resolve) => {
				const stop = this.ledger.onChange(() => {
					stop();
					resolve();
				});
			});
			const here = new Set(await this.ids());
			if (ids.every((id) => here.has(id))) return;
			await changed;
		}
	}
}
