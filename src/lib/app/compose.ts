// THE COMPOSITION ROOT: builds ports, read model, ledger, projector, sync and commands, and hands out the App. What no
// first screen needs is built in compose-later.ts.
import { deviceClock } from '#device/clock.ts';
import { deviceConnectivity } from '#device/connectivity.ts';
import { draftOf } from '#device/drafts.ts';
import { firstThing } from '#device/first-thing.ts';
import { deviceIds } from '#device/ids.ts';
import type { Clock, Session } from '#device/ports.ts';
import { deviceStorage } from '#device/storage-keeper.ts';
import { webCryptoSealer } from '#device/web-crypto-sealer.ts';
import { vaultOf } from '#device/vault.ts';
import type { App } from './app.ts';
import { lateCommands } from './compose-late-commands.ts';
import { LateSync } from './compose-late-sync.ts';
import { LoadedLater } from './compose-loaded-later.ts';
import { personalFor } from './compose-personal.ts';
import { Presence } from './compose-presence.svelte.ts';
import { openReadModel } from './compose-read-model.ts';
import { Visitors } from './compose-visitors.ts';
import { KeysAtWork } from './key-status.svelte.ts';
import { Startup } from './startup.svelte.ts';

export interface ComposeOptions {
	session: Session;
	clock?: Clock;
	/** False: this app exchanges nothing with any server. */
	syncs?: boolean;
	/** Version of this program, told to the server. */
	version?: string;
	/** Told of errors that nobody waits for. Default: the page's error event. */
	report?: (error: unknown) => void;
}

let firstThingDone: Promise<void> | undefined;

/**
 * Builds the app of a session. Resolves as soon as lists can be shown from the read model; ledger and sync follow by
 * themselves (`startup` says how far). Rejects when no database can be opened at all.
 */
export async function compose({
	session,
	clock = deviceClock(),
	syncs = true,
	version = '',
	report = reportError
}: ComposeOptions): Promise<App> {
	await (firstThingDone ??= firstThing());
	const db = await openReadModel(session.org);
	const sealer = webCryptoSealer(session.org);
	const [startup, sync, keys, vault] = [new Startup(), new LateSync(), new KeysAtWork(), vaultOf(session.org)];
	const visitors = new Visitors({ db, sealer, who: () => presence.who, vault, report });
	const presence = new Presence({ session, vault, db, report, onWho: () => visitors.whoChanged() });
	const deps = { session, actor: () => presence.actor(), clock, sealer, keys, db, startup, sync, syncs, version, report };
	const late = new LoadedLater(
		async () => (await import('./compose-later.ts')).composeLater(deps),
		() => (startup.current = { state: 'failed', reason: 'ledger-will-not-open' })
	);
	// After the caller's first screen: the lists need none of this.
	const begin = setTimeout(() => void start().catch(report));
	async function start(): Promise<void> {
		await (await late.get()).start();
	}
	return {
		session,
		get who() {
			return presence.who;
		},
		get roles() {
			return presence.who?.roles ?? [];
		},
		vault,
		get vaultState() {
			return presence.vaultState;
		},
		lock: () => presence.lock(),
		beforeLock: (hook) => presence.beforeLock(hook),
		clock,
		ids: deviceIds,
		connectivity: deviceConnectivity,
		storage: deviceStorage,
		readModel: db,
		...personalFor({ db, sealer, who: () => presence.who, later: () => late.get(), report }),
		visitors,
		draft: (form) => draftOf(session.org, presence.who === undefined ? form : `${form}/${presence.who.staff}`, sealer),
		commands: lateCommands(async () => (await late.get()).commands),
		sync,
		get startup() {
			return startup.current;
		},
		get keys() {
			return keys.current;
		},
		async rebuild() {
			if (!(await (await late.get()).truth.rebuild())) throw new Error('The read model could not be made anew');
		},
		async takeIn(file, intactOnly) {
			const [{ takeInRescueFile }, later] = await Promise.all([import('./compose-rescue.ts'), late.get()]);
			return takeInRescueFile(await later.truth.ledger(), session.org, file, intactOnly);
		},
		async close() {
			clearTimeout(begin);
			presence.stop();
			visitors.close();
			await (await late.loaded())?.close();
			db.close();
		}
	};
}
