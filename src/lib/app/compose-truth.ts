// The part of the start that follows the first screen: ledger, projector and sync, in the order that keeps what was
// recorded (promises A3–A7 and A25–A28 of RULES.md).
import { readMarker } from '#device/ledger-marker.ts';
import type { Clock, LedgerMarker } from '#device/ports.ts';
import { StorageFullError, type LedgerInfo } from '#ledger/ledger.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import { makeProjector, type Projector, type Trouble } from '#readmodel/projector.ts';
import { needsRebuild } from '#readmodel/rebuild.ts';
import type { ReadModelDatabase } from '#readmodel/schema.ts';
import { readModelIsSound } from '#readmodel/self-test.ts';
import type { Sync } from '#sync/status.ts';
import type { StartupState } from './app.ts';
import type { LateSync } from './compose-late-sync.ts';
import type { LedgerFinding } from './compose-ledger-check.ts';
import { MarkerKeeper } from './compose-marker.ts';
import type { Startup } from './startup.svelte.ts';

/** How long a save waits for its row to be in the lists; it is stored by then, and the row follows. */
export const SHOWN_WAIT_MS_MAX = 1_500;

export interface TruthDeps {
	org: string;
	clock: Clock;
	db: ReadModelDatabase;
	startup: Startup;
	sync: LateSync;
	openLedger: () => Promise<PouchLedger>;
	/** Undefined for a session that may exchange nothing. */
	openSync: ((ledger: PouchLedger) => Promise<Sync>) | undefined;
	/** Looks whether the ledger can be written and read. */
	checkLedger: (ledger: PouchLedger) => Promise<LedgerFinding>;
	/** From 0 (included) to 1: which rows are looked at. */
	random: () => number;
	report: (error: unknown) => void;
}

interface Opened {
	ledger: PouchLedger;
	projector: Projector;
	marker: MarkerKeeper;
}

export class Truth {
	private readonly deps: TruthDeps;
	private opening: Promise<Opened> | undefined;
	/** Resolves when the start after the ledger's opening is through. */
	private starting: Promise<void> = Promise.resolve();

	constructor(deps: TruthDeps) {
		this.deps = deps;
	}

	/** The ledger, opened the first time. A failed opening is tried again at the next call. */
	async ledger(): Promise<PouchLedger> {
		return (await this.open()).ledger;
	}

	/** What the ledger becomes in the tables. Rejects as the ledger's opening does. */
	async projector(): Promise<Projector> {
		return (await this.open()).projector;
	}

	/** Opens everything; what goes wrong is in the start-up state. Never rejects. */
	async start(): Promise<void> {
		await this.open().catch(() => undefined);
		await this.starting;
	}

	/** Resolves when what was appended is in the lists, or after SHOWN_WAIT_MS_MAX. */
	async shown(): Promise<void> {
		const { projector } = await this.open();
		let timer: ReturnType<typeof setTimeout> | undefined;
		const enough = new Promise<void>((resolve) => (timer = setTimeout(resolve, SHOWN_WAIT_MS_MAX)));
		await Promise.race([projector.settled(), enough]);
		clearTimeout(timer);
	}

	async rebuild(): Promise<boolean> {
		const { ledger, projector } = await this.open();
		const { startup } = this.deps;
		const before = startup.current;
		const done = await this.made(projector, (await ledger.info()).updateSeq);
		startup.current = before.state === 'rebuilding' ? { state: 'ready' } : before;
		return done;
	}

	async close(): Promise<void> {
		const opened = await this.opening?.catch(() => undefined);
		await this.starting;
		await this.deps.sync.stop();
		await opened?.marker.stop();
		await opened?.projector.close();
		await opened?.ledger.close();
	}

	private open(): Promise<Opened> {
		this.opening ??= this.openOnce().catch((error: unknown) => {
			this.opening = undefined;
			this.deps.startup.current = { state: 'failed', reason: error instanceof StorageFullError ? 'storage-full' : 'ledger-will-not-open' };
			throw error;
		});
		return this.opening;
	}

	private async openOnce(): Promise<Opened> {
		const { org, clock, db, sync, openLedger } = this.deps;
		const [ledger, known] = await Promise.all([openLedger(), readMarker(org)]);
		const info = await ledger.info();
		const lost = wiped(known, info) ? known : undefined;
		const projector = makeProjector({
			ledger,
			db,
			now: () => clock.now(),
			onProgress: (seq) => this.progressed(seq),
			onTrouble: (trouble) => this.troubled(trouble)
		});
		const marker = new MarkerKeeper({ org, ledger, sync, clock }, known, lost);
		const opened = { ledger, projector, marker };
		ledger.onLost(() => void this.emptied(opened).catch(this.deps.report));
		this.starting = this.afterOpening(opened, info, lost).catch(this.deps.report);
		return opened;
	}

	private async afterOpening(opened: Opened, info: LedgerInfo, lost: LedgerMarker | undefined): Promise<void> {
		const { ledger, projector } = opened;
		const { db, startup, checkLedger } = this.deps;
		const finding = await checkLedger(ledger);
		if (await needsRebuild(db, info.updateSeq)) await this.made(projector, info.updateSeq);
		else await projector.drain();
		// A ledger that cannot be read whole would have the tables made anew at every start, and never better.
		if (finding === 'sound') await this.selfTest(opened);
		startup.current = standing(finding, lost);
		await this.beginSync(opened, lost);
	}

	/** Damaged tables are made anew (A25). Rows may change while they are looked at: only what is found twice is damage. */
	private async selfTest({ ledger, projector }: Opened): Promise<void> {
		const { db, random } = this.deps;
		const sound = (): Promise<boolean> => readModelIsSound(db, ledger, random).catch(() => false);
		if (await sound()) return;
		await projector.drain();
		if (!(await sound())) await this.made(projector, (await ledger.info()).updateSeq);
	}

	/** Makes the tables anew; tables that cannot even be emptied go with their database (A27). */
	private async made(projector: Projector, total: number): Promise<boolean> {
		const { db, startup } = this.deps;
		startup.current = { state: 'rebuilding', done: 0, total };
		if (await projector.rebuild()) return true;
		await db.delete({ disableAutoOpen: false });
		await db.open();
		return projector.rebuild();
	}

	/** The ledger was deleted underneath (A28): said like a loss that is found at a start, and the server asked for what it has. */
	private async emptied(opened: Opened): Promise<void> {
		const lost = opened.marker.emptied();
		if (lost === undefined) return;
		await this.deps.sync.stop();
		this.deps.startup.current = standing('sound', lost);
		await opened.projector.rebuild();
		await this.beginSync(opened, lost);
	}

	private async beginSync({ ledger, marker }: Opened, lost: LedgerMarker | undefined): Promise<void> {
		const { sync, openSync } = this.deps;
		if (openSync === undefined) return;
		if (lost) this.endRestoring(marker, lost);
		sync.become(await openSync(ledger));
		sync.start();
	}

	/** All is back once sync rests. What had not been sent stays gone, and the banner stays up for it until the next start. */
	private endRestoring(marker: MarkerKeeper, lost: LedgerMarker): void {
		const stop = this.deps.sync.onStatus(({ phase }) => {
			if (phase !== 'idle') return;
			stop();
			marker.restored();
			if (lost.unsent === 0) this.deps.startup.current = { state: 'ready' };
		});
	}

	private progressed(done: number): void {
		const { startup } = this.deps;
		if (startup.current.state === 'rebuilding') startup.current = { ...startup.current, done };
	}

	private troubled({ what, error }: Trouble): void {
		this.deps.report(error);
		if (what === 'storage-full') this.deps.startup.current = { state: 'failed', reason: 'storage-full' };
	}
}

const standing = (finding: LedgerFinding, lost: LedgerMarker | undefined): StartupState => {
	if (finding === 'damaged') return { state: 'failed', reason: 'ledger-damaged' };
	if (finding === 'storage-full') return { state: 'failed', reason: 'storage-full' };
	return lost ? { state: 'restoring', known: lost.documents, lost: lost.unsent } : { state: 'ready' };
};

/** An empty ledger where the marker says there was one, or one still filling up again after that. */
const wiped = (known: LedgerMarker | undefined, info: LedgerInfo): boolean =>
	known !== undefined && (known.restoring === true || (known.documents > 0 && info.documents === 0));
