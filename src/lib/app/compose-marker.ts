// Keeps the marker outside IndexedDB true (promise B2) without standing in the way of a save.
import { onLeaving } from '#device/browser.ts';
import { writeMarker } from '#device/ledger-marker.ts';
import type { Clock, LedgerMarker } from '#device/ports.ts';
import type { Ledger } from '#ledger/ledger.ts';
import type { Sync } from '#sync/status.ts';

/** The marker is written this long after a change at the latest; more changes meanwhile are one writing. */
export const MARKER_WAIT_MS_MAX = 500;

export interface MarkerKeeperDeps {
	org: string;
	ledger: Ledger;
	sync: Sync;
	clock: Clock;
}

export class MarkerKeeper {
	private readonly deps: MarkerKeeperDeps;
	/** What an emptied device knew before; undefined when nothing was lost. */
	private lost: LedgerMarker | undefined;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private writing: Promise<void> = Promise.resolve();
	private readonly stops: (() => void)[];

	/** `lost`: the marker found beside an empty ledger. It stands until `restored` is called. */
	constructor(deps: MarkerKeeperDeps, lost: LedgerMarker | undefined) {
		this.deps = deps;
		this.lost = lost && { ...lost, restoring: true };
		this.stops = [deps.ledger.onChange(() => this.soon()), deps.sync.onStatus(() => this.soon()), onLeaving(() => void this.now())];
		this.soon();
	}

	/** The server's documents are back: from now on the marker speaks of the ledger again. */
	restored(): void {
		this.lost = undefined;
		this.soon();
	}

	async stop(): Promise<void> {
		for (const stop of this.stops) stop();
		await this.now();
	}

	private soon(): void {
		this.timer ??= setTimeout(() => void this.now(), MARKER_WAIT_MS_MAX);
	}

	private now(): Promise<void> {
		if (this.timer === undefined) return this.writing;
		clearTimeout(this.timer);
		this.timer = undefined;
		this.writing = this.writing.then(() => this.write()).catch(() => undefined);
		return this.writing;
	}

	private async write(): Promise<void> {
		const { org, ledger, sync, clock } = this.deps;
		if (this.lost !== undefined) return writeMarker(this.lost);
		const { documents, updateSeq } = await ledger.info();
		await writeMarker({ org, documents, unsent: sync.status().unsent, lastSeq: updateSeq, notedAt: new Date(clock.now()).toISOString() });
	}
}
