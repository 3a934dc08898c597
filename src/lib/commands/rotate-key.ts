// A new centre key for every device but those named: after one was revoked, after the sheet was lost, or once a year.
import { boxesFor, decideRotateKey, trustedDevices, type DeviceKeyFact, type TrustedDevice } from '#domain/key-sharing.ts';
import { readFact } from '#domain/facts.ts';
import { keyIdOf } from '#domain/sealing.ts';
import { DEVICES_PER_CENTRE_MAX } from '#domain/limits.ts';
import type { FactDocument } from '#ledger/document.ts';
import { kindRange } from '#ledger/ids.ts';
import { upcast } from '#ledger/upcast.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

/** Facts that a device has of itself, at the most: names, keys, an end. */
const FACTS_PER_DEVICE_MAX = 50;

/**
 * This device takes the key in as every other does, from what is recorded (upkeep), so that a page that is killed in between loses
 * nothing.
 */
export async function rotateKey(context: CommandContext, intent: Parameters<Commands['rotateKey']>[0]): Promise<Done> {
	const { act, reason, without } = intent;
	const { session, keys, roles } = context;
	const ring = keys.ring();
	const raw = keys.makeRaw();
	const others = await trustedDevices(keys.crypto, ring, await deviceKeyFacts(context), [...without, session.device]);
	const boxes = await boxesFor(keys.crypto, raw, [...own(context), ...others]);
	const decision = decideRotateKey({ roles, ring }, { key: await keyIdOf(keys.crypto, raw), reason, boxes });
	return record(context, 'centre-key-rotated', { subject: session.org, act }, decision);
}

/** This device is known by what is open in it, published or not. */
function own({ keys, session }: CommandContext): TrustedDevice[] {
	const [provenBy, pair] = [keys.ring()[0], keys.pair()];
	return provenBy === undefined || pair === undefined ? [] : [{ device: session.device, publicKey: pair.publicKey, provenBy }];
}

async function deviceKeyFacts(context: CommandContext): Promise<DeviceKeyFact[]> {
	const ledger = await context.ledger();
	const documents = (await ledger.inRange(kindRange('device'), DEVICES_PER_CENTRE_MAX * FACTS_PER_DEVICE_MAX)) as FactDocument[];
	return documents.flatMap((document) => {
		const read = readFact(upcast(document));
		return read.state === 'known' && isDeviceKeyFact(read.fact) ? [read.fact] : [];
	});
}

const isDeviceKeyFact = (fact: { kind: string }): fact is DeviceKeyFact =>
	fact.kind === 'device-key-published' || fact.kind === 'device-revoked';
