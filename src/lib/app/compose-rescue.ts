// Rescue files from and into this device (promises L40–L48). Needs no composed app for making one: a read model that is
// broken or a ledger that will not open is when one is needed most.
import { deviceCrypto, deviceDatabases, letPageAnswer } from '#device/browser.ts';
import { deviceClock } from '#device/clock.ts';
import { keysOf } from '#device/key-ring.ts';
import { readGenerations } from '#device/ledger-generation.ts';
import type { Clock, Session } from '#device/ports.ts';
import { webCryptoSealer } from '#device/web-crypto-sealer.ts';
import { correctedMs } from '#domain/clock-offset.ts';
import { bangkokDay } from '#domain/days.ts';
import type { Sealer } from '#domain/personal.ts';
import { isFactId, rescueFileName, RescueWriter, type RescueScope } from '#domain/rescue-file.ts';
import { mayTakeIntact, readRescueFile, type RescueReading } from '#domain/rescue-reading.ts';
import { withTypedErrors } from '#ledger/pouch-errors.ts';
import { openPouchLedger, type PouchLedger } from '#ledger/pouch-ledger.ts';
import { readRawLedger } from '#ledger/raw-ledger.ts';
import { Books } from '#sync/books.ts';
import { carryIn } from '#sync/carry-in.ts';
import { allDocuments, unsentDocuments, type CarriedPage } from '#sync/carry-out.ts';
import { inUse } from './compose-ledger-in-use.ts';
import { ledgerWorld } from './compose-ledger-world.ts';
import type { RescueFile, TakenIn } from './rescue.ts';

/** Less than at a start: the person has been told already that the ledger does not open, and waits for their file. */
export const RESCUE_OPENING_MS_MAX = 8_000;

export interface RescueOptions {
	session: Pick<Session, 'org' | 'device'>;
	scope: RescueScope;
	/** Version of this program. */
	app: string;
	/** The centre's name, where it is known. */
	centre?: string | undefined;
	clock?: Clock;
	/** Default: PouchDB on this device's disk. */
	openLedger?: (org: string) => Promise<PouchLedger>;
	databases?: IDBFactory;
	openingMsMax?: number;
	/** Told why the ledger could not be read in the ordinary way. Default: the page's error event. */
	report?: (error: unknown) => void;
}

/**
 * Makes a rescue file. What cannot be read through the ledger is read past it, and then everything, whatever was asked for:
 * too much does no harm. Rejects with LedgerWillNotOpenError when nothing can be read.
 */
export async function makeRescueFile(options: RescueOptions): Promise<RescueFile> {
	try {
		return await made(options, 'ledger', fromLedger(options));
	} catch (error) {
		const { databases = deviceDatabases(), openingMsMax = RESCUE_OPENING_MS_MAX, report = reportError } = options;
		report(error);
		const generation = (await readGenerations(options.session.org))?.current;
		return made({ ...options, scope: 'all' }, 'raw', readRawLedger(databases, options.session.org, openingMsMax, generation));
	}
}

/**
 * Opens the ledger itself, so that it depends on nothing that is in trouble, and leaves it open: PouchDB has one connection
 * for each database and page, and closing it here would take it from the app.
 */
async function* fromLedger({ session, scope, openLedger, openingMsMax }: RescueOptions): AsyncGenerator<CarriedPage> {
	const open = openLedger ?? ((org: string) => openInUse({ org, device: session.device }, openingMsMax ?? RESCUE_OPENING_MS_MAX));
	const { pouch } = await open(session.org);
	yield* scope === 'all' ? allDocuments(pouch) : unsentDocuments({ pouch, books: new Books(() => pouch), device: session.device });
}

async function openInUse(session: RescueOptions['session'], openingMsMax: number): Promise<PouchLedger> {
	const { current } = await inUse(ledgerWorld(session, () => undefined));
	return openPouchLedger({ org: session.org, generation: current, openingMsMax });
}

async function made(options: RescueOptions, from: RescueFile['from'], pages: AsyncGenerator<CarriedPage>): Promise<RescueFile> {
	const { session, scope, app, centre, clock = deviceClock() } = options;
	const writer = new RescueWriter(deviceCrypto());
	const parts: Blob[] = [];
	let unreadable = 0;
	for await (const page of pages) {
		// A Blob a page: the browser may put it on the disk, where a growing text would stay in memory.
		parts.push(new Blob([await writer.linesOf(page.documents)]));
		unreadable += page.unreadable;
		await letPageAnswer();
	}
	const [deviceMs, offset] = [clock.now(), clock.offset()];
	const about = {
		org: session.org,
		device: session.device,
		...(centre === undefined ? {} : { centre }),
		madeAt: new Date(correctedMs(deviceMs, offset)).toISOString(),
		app,
		scope,
		unreadable
	};
	const { before, behind } = await writer.finish(about, await sealerOf(session.org));
	const name = rescueFileName({ ...session, scope, day: bangkokDay(deviceMs, offset) });
	const file = new File([before, ...parts, behind], name, { type: 'application/octet-stream' });
	return { file, facts: writer.facts, documents: writer.documents, unreadable, from };
}

/**
 * Without a key at hand, on a locked device too, the file carries no seal over the whole: a device must not make a key here that
 * nobody could tell from a stranger's, and through a deposit anybody could seal.
 */
const sealerOf = async (org: string): Promise<Sealer | undefined> => ((await keysOf(org)).length > 0 ? webCryptoSealer(org) : undefined);

/** Reads a file and says what is in it; stores nothing. */
export const inspectRescueFile = (org: string, file: Blob): Promise<RescueReading> => reading(org, file);

/**
 * Takes a file into the ledger. One that is not whole is taken only with `intactOnly`, and of one that cannot be taken nothing
 * is stored; the answer's `fault` says so. Rejects with StorageFullError when there is no room: what was stored stays, and
 * the file can be taken in again.
 */
export async function takeInRescueFile(ledger: PouchLedger, org: string, file: Blob, intactOnly: boolean): Promise<TakenIn> {
	const first = await reading(org, file);
	let [newFacts, newDocuments] = [0, 0];
	if (first.fault !== undefined && !(intactOnly && mayTakeIntact(first.fault))) return { ...first, newFacts, newDocuments };
	const second = await reading(org, file, async (documents) => {
		const fresh = await withTypedErrors(() => carryIn(ledger.pouch, documents));
		newDocuments += fresh.length;
		newFacts += fresh.filter(({ _id }) => isFactId(_id)).length;
	});
	return { ...second, newFacts, newDocuments };
}

async function reading(
	org: string,
	file: Blob,
	onDocuments?: NonNullable<Parameters<typeof readRescueFile>[1]['onDocuments']>
): Promise<RescueReading> {
	return readRescueFile(chunksOf(file), {
		crypto: deviceCrypto(),
		sealer: webCryptoSealer(org),
		org,
		rest: letPageAnswer,
		...(onDocuments === undefined ? {} : { onDocuments })
	});
}

/** Streams of older browsers cannot be iterated over. */
async function* chunksOf(file: Blob): AsyncGenerator<Uint8Array> {
	const reader = file.stream().getReader();
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return;
		yield value;
	}
}
