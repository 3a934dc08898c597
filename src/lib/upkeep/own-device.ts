// A device that somebody signed in to with an account says so in the ledger, so that the centre's other devices know its name at once
// (promise B46); one that came by a code has said it on its way in.
import { readFact } from '#domain/facts.ts';
import { NAME_CHARACTERS_MAX } from '#domain/limits.ts';
import type { Commands } from '#commands/commands.ts';
import type { Clock, Ids, Session, SharedKeys } from '#device/ports.ts';
import type { FactDocument } from '#ledger/document.ts';
import { factsRange, subjectKey } from '#ledger/ids.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { upcast } from '#ledger/upcast.ts';

export interface OwnDeviceDeps {
	session: Pick<Session, 'kind' | 'user' | 'displayName' | 'device'>;
	ledger: Ledger;
	commands: Pick<Commands, 'enrolDevice'>;
	keys: Pick<SharedKeys, 'onChange'>;
	/** Whether somebody has unlocked this device. */
	isInside: () => boolean;
	clock: Clock;
	ids: Ids;
	/** Told of what went wrong; it is tried again when somebody unlocks next. */
	report: (error: unknown) => void;
}

/** Looks now and whenever somebody unlocks, until it is said; returns how to stop. */
export function sayOwnDevice(deps: OwnDeviceDeps): () => void {
	if (deps.session.kind !== 'account') return () => undefined;
	let saying: Promise<void> = Promise.resolve();
	const look = (): void => void (saying = saying.then(once).catch(deps.report));
	const stop = deps.keys.onChange(look);
	const once = async (): Promise<void> => {
		if (!deps.isInside()) return;
		if ((await isSaid(deps)) || (await say(deps))) stop();
	};
	look();
	return stop;
}

async function isSaid({ ledger, session }: OwnDeviceDeps): Promise<boolean> {
	const range = factsRange(subjectKey('device', session.device), 'device-enrolled');
	const [first] = (await ledger.inRange(range, 1)) as FactDocument[];
	return first !== undefined && readFact(upcast(first)).state === 'known';
}

/** Whether it is stored. Whoever may not say it leaves it to the next one. */
async function say({ commands, session, clock, ids }: OwnDeviceDeps): Promise<boolean> {
	const name = (session.displayName || session.user).slice(0, NAME_CHARACTERS_MAX);
	return (await commands.enrolDevice({ act: ids.ulid(clock.now()), name, way: 'account' })).ok;
}
