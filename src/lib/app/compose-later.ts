// What no first screen needs: the truth behind the lists, the acts, and the history. A part of its own, so that the first
// screen does not wait while it is loaded; the service worker has it like everything else (A11).
import { deviceLocks, jitter, serverUrl } from '#device/browser.ts';
import { deviceIds } from '#device/ids.ts';
import { deviceConnectivity } from '#device/connectivity.ts';
import type { Clock, Session } from '#device/ports.ts';
import { sharedKeysOf } from '#device/shared-keys.ts';
import { deviceStorage } from '#device/storage-keeper.ts';
import { askToKeepAgain } from '#device/storage-room.ts';
import type { CommandWorld } from '#commands/command-context.ts';
import type { Commands } from '#commands/commands.ts';
import { makeCommands } from '#commands/make-commands.ts';
import { bangkokDay } from '#domain/days.ts';
import type { Sealer } from '#domain/personal.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import { readPhotos } from '#readmodel/photo-reader.ts';
import { allStaff } from '#readmodel/queries/staff.ts';
import { visitHistory, type HistoryEntry } from '#readmodel/queries/visit-history.ts';
import { databaseOf, scopeOf } from '#sync/scope.ts';
import type { Sync } from '#sync/status.ts';
import { keepKeys } from './compose-keys.ts';
import { keepBounded } from './compose-bound-keeper.ts';
import { keepCentre } from './compose-kept-centre.ts';
import type { KeysAtWork } from './key-status.svelte.ts';
import { startHeart } from './compose-heart.ts';
import { checkLedger } from './compose-ledger-check.ts';
import { openLedgerInUse } from './compose-ledger-in-use.ts';
import { ledgerWorld } from './compose-ledger-world.ts';
import type { OpeningLog } from './compose-openings.ts';
import { PrivacyKeeper } from './compose-privacy.ts';
import { Truth, type TruthDeps } from './compose-truth.ts';

export interface LaterDeps extends Pick<TruthDeps, 'db' | 'startup' | 'sync' | 'report'> {
	session: Session;
	actor: CommandWorld['actor'];
	clock: Clock;
	sealer: Sealer;
	keys: KeysAtWork;
	/** False: this app exchanges nothing with any server. */
	syncs: boolean;
	/** Version of this program. */
	version: string;
}

export interface Later {
	truth: Truth;
	/** Opens everything, keeps the keys in order from then on, and asks once more for what the browser refused. What goes wrong is in the start-up state. Never rejects. */
	start(): Promise<void>;
	commands: Commands;
	openings: OpeningLog;
	history(visit: string): Promise<HistoryEntry[]>;
	photos(photos: readonly string[]): Promise<(Uint8Array<ArrayBuffer> | undefined)[]>;
	close(): Promise<void>;
}

/** Opens nothing yet: `start()` and every act do. */
export function composeLater(deps: LaterDeps): Later {
	const { session, actor, clock, sealer, db, startup, sync, keys, report } = deps;
	const openSync = deps.syncs ? syncOpener(session, clock) : undefined;
	const world = ledgerWorld(session, report);
	const truth = new Truth({
		org: session.org,
		clock,
		db,
		startup,
		sync,
		openLedger: () => openLedgerInUse(world),
		openSync,
		checkLedger: ({ pouch }) => checkLedger(pouch),
		random: jitter,
		report
	});
	const kept = keepCentre(db, session.org);
	const commands = makeCommands({
		session,
		actor,
		staff: () => allStaff(db),
		clock,
		sealer,
		keys: sharedKeysOf(session.org),
		ledger: () => truth.ledger(),
		centre: () => kept.centre(),
		shown: () => truth.shown(),
		today: () => bangkokDay(clock.now(), clock.offset())
	});
	let upkeep: { stop(): Promise<void> } | undefined;
	let bound: { stop(): Promise<void> } | undefined;
	let closed = false;
	const stopHeart = deps.syncs
		? startHeart({ session, clock, storage: deviceStorage, db, sync, version: deps.version, report })
		: undefined;
	// The server knows the right time.
	const stopAsking = clock.onLeap?.(() => sync.nudge());
	const privacy = new PrivacyKeeper({ org: session.org, clock, ids: deviceIds, db, commands, report });
	return {
		truth,
		commands,
		openings: privacy.openings,
		history: async (visit) => visitHistory(await truth.ledger(), sealer, visit),
		photos: async (photos) => readPhotos({ db, ledger: await truth.ledger(), sealer, crypto: sharedKeysOf(session.org).crypto }, photos),
		async start() {
			await truth.start();
			if (!closed) privacy.start();
			await askToKeepAgain(deviceStorage);
			const ledger = await truth.ledger().catch(() => undefined);
			if (ledger === undefined || closed) return;
			const projector = await truth.projector();
			if (openSync !== undefined)
				bound = keepBounded({ world, ledger, projector, db, sync, clock, database: databaseOf(session.org), report });
			upkeep = keepKeys({ session, clock, commands, ledger, onStatus: (status) => (keys.current = status), report });
		},
		async close() {
			closed = true;
			await upkeep?.stop();
			stopHeart?.();
			stopAsking?.();
			await bound?.stop();
			privacy.stop();
			await truth.close();
			kept.stop();
		}
	};
}

function syncOpener(session: Session, clock: Clock): ((ledger: PouchLedger) => Promise<Sync>) | undefined {
	const scope = scopeOf(session);
	if (scope === undefined) return undefined;
	return async (ledger) => {
		const { makeSync } = await import('#sync/make-sync.ts');
		const world = { clock, connectivity: deviceConnectivity, locks: deviceLocks(), random: jitter };
		return makeSync({ ledger, scope, device: session.device, serverUrl: serverUrl(), ...world });
	};
}
