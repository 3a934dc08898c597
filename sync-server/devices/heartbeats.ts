// POST /_sala/heartbeats: a device says how it is, and hears whether it was revoked (P146).
import * as z from 'zod/mini';
import { Refused } from '../errors.ts';
import { json, type Answer, type Ask } from '../protocol/exchange.ts';
import { devicesDatabase } from './device-database.ts';
import { DeviceNotes, DEVICES_NOTED_MAX } from './device-notes.ts';
import { ordinalOf } from './ordinals.ts';
import { KeptCodes } from './kept-codes.ts';
import { bodyOf, deviceNameShape, deviceShape, orgShape } from './shapes.ts';
import { requireVoiceOf } from './who-may.ts';

const VERSION_CHARACTERS_MAX = 40;
const count = z.number().check(z.int(), z.gte(0));
const bytes = z.nullable(z.number().check(z.gte(0)));

const shape = z.object({
	org: orgShape,
	device: deviceShape,
	name: deviceNameShape,
	version: z.string().check(z.maxLength(VERSION_CHARACTERS_MAX)),
	unsent: count,
	refused: count,
	held: count,
	storage: z.object({ used: bytes, quota: bytes, persistent: z.nullable(z.boolean()) }),
	offset: z.nullable(z.number()),
	lastFactAt: z.nullable(z.iso.datetime())
});

/** `{org, device, …Report}` → 200 `{revoked, serverTime, ordinal}`: the time in milliseconds since 1970, the device's place from 0. */
export async function heartbeats(ask: Ask): Promise<Answer> {
	const { org, device, ...report } = await bodyOf(ask, shape);
	requireVoiceOf(ask, org, device);
	const { store, clock } = ask.service;
	const database = await devicesDatabase(store);
	await new KeptCodes(database, clock).sweep();
	const notes = new DeviceNotes(database);
	if ((await notes.read(org, device, 'heard')) === undefined) await refuseTooMany(notes, org);
	await notes.write(org, device, 'heard', { at: clock.now(), user: ask.user.name ?? '', report });
	const revoked = (await notes.read(org, device, 'revoked')) !== undefined;
	const ordinal = await ordinalOf(database, org, device);
	return json(200, { revoked, serverTime: clock.now(), ordinal }, { 'Cache-Control': 'no-store' });
}

async function refuseTooMany(notes: DeviceNotes, org: string): Promise<void> {
	if ((await notes.ofOrganisation(org)).length < DEVICES_NOTED_MAX) return;
	throw new Refused('forbidden', `An organisation has at most ${DEVICES_NOTED_MAX} devices.`);
}
