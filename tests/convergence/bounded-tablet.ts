// A tablet whose ledger is kept bounded, without a browser: ledgers and read model in memory, the real server. Its writes can be
// made to end after so many, as when the browser is killed; what is on the "disks" stays.
import 'fake-indexeddb/auto';
import http from 'pouchdb-adapter-http';
import memory from 'pouchdb-adapter-memory';
import PouchDB from 'pouchdb-core';
import replication from 'pouchdb-replication';
import { makeFreshLedger, type BoundAnswer, type BoundDeps } from '#app/compose-bound.ts';
import { openLedgerInUse, type LedgerWorld } from '#app/compose-ledger-in-use.ts';
import { settleReturned } from '#app/compose-returned.ts';
import type { LedgerGenerations } from '#device/ledger-generation.ts';
import type { DayTotals } from '#domain/totals.ts';
import type { FactDocument, PersonalDocument } from '#ledger/document.ts';
import { factId, personalId, subjectKey } from '#ledger/ids.ts';
import type { Act } from '#ledger/ledger.ts';
import { ledgerName, openPouchLedger, type PouchLedger } from '#ledger/pouch-ledger.ts';
import { makeProjector, type Projector } from '#readmodel/projector.ts';
import type { ReadModelDatabase } from '#readmodel/schema.ts';
import { freshReadModel } from '#readmodel/testing/read-model-in-memory.ts';
import { makeSync } from '#sync/make-sync.ts';
import { scopeOf, type Scope } from '#sync/scope.ts';
import type { Sync, SyncStatus } from '#sync/status.ts';
import { TestTimers } from '#sync/timers-testing.ts';
import { Wire } from '#sync/wire.ts';
import { DATABASE, ORG, ulidFrom } from './captures.ts';
import { SimulatedNetwork } from './simulated-network.ts';

PouchDB.plugin(memory).plugin(http).plugin(replication);

export const TODAY = '2026-11-21';
const NOW_MS = Date.parse(`${TODAY}T05:00:00.000Z`);
const KEPT_DAYS = 120;

/** Databases in memory live as long as the process: each disk is a new one. */
let disks = 0;

/** The browser is gone. */
export class Killed extends Error {
	override name = 'Killed';
}

export class BoundedTablet {
	readonly network: SimulatedNetwork;
	readonly device: string;
	readonly problems: unknown[] = [];
	ledger!: PouchLedger;
	sync!: Sync;
	projector!: Projector;
	db: ReadModelDatabase = freshReadModel();
	noted: LedgerGenerations | undefined;
	/** Another tab has the ledger open. */
	otherTab = false;
	/** Writes that are still done before the browser is killed. */
	writesLeft = Infinity;
	writes = 0;
	private readonly random: () => number;
	private readonly disk: string;
	private readonly databases = new Set<number>();
	private readonly timers = new TestTimers();

	constructor(random: () => number, serverUrl: () => string, authorization: string) {
		this.random = random;
		this.device = ulidFrom(random);
		this.disk = `bounded-${(disks += 1)}`;
		this.network = new SimulatedNetwork(serverUrl);
		this.network.authorization = authorization;
	}

	/** Opens the ledger in use, makes the tables stand for it, and syncs. */
	async start(): Promise<void> {
		this.ledger = await openLedgerInUse(this.world);
		this.projector = makeProjector({ ledger: this.ledger, db: this.db });
		await this.projector.drain();
		const scope = scopeOf({ org: ORG, roles: [`${DATABASE}:counter`] }) as Scope;
		const { device, network, timers, random } = this;
		const parts = { connectivity: network.connectivity, locks: undefined, random, fetch: network.fetch, timers };
		this.sync = makeSync({ ledger: this.ledger, scope, device, serverUrl: network.address, clock: this.clock, ...parts });
		this.sync.start();
	}

	async stop(): Promise<void> {
		await this.sync.stop();
		await this.projector.close();
		await this.ledger.close();
	}

	makeFresh(): Promise<BoundAnswer> {
		return makeFreshLedger(this.boundDeps);
	}

	settleReturned(): Promise<unknown> {
		return settleReturned(this.boundDeps);
	}

	async append(...acts: Act[]): Promise<void> {
		await this.ledger.append(acts);
		await this.projector.drain();
	}

	/** A visit of that day, registered on it. */
	visit(on: string, outcome: string): Act {
		const timeMs = Date.parse(`${on}T03:00:00.000Z`);
		const [visit, act] = [ulidFrom(this.random, timeMs), ulidFrom(this.random, timeMs)];
		const works = [{ work: ulidFrom(this.random), service: 'civil-registration', mode: 'forward', tangrath: false, outcome }];
		const fact = this.fact(visit, 'visit-registered', act, timeMs, { on, visitor: 'citizen', channel: 'counter', works });
		return { fact, personal: this.sealed(visit, act) };
	}

	/** A request for help of that day, with a photo, that ended then and is in INFO; all of it is one day's. */
	endedRequest(on: string, bytes: Uint8Array<ArrayBuffer>): Act[] {
		const timeMs = Date.parse(`${on}T03:00:00.000Z`);
		const [request, photo] = [ulidFrom(this.random, timeMs), ulidFrom(this.random, timeMs)];
		const said = (kind: string, body: object): Act => ({ fact: this.fact(request, kind, ulidFrom(this.random, timeMs), timeMs, body) });
		const statement = { on, origin: 'self', kind: 'disaster', urgent: false, affected: 1, officer: null };
		const record = this.sealed(photo, ulidFrom(this.random, timeMs));
		return [
			said('help-requested', { ...statement, notice: null }),
			{ ...said('help-photo-added', { photo }), personal: record, attachments: [{ name: 'photo', bytes }] },
			said('help-moved', { to: 'withdrawn', on, note: null }),
			said('help-info-recorded', { on, by: 'somchai' })
		];
	}

	/** The same request, looked into again today. */
	movedAgain([first]: Act[]): Act {
		const request = first?.fact._id.split(':')[1] as string;
		return { fact: this.fact(request, 'help-moved', ulidFrom(this.random, NOW_MS), NOW_MS, { to: 'checking', on: TODAY, note: null }) };
	}

	/** The visit, said now to have been of another channel. */
	correction({ fact }: Act): Act {
		const visit = fact._id.split(':')[1] as string;
		const body = { ...(fact.body as object), channel: 'phone', reason: 'other' };
		return { fact: this.fact(visit, 'visit-corrected', ulidFrom(this.random, NOW_MS), NOW_MS, body) };
	}

	/** A step of the case of the visit's work, done on a day, with a sealed note of its own. */
	caseStep({ fact }: Act, kind: 'case-forwarded' | 'case-closed' | 'case-reopened', on: string, more: object = {}): Act {
		const timeMs = Date.parse(`${on}T04:00:00.000Z`);
		const [note, act] = [ulidFrom(this.random, timeMs), ulidFrom(this.random, timeMs)];
		const [work] = (fact.body as { works: { work: string }[] }).works;
		const step = this.fact(fact._id.split(':')[1] as string, kind, act, timeMs, { work: work?.work, on, note, ...more });
		return { fact: step, personal: this.sealed(note, act) };
	}

	/** Ids of all documents in the ledger in use. */
	async ids(): Promise<string[]> {
		return (await this.ledger.pouch.allDocs()).rows.map(({ id }) => id);
	}

	async figures(): Promise<DayTotals[]> {
		await this.projector.drain();
		return this.db.days.orderBy('day').toArray();
	}

	/** All that is stored here now was acknowledged or refused, and the exchange rests. */
	untilSent(): Promise<SyncStatus> {
		return new Promise((resolve) => {
			const check = async (status: SyncStatus): Promise<void> => {
				const newest = (await this.ledger.info()).updateSeq;
				if (status.phase !== 'idle' || status.pushedSeq < newest || (status.knownSeq ?? 0) < newest) return;
				stop();
				resolve(status);
			};
			const stop = this.sync.onStatus((status) => void check(status));
			void check(this.sync.status());
		});
	}

	private readonly clock = { now: () => NOW_MS, offset: () => null, heard: () => undefined };

	private get boundDeps(): BoundDeps {
		const { world, ledger, db, projector, sync, network, clock, timers } = this;
		const wire = () => new Wire({ serverUrl: network.address, fetch: network.fetch, clock, timers, onContact: () => undefined });
		return {
			world,
			ledger,
			db,
			projector,
			sync,
			wire,
			database: DATABASE,
			clock,
			keptDays: () => KEPT_DAYS,
			rest: () => Promise.resolve()
		};
	}

	private readonly world: LedgerWorld = {
		device: '',
		generations: {
			read: () => Promise.resolve(this.noted),
			write: (generations) => this.counted(() => Promise.resolve(void (this.noted = generations)))
		},
		open: async (generation) => {
			this.databases.add(generation);
			return openPouchLedger({ org: ORG, generation, connect: (name) => this.countWrites(this.connect(name)) });
		},
		destroy: (generation) =>
			this.counted(async () => {
				this.databases.delete(generation);
				await this.connect(ledgerName(ORG, generation)).destroy();
			}),
		found: () => Promise.resolve([...this.databases]),
		locks: {
			request: ((_name: string, options: LockOptions, work: (lock: object | null) => Promise<unknown>) =>
				work(options.mode === 'exclusive' && this.otherTab ? null : {})) as LockManager['request']
		},
		lockName: 'ledger',
		report: (error) => this.problems.push(error)
	};

	private connect(name: string): PouchDB.Database {
		Object.assign(this.world, { device: this.device });
		return new PouchDB(`${name}-${this.disk}`, { adapter: 'memory' });
	}

	private countWrites(pouch: PouchDB.Database): PouchDB.Database {
		const [bulkDocs, put] = [pouch.bulkDocs.bind(pouch), pouch.put.bind(pouch)];
		return Object.assign(pouch, {
			bulkDocs: (...given: Parameters<typeof bulkDocs>) => this.counted(() => bulkDocs(...given)),
			put: (...given: Parameters<typeof put>) => this.counted(() => put(...given))
		});
	}

	private async counted<T>(write: () => Promise<T>): Promise<T> {
		if (this.writes >= this.writesLeft) throw new Killed();
		this.writes += 1;
		return write();
	}

	private sealed(subject: string, act: string): PersonalDocument {
		const sealed = { v: 1, key: '0123456789abcdef', iv: 'AAAAAAAAAAAAAAAA', data: btoa(ulidFrom(this.random)) };
		return { _id: personalId(subject, act), device: this.device, org: ORG, sealed };
	}

	private fact(subject: string, kind: string, act: string, timeMs: number, body: object): FactDocument {
		const envelope = { v: 1, kv: 1, offset: null, tz: 'Asia/Bangkok' as const, by: 'somchai', device: this.device, org: ORG };
		return {
			_id: factId(subjectKey(kind.startsWith('help-') ? 'help' : 'visit', subject), kind, act),
			kind,
			at: new Date(timeMs).toISOString(),
			...envelope,
			body
		};
	}
}
