// GET /_sala/devices?org=: the registry of an organisation's devices (P147).
import { may, rolesIn } from '#domain/roles.ts';
import { SILENT_FOR_HEAD_WORKING_DAYS, SILENT_FOR_PROVINCE_WORKING_DAYS, silentWorkingDays } from '#domain/silence.ts';
import { Refused } from '../errors.ts';
import { json, type Answer, type Ask } from '../protocol/exchange.ts';
import { devicesDatabase } from './device-database.ts';
import { DeviceNotes, type NotedDevice, type Report } from './device-notes.ts';
import { requireSomebody } from './who-may.ts';

/** A device as the registry tells of it. Times in milliseconds since 1970 of the server. */
export interface RegisteredDevice {
	device: string;
	name: string;
	/** Came by a code and signs in by itself; otherwise somebody's account is signed in on it. */
	hasCredential: boolean;
	enrolledAt: number | null;
	lastHeard: number | null;
	/** Whole working days without a word; null for a device that is over, or was never heard. */
	silentWorkingDays: number | null;
	report: Report | null;
	revoked: { at: number; by: string; reason: string; erasedAt: number | null } | null;
}

/** 200 `{serverTime, devices, silent: {forHead, forProvince}}`. */
export async function devices(ask: Ask): Promise<Answer> {
	const org = ask.query.get('org') ?? '';
	requireReader(ask, org);
	const { store, clock } = ask.service;
	const noted = await new DeviceNotes(await devicesDatabase(store)).ofOrganisation(org);
	const listed = noted.map((device) => registered(device, clock.now()));
	const silentSince = (days: number) => listed.filter((device) => (device.silentWorkingDays ?? 0) >= days).length;
	const silent = { forHead: silentSince(SILENT_FOR_HEAD_WORKING_DAYS), forProvince: silentSince(SILENT_FOR_PROVINCE_WORKING_DAYS) };
	return json(200, { serverTime: clock.now(), devices: listed, silent }, { 'Cache-Control': 'no-store' });
}

function requireReader(ask: Ask, org: string): void {
	requireSomebody(ask);
	const held = rolesIn(ask.user.roles, org);
	if (may(held, 'manage-devices') || may(held, 'read-figures')) return;
	throw new Refused('forbidden', 'Your account has no role that may see the devices of this organisation.');
}

function registered({ device, notes: { enrolled, heard, revoked } }: NotedDevice, now: number): RegisteredDevice {
	const lastSign = heard?.at ?? enrolled?.at;
	return {
		device,
		name: heard?.report.name ?? enrolled?.name ?? '',
		hasCredential: enrolled !== undefined,
		enrolledAt: enrolled?.at ?? null,
		lastHeard: heard?.at ?? null,
		silentWorkingDays: revoked !== undefined || lastSign === undefined ? null : silentWorkingDays(lastSign, now),
		report: heard?.report ?? null,
		revoked: revoked === undefined ? null : { ...revoked, erasedAt: revoked.erasedAt ?? null }
	};
}
