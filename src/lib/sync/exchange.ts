// One contact with the server, from the first question to the hanging up: who are you, is a first pull due, then live.
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import type { Books } from './books.ts';
import { isFresh, offer, pullFirst, STORE_DOCS } from './first-pull.ts';
import { openRemote } from './remote.ts';
import { goLive } from './replicate.ts';
import type { Scope } from './scope.ts';
import type { Truth } from './truth.ts';
import { WireError, type Wire } from './wire.ts';

export interface ExchangeDeps {
	wire: Wire;
	scope: Scope;
	books: Books;
	truth: Truth;
	pouch: () => PouchDB.Database;
	/** As PouchLedger has it. */
	load: PouchLedger['load'];
	/** Documents in one page or batch. */
	batchDocsMax: number;
	/** Device time, ms. */
	now: () => number;
	onProgress: (progress: { done: number; total: number }) => void;
	onBusy: () => void;
	onCaughtUp: () => void;
	onFailed: (error: unknown) => void;
}

/** Not to be used again after `hangUp()`. */
export class Exchange {
	private readonly deps: ExchangeDeps;
	private identity = '';
	private endLive: (() => void) | undefined;
	/** The handle that is replicated with, once live. */
	private live: PouchDB.Database | undefined;
	private ended = false;

	constructor(deps: ExchangeDeps) {
		this.deps = deps;
	}

	/** Asks the server who it is. Rejects with WireError. */
	async connect(): Promise<'fresh' | 'known'> {
		const { wire, scope, books } = this.deps;
		const { uuid, couchdb } = (await wire.ask('')).data as { uuid?: unknown; couchdb?: unknown };
		if (typeof uuid !== 'string' || couchdb === undefined) throw new WireError('bad-reply', 'Something answers that is not our server');
		this.identity = uuid + scope.database;
		return scope.pull && isFresh(await books.readFirstPull()) ? 'fresh' : 'known';
	}

	/** Rejects with WireError, or with what the ledger threw. */
	pullFirst(): Promise<void> {
		const { wire, scope, books, truth, pouch, load, batchDocsMax, onProgress } = this.deps;
		return pullFirst({
			wire,
			database: scope.database,
			identity: this.identity,
			books,
			truth,
			pouch,
			load,
			pageDocsMax: batchDocsMax,
			now: this.deps.now,
			portion: { size: STORE_DOCS.first },
			onProgress
		});
	}

	/** Replicates from now on. Rejects when it could not be started. */
	async goLive(reofferRefused: boolean): Promise<void> {
		const { wire, scope, books, truth, pouch } = this.deps;
		if (reofferRefused && scope.push) await offer({ wire, database: scope.database, pouch, truth }, truth.refusedIds);
		const firstPull = await books.readFirstPull();
		const from = firstPull?.stage === 'handed-over' && firstPull.remote === this.identity ? firstPull : undefined;
		const local = pouch();
		this.live = local;
		const remote = openRemote({
			local,
			wire,
			database: scope.database,
			identity: this.identity,
			refuse: (refused) => truth.refuse(refused)
		});
		const endLive = await goLive({
			local,
			remote,
			directions: scope,
			from,
			batchDocsMax: this.deps.batchDocsMax,
			onBusy: this.deps.onBusy,
			onCaughtUp: () => void this.caughtUp(from !== undefined).catch(this.deps.onFailed),
			onPushed: (seq) => void truth.acknowledged(seq).catch(this.deps.onFailed),
			onOffering: (seq) => void truth.lost(seq - 1).catch(this.deps.onFailed),
			onFailed: this.deps.onFailed
		});
		if (this.ended) endLive();
		else this.endLive = endLive;
	}

	/** Whether the ledger has mended a lost connection since: on the old handle nothing more is heard of. */
	outlived(pouch: PouchDB.Database): boolean {
		return this.live !== undefined && this.live !== pouch;
	}

	hangUp(): void {
		this.ended = true;
		this.endLive?.();
		this.deps.wire.close();
	}

	/** Replication has written checkpoints of its own: the next contact goes on from those. */
	private async caughtUp(justHandedOver: boolean): Promise<void> {
		const firstPull = justHandedOver ? await this.deps.books.readFirstPull() : undefined;
		if (firstPull?.stage === 'handed-over') await this.deps.books.writeFirstPull({ ...firstPull, stage: 'finished' });
		await this.deps.truth.look();
		if (!this.ended) this.deps.onCaughtUp();
	}
}
