// The centre's devices at the server (S30, S33): this one tells how it is and hears whether it was revoked; who keeps devices sees them all
// and takes a place away. Needs the network; nothing here retries.
import * as z from 'zod/mini';
import {
	accountProblemOf,
	askSala,
	type AccountProblem,
	type NamedAccount,
	type SalaAddress,
	type SalaProblem,
	type SalaReply
} from './sala-request.ts';

/** What a device says of itself. Bytes, milliseconds, ISO UTC. */
const reportShape = z.object({
	name: z.string(),
	version: z.string(),
	unsent: z.number(),
	refused: z.number(),
	held: z.number(),
	storage: z.object({ used: z.nullable(z.number()), quota: z.nullable(z.number()), persistent: z.nullable(z.boolean()) }),
	offset: z.nullable(z.number()),
	lastFactAt: z.nullable(z.string())
});
export type DeviceReport = z.output<typeof reportShape>;

const deviceShape = z.object({
	device: z.string(),
	name: z.string(),
	hasCredential: z.boolean(),
	enrolledAt: z.nullable(z.number()),
	lastHeard: z.nullable(z.number()),
	silentWorkingDays: z.nullable(z.number()),
	report: z.nullable(reportShape),
	revoked: z.nullable(z.object({ at: z.number(), by: z.string(), reason: z.string(), erasedAt: z.nullable(z.number()) }))
});
/** A device as the registry knows it; times in milliseconds of the server. */
export type RegisteredDevice = z.output<typeof deviceShape>;
const registryShape = z.object({ serverTime: z.number(), devices: z.array(deviceShape) });
export type Registry = z.output<typeof registryShape>;

/** A heartbeat's answer, with this device's place among those of its organisation (an older server says none), or why there is none: `not-known` when the server does not know this session any more. */
export type Heard = { revoked: boolean; ordinal?: number } | { problem: SalaProblem | 'not-known' };
export type OfficeProblem = SalaProblem | AccountProblem | 'unknown-device';
export type OfficeAnswer<T> = ({ ok: true } & T) | { ok: false; problem: OfficeProblem };

const UNAUTHORIZED = 401;
const FORBIDDEN = 403;
const NOT_FOUND = 404;

/** Which device of which organisation's database. */
export interface DeviceNamed {
	/** `org-…` */
	org: string;
	/** ULID. */
	device: string;
}

/** Never rejects. */
export async function sendHeartbeat(named: DeviceNamed, report: DeviceReport, address?: SalaAddress): Promise<Heard> {
	const reply = await askSala('heartbeats', { body: { ...named, ...report } }, address);
	if ('problem' in reply) return reply;
	if (reply.status === UNAUTHORIZED) return { problem: 'not-known' };
	const { revoked, ordinal } = reply.data;
	if (reply.status !== 200 || typeof revoked !== 'boolean') return { problem: 'bad-reply' };
	return Number.isInteger(ordinal) ? { revoked, ordinal: ordinal as number } : { revoked };
}

/** The registry of an organisation. Never rejects. */
export async function readRegistry(org: string, address?: SalaAddress): Promise<OfficeAnswer<{ registry: Registry }>> {
	const reply = await askSala(`devices?org=${encodeURIComponent(org)}`, {}, address);
	if ('problem' in reply || reply.status !== 200) return { ok: false, problem: problemOf(reply) };
	const registry = registryOf(reply.data);
	return registry === undefined ? { ok: false, problem: 'bad-reply' } : { ok: true, registry };
}

/** A registry as it was kept or came; undefined for what is none. */
export const registryOf = (value: unknown): Registry | undefined => registryShape.safeParse(value).data;

/** Takes a device's place away. `hadCredential` false: somebody's account is on it, which goes on. Never rejects. */
export async function revokeDevice(
	named: DeviceNamed,
	reason: string,
	account: NamedAccount | undefined,
	address?: SalaAddress
): Promise<OfficeAnswer<{ hadCredential: boolean }>> {
	const reply = await askSala('devices/revocations', { body: { ...named, reason }, account }, address);
	if ('problem' in reply || reply.status !== 200) return { ok: false, problem: problemOf(reply) };
	return { ok: true, hadCredential: reply.data['hadCredential'] === true };
}

/** Says that nothing of the centre is left here. True as well when the server is done with this device already. Never rejects. */
export async function sayErased(named: DeviceNamed, account: NamedAccount | undefined, address?: SalaAddress): Promise<boolean> {
	const reply = await askSala('devices/erased', { body: named, account }, address);
	return 'status' in reply && [200, UNAUTHORIZED, FORBIDDEN, NOT_FOUND].includes(reply.status);
}

function problemOf(reply: SalaReply): OfficeProblem {
	if ('problem' in reply) return reply.problem;
	const { status, data } = reply;
	return status === NOT_FOUND ? 'unknown-device' : (accountProblemOf(status, data) ?? 'bad-reply');
}
