// The heartbeat of a composed app: what is said of this device, and what follows when it is heard that it has lost its place.
import { leaveFor } from '#device/browser.ts';
import { readCredential } from '#device/device-credential.ts';
import { writeFarewell } from '#device/farewell.ts';
import { leaveKiosk } from '#device/kiosk-state.ts';
import type { Clock, Session, StorageKeeper } from '#device/ports.ts';
import { keepOrdinal } from '#device/queue-numbers.ts';
import { deviceName } from '#readmodel/queries/devices.ts';
import type { ReadModelDatabase } from '#readmodel/schema.ts';
import { sendHeartbeat, type DeviceReport } from '#sync/device-office.ts';
import { databaseOf } from '#sync/scope.ts';
import { signIn } from '#sync/sign-in.ts';
import type { Sync } from '#sync/status.ts';
import { realTimers } from '#sync/timers.ts';
import { Heart } from './heart.ts';
import { LastFact } from './compose-last-fact.ts';

/** Address of the page of a device that has lost its place. */
const REVOKED = '/revoked';

export interface HeartWorld {
	session: Session;
	clock: Clock;
	storage: StorageKeeper;
	db: ReadModelDatabase;
	sync: Sync;
	/** Version of this program. */
	version: string;
	report: (error: unknown) => void;
}

/** Begins to beat; returns how to stop. */
export function startHeart(world: HeartWorld): () => void {
	const { session, clock, sync } = world;
	const named = { org: databaseOf(session.org), device: session.device };
	const lastFact = new LastFact(session.org);
	const stopFollowing = sync.onStatus(({ unsentFacts }) => lastFact.seen(unsentFacts));
	const heart = new Heart({
		clock,
		timers: realTimers,
		status: () => sync.status(),
		onStatus: (listener) => sync.onStatus(listener),
		report: () => reportOf(world, lastFact),
		send: async (report) => {
			const heard = await sendHeartbeat(named, report);
			if ('revoked' in heard && heard.ordinal !== undefined) keepOrdinal(session.org, heard.ordinal);
			return heard;
		},
		signInAnew: () => signInAnew(session),
		onSignedIn: () => sync.nudge(),
		onRevoked: () => void beginFarewell(session).catch(world.report),
		onError: world.report
	});
	return () => {
		stopFollowing();
		heart.stop();
	};
}

async function reportOf({ session, clock, storage, db, sync, version }: HeartWorld, lastFact: LastFact): Promise<DeviceReport> {
	const [{ usedBytes, quotaBytes, persistent }, held, name] = await Promise.all([
		storage.report(),
		db.unread.count(),
		deviceName(db, session.device)
	]);
	const { unsent, refused } = sync.status();
	return {
		name: name ?? (session.displayName || session.user),
		version,
		unsent,
		refused: refused.length,
		held,
		storage: { used: usedBytes ?? null, quota: quotaBytes ?? null, persistent },
		offset: clock.offset(),
		lastFactAt: lastFact.at
	};
}

async function signInAnew({ org }: Session): Promise<boolean> {
	const credential = readCredential();
	if (credential === undefined || credential.org !== org) return false;
	return (await signIn(credential)).ok;
}

/** From here on nothing of the centre is drawn: the page of a device that has lost its place does the rest. */
async function beginFarewell({ org, device, user }: Session): Promise<void> {
	const credential = readCredential();
	const own = credential?.org === org ? { user: credential.user, password: credential.password } : { user };
	await writeFarewell({ org, device, ...own, stage: 'sending' });
	await leaveKiosk();
	leaveFor(REVOKED);
}
