// The upkeep of the centre's keys and of this device's name for one app (promises B28–B32, B46), with the browser's parts.
import { letPageAnswer } from '#device/browser.ts';
import { deviceIds } from '#device/ids.ts';
import type { Clock, Session } from '#device/ports.ts';
import { readResealMark, writeResealMark, type ResealMark } from '#device/reseal-mark.ts';
import { sharedKeysOf } from '#device/shared-keys.ts';
import { vaultOf } from '#device/vault.ts';
import type { Commands } from '#commands/commands.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { KeyUpkeep, type KeyStatus } from '../upkeep/key-upkeep.ts';
import { sayOwnDevice } from '../upkeep/own-device.ts';

export interface KeysDeps {
	session: Session;
	clock: Clock;
	commands: Commands;
	ledger: Ledger;
	onStatus: (status: KeyStatus) => void;
	report: (error: unknown) => void;
}

/** Begins at once, with the name of a device that has none yet; `stop()` ends it. */
export function keepKeys({ session, ...deps }: KeysDeps): { stop(): Promise<void> } {
	const { org } = session;
	const marks = { read: () => readResealMark(org), write: (mark: ResealMark) => writeResealMark(org, mark) };
	const world = { ...deps, session, keys: sharedKeysOf(org), ids: deviceIds };
	const stopSaying = sayOwnDevice({ ...world, isInside: () => vaultOf(org).state === 'unlocked' });
	const upkeep = new KeyUpkeep({ ...world, marks, rest: letPageAnswer });
	void upkeep.wake();
	return {
		stop() {
			stopSaying();
			return upkeep.stop();
		}
	};
}
