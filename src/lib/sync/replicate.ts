// Live replication both ways by PouchDB (S12, S15): the only file that runs PouchDB's replicator. It does not retry by
// itself: the machine of state.ts decides when to try again. No filter functions, no selectors: the database is the scope.
import { isStorageFull } from '#ledger/pouch-errors.ts';
import type { SyncProblem } from './status.ts';
import { HEARTBEAT_MS } from './wire.ts';

export interface Directions {
	pull: boolean;
	push: boolean;
}

export interface LiveOptions {
	local: PouchDB.Database;
	remote: PouchDB.Database;
	directions: Directions;
	/** Where a first pull ended; undefined where PouchDB's own checkpoints hold. */
	from: { localSeq: number; since: number | string } | undefined;
	batchDocsMax: number;
	/** Something is being exchanged, or nothing is left to do. */
	onBusy: () => void;
	onCaughtUp: () => void;
	/** Everything up to this local sequence number was acknowledged or refused. */
	onPushed: (seq: number) => void;
	/** A document at this local sequence number is offered. */
	onOffering: (seq: number) => void;
	onFailed: (error: unknown) => void;
}

/** Starts both directions; answers how to end them. Nothing is called back after that. */
export async function goLive(options: LiveOptions): Promise<() => void> {
	const { local, remote, directions, from, batchDocsMax } = options;
	// Taken before the push starts: when it first has nothing left to do, everything up to here was dealt with.
	const newest = Number((await local.info()).update_seq);
	// One batch at a time: when reading ahead fails, PouchDB 9 drops batches in hand and may note a checkpoint behind them.
	const common = { live: true, retry: false, batch_size: batchDocsMax, batches_limit: 1, heartbeat: HEARTBEAT_MS } as const;
	const running: PouchDB.Replication[] = [];
	const working = new Set<string>();
	let ended = false;

	const watch = (name: string, replication: PouchDB.Replication, onPaused: () => void): void => {
		running.push(replication);
		working.add(name);
		void replication.on('active', () => {
			working.add(name);
			if (!ended) options.onBusy();
		});
		void replication.on('paused', (error) => {
			if (ended || error !== undefined) return;
			working.delete(name);
			onPaused();
			if (working.size === 0) options.onCaughtUp();
		});
		void replication.on('error', (error) => {
			if (!ended) options.onFailed(error);
		});
	};

	if (directions.push) {
		const push = local.replicate.to(remote, { ...common, ...(from === undefined ? {} : { since: from.localSeq }) });
		void push.on('checkpoint', ({ checkpoint, revs_diff }) => {
			if (ended) return;
			if (checkpoint !== undefined) options.onPushed(Number(checkpoint));
			if (revs_diff !== undefined) options.onOffering(Number((revs_diff as PouchDB.Change).seq));
		});
		watch('push', push, () => options.onPushed(newest));
	}
	if (directions.pull) {
		watch('pull', local.replicate.from(remote, { ...common, ...(from === undefined ? {} : { since: from.since }) }), () => undefined);
	}
	return () => {
		ended = true;
		for (const replication of running) replication.cancel();
	};
}

/** Pulls once, to where the server is by then, and writes PouchDB's own checkpoint. For when no live exchange runs. */
export async function pullOnce(local: PouchDB.Database, remote: PouchDB.Database, batchDocsMax: number): Promise<void> {
	await local.replicate.from(remote, { batch_size: batchDocsMax, batches_limit: 1, heartbeat: HEARTBEAT_MS });
}

/** What a failure of an exchange is called on the screen; PouchDB hands the wire's errors on as copies of their fields. */
export function problemOf(error: unknown): SyncProblem {
	const { problem } = (error ?? {}) as { problem?: SyncProblem };
	if (problem !== undefined) return problem;
	return isStorageFull(error) ? 'storage-full' : 'bad-reply';
}
