// POST /_sala/devices/revocations and /_sala/devices/erased: a device loses its place (P148–P150). From the first it may only send what it
// has not sent; the second ends it altogether.
import * as z from 'zod/mini';
import { revocationReasons } from '#domain/later-words.ts';
import { Refused } from '../errors.ts';
import { json, type Answer, type Ask } from '../protocol/exchange.ts';
import { endDeviceAccount, revokeDeviceAccount } from './device-account.ts';
import { devicesDatabase } from './device-database.ts';
import { DeviceNotes } from './device-notes.ts';
import { bodyOf, deviceShape, orgShape } from './shapes.ts';
import { requireOwnAct, requireVoiceOf } from './who-may.ts';

const revocationShape = z.object({ org: orgShape, device: deviceShape, reason: z.enum(revocationReasons) });
const erasedShape = z.object({ org: orgShape, device: deviceShape });

/**
 * `{org, device, reason}` → 200 `{ok, hadCredential, at}`. Again: changes nothing but finishes what was cut short. `hadCredential` false:
 * somebody's account is signed in on the device, and goes on; the device is told to erase itself at its next heartbeat.
 */
export async function revocations(ask: Ask): Promise<Answer> {
	const { org, device, reason } = await bodyOf(ask, revocationShape);
	requireOwnAct(ask, org, 'manage-devices');
	const { store, clock } = ask.service;
	const notes = new DeviceNotes(await devicesDatabase(store));
	const known = (await notes.read(org, device, 'heard')) ?? (await notes.read(org, device, 'enrolled'));
	if (known === undefined) throw new Refused('not_found', 'No such device was ever heard of in this organisation.');
	const revoked = (await notes.read(org, device, 'revoked')) ?? { at: clock.now(), by: ask.user.name ?? '', reason };
	// First the note, so that a server cut short here tells the device all the same.
	await notes.write(org, device, 'revoked', revoked);
	const hadCredential = await revokeDeviceAccount(store, org, device, revoked.at);
	return json(200, { ok: true, hadCredential, at: revoked.at });
}

/** `{org, device}` → 200 `{ok}`: said by the revoked device when nothing of the centre is left on it. Its account is no more. */
export async function erased(ask: Ask): Promise<Answer> {
	const { org, device } = await bodyOf(ask, erasedShape);
	requireVoiceOf(ask, org, device);
	const { store, clock } = ask.service;
	const notes = new DeviceNotes(await devicesDatabase(store));
	const revoked = await notes.read(org, device, 'revoked');
	if (revoked === undefined) throw new Refused('not_found', 'This device was not revoked.');
	await notes.write(org, device, 'revoked', { ...revoked, erasedAt: revoked.erasedAt ?? clock.now() });
	await endDeviceAccount(store, org, device);
	return json(200, { ok: true });
}
