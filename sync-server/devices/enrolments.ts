// POST /_sala/enrolments: a new device shows its code, is told whose it is, and claims it once (P141–P144).
import * as z from 'zod/mini';
import { readEnrolmentCode } from '#domain/enrolment-code.ts';
import type { BackOff } from '../auth/back-off.ts';
import { Refused } from '../errors.ts';
import { json, type Answer, type Ask } from '../protocol/exchange.ts';
import { centreName } from './centre-name.ts';
import { checkMayEnrol, deviceUser, keepDeviceAccount, newDevicePassword } from './device-account.ts';
import { devicesDatabase } from './device-database.ts';
import { DeviceNotes } from './device-notes.ts';
import { KeptCodes, type FoundCode, type KeptCode } from './kept-codes.ts';
import { openUnder, sealUnder } from './sealed-box.ts';
import { bodyOf, deviceNameShape, deviceShape } from './shapes.ts';

/** An office behind one address mistypes now and then; 45 bits are not found at such a pace. */
export const ENROLMENT_TRIES: BackOff = { free: 20, firstWaitMs: 5_000, waitMsMax: 300_000 };
const CODE_CHARACTERS_MAX = 64;
/** What a device proves by that it is the one that claimed: 16 random bytes at the least. */
const NONCE_CHARACTERS_MIN = 22;
const NONCE_CHARACTERS_MAX = 128;

const shape = z.object({
	code: z.string().check(z.maxLength(CODE_CHARACTERS_MAX)),
	device: deviceShape,
	nonce: z.string().check(z.minLength(NONCE_CHARACTERS_MIN), z.maxLength(NONCE_CHARACTERS_MAX)),
	claim: z.boolean(),
	/** What the device is to be called, when not as the maker of the code said. */
	name: z.optional(deviceNameShape)
});
type Asked = z.output<typeof shape>;

/** Handed over with a claim. */
interface Handed {
	password: string;
	secret: string;
}

/**
 * `{code, device, nonce, claim, name?}` → 200 `{org, centre, deviceName, madeBy, madeByName}`; with a claim also `{user, password, secret}`.
 * The same device with the same nonce is answered the same again, until the code's time is over.
 */
export async function enrolments(ask: Ask): Promise<Answer> {
	const { store, clock, enrolmentTries } = ask.service;
	enrolmentTries.check(ask.network);
	const asked = await bodyOf(ask, shape);
	const database = await devicesDatabase(store);
	const codes = new KeptCodes(database, clock);
	await codes.sweep();
	const code = readEnrolmentCode(asked.code);
	const found = code.ok ? await codes.find(code.code) : undefined;
	if (!code.ok || found === undefined) {
		enrolmentTries.noteWrong(ask.network);
		throw new Refused('code_unknown');
	}
	refuseEnded(found.kept);
	const notes = new DeviceNotes(database);
	if ((await notes.read(found.kept.org, asked.device, 'revoked')) !== undefined) throw new Refused('device_revoked');
	await checkMayEnrol(store, found.kept.org, asked.device);
	const handed = asked.claim ? await claimed(ask, codes, found, { ...asked, code: code.code }) : seen(found.kept, asked);
	const { org, name, madeBy, madeByName } = found.kept;
	const deviceName = asked.name ?? name;
	if (asked.claim) await notes.write(org, asked.device, 'enrolled', { name: deviceName, at: clock.now(), by: madeBy });
	return json(
		200,
		{ org, centre: await centreName(store, org), deviceName, madeBy, madeByName, ...handed },
		{ 'Cache-Control': 'no-store' }
	);
}

function refuseEnded({ state, wasClaimed }: KeptCode): void {
	if (state === 'ended') throw new Refused(wasClaimed ? 'code_used' : 'code_expired');
}

/** Only looked at: nothing is handed over. */
function seen(kept: KeptCode, asked: Asked): object {
	if (kept.state === 'claimed' && handedTo(kept, asked) === undefined) throw new Refused('code_used');
	return {};
}

async function claimed(ask: Ask, codes: KeptCodes, found: FoundCode, asked: Asked): Promise<Handed & { user: string }> {
	const handed = found.kept.state === 'claimed' ? handedTo(found.kept, asked) : await claimFirst(codes, found, asked);
	if (handed === undefined) throw new Refused('code_used');
	const { org, name } = found.kept;
	const account = { org, device: asked.device, name: asked.name ?? name, password: handed.password };
	await keepDeviceAccount(ask.service.store, account, ask.service.limits);
	return { user: deviceUser(asked.device), ...handed };
}

/** What the claimer was given, for the one who has the nonce of the claim. */
function handedTo(kept: KeptCode, { device, nonce }: Asked): Handed | undefined {
	const text = kept.device === device ? openUnder(nonce, kept.box) : undefined;
	return text === undefined ? undefined : (JSON.parse(text) as Handed);
}

/** Takes an open code; when another was quicker, looks whether that was this very device. */
async function claimFirst(codes: KeptCodes, found: FoundCode, asked: Asked): Promise<Handed | undefined> {
	const secret = openUnder(asked.code, found.kept.box);
	if (secret === undefined) return undefined;
	const handed: Handed = { password: newDevicePassword(), secret };
	const box = sealUnder(asked.nonce, JSON.stringify(handed));
	if (await codes.replace(found, { ...found.kept, state: 'claimed', box, device: asked.device, wasClaimed: true })) return handed;
	const other = await codes.find(asked.code);
	return other === undefined ? undefined : handedTo(other.kept, asked);
}
