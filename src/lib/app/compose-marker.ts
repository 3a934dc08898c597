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
	/** As last written. */
	private last: LedgerMarker | undefined;
	private timer: ReturnType<typeof setTimeout> | undefined;
	private writing: Promise<void> = Promise.resolve();
	private readonly stops: (() => void)[];

	/** `known`: the marker as it was found. `lost`: the marker found beside an empty ledger. It stands until `restored` is called. */
	constructor(deps: MarkerKeeperDeps, known: LedgerMarker | undefined, lost: LedgerMarker | undefined) {
		this.deps = deps;
		this.lost = lost && { ...lost, restoring: true };
		this.last = known;
		this.stops = [deps.ledger.onChange(() => this.soon()), deps.sync.onStatus(() => this.soon()), onLeaving(() => void this.now())];
		this.soon();
	}

	/** The ledger was emptied underneath: what it held then stands until `restored` is called. Undefined when it held nothing. */
	emptied(): LedgerMarker | undefined {
		if (this.last === undefined || this.last.documents === 0) return undefined;
		this.lost ??= { ...this.last, unsent: Math.max(this.last.unsent, this.deps.sync.status().unsent), restoring: true };
		this.soon();
		return this.lost;
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
		this.last = { org, documents, unsent: sync.status().unsent, lastSeq: updateSeq, notedAt: new Date(clock.now()).toISOString() };
		await writeMarker(this.last);
	}
}
