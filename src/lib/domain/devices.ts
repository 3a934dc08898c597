// The devices of the centre as its facts say (U130): what each is called and whether it has lost its place. How they are today is told
// by the server's registry; this is what every device of the centre knows without a network.
import { decided, firstRefusal, type Check, type Decision } from './decision.ts';
import { subjectIdOf } from './fact-id.ts';
import { inOrder } from './fact-order.ts';
import type { Fact } from './facts.ts';
import { NAME_CHARACTERS_MAX } from './limits.ts';
import { refuse } from './refusals.ts';
import { may, type Role } from './roles.ts';
import { cleanLine } from './thai-text.ts';
import type { RevocationReason } from './words.ts';

export type DeviceFact = Fact<'device-enrolled' | 'device-renamed' | 'device-revoked'>;

export interface CentreDevice {
	/** ULID. */
	id: string;
	name: string;
	/** Why it has lost its place, and when that was recorded; undefined while it has one. There is no way back: it is enrolled anew. */
	revoked: { reason: RevocationReason; at: string } | undefined;
}

/** Facts that say what the device is; its keys say nothing here. */
export const isDeviceFact = (fact: Fact): fact is DeviceFact =>
	fact.kind === 'device-enrolled' || fact.kind === 'device-renamed' || fact.kind === 'device-revoked';

/** The device as its facts say; undefined while nothing has said what it is called, nor that it is no more. */
export function foldDevice(facts: readonly DeviceFact[]): CentreDevice | undefined {
	const ordered = inOrder(facts);
	const [first] = ordered;
	if (first === undefined) return undefined;
	const named = ordered.findLast((fact) => fact.kind !== 'device-revoked');
	const revoked = ordered.find((fact) => fact.kind === 'device-revoked');
	return {
		id: subjectIdOf(first._id),
		name: named?.body.name ?? '',
		revoked: revoked && { reason: revoked.body.reason, at: revoked.at }
	};
}

/** Names are shown to the whole centre; an unchanged one records nothing. */
export function decideRenameDevice(roles: readonly Role[], before: string, typed: string): Decision<'device-renamed'> {
	const name = cleanLine(typed);
	const refusal = firstRefusal([
		permitted(roles),
		() => (name.length > NAME_CHARACTERS_MAX ? refuse('field-too-long', 'name', { max: NAME_CHARACTERS_MAX }) : undefined),
		() => (name === '' ? refuse('field-empty', 'name') : undefined),
		() => (name === before ? refuse('nothing-changed', 'name') : undefined)
	]);
	return refusal === undefined ? decided('device-renamed', { name }) : { ok: false, refusal };
}

/** Told to every device of the centre; at the server it has happened by then. */
export function decideRevokeDevice(roles: readonly Role[], reason: RevocationReason): Decision<'device-revoked'> {
	const refusal = firstRefusal([permitted(roles)]);
	return refusal === undefined ? decided('device-revoked', { reason }) : { ok: false, refusal };
}

const permitted =
	(roles: readonly Role[]): Check =>
	() =>
		may(roles, 'manage-devices') ? undefined : refuse('not-permitted');
