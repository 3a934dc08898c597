// The upkeep of the centre's keys for one app (promises B28–B32), with the browser's parts.
import { letPageAnswer } from '#device/browser.ts';
import { deviceIds } from '#device/ids.ts';
import type { Clock, Session } from '#device/ports.ts';
import { readResealMark, writeResealMark, type ResealMark } from '#device/reseal-mark.ts';
import { sharedKeysOf } from '#device/shared-keys.ts';
import type { Commands } from '#commands/commands.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { KeyUpkeep, type KeyStatus } from '../upkeep/key-upkeep.ts';

export interface KeysDeps {
	session: Session;
	clock: Clock;
	commands: Commands;
	ledger: Ledger;
	onStatus: (status: KeyStatus) => void;
	report: (error: unknown) => void;
}

/** Begins at once; `stop()` ends it. */
export function keepKeys({ session, ...deps }: KeysDeps): KeyUpkeep {
	const { org } = session;
	const marks = { read: () => readResealMark(org), write: (mark: ResealMark) => writeResealMark(org, mark) };
	const upkeep = new KeyUpkeep({ ...deps, session, keys: sharedKeysOf(org), ids: deviceIds, marks, rest: letPageAnswer });
	void upkeep.wake();
	return upkeep;
}
