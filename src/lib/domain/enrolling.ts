// A device begins to work for the centre (D49).
import { decided, firstRefusal, type Decision } from './decision.ts';
import { NAME_CHARACTERS_MAX } from './limits.ts';
import { refuse } from './refusals.ts';
import { may, type Role } from './roles.ts';
import { cleanLine } from './thai-text.ts';
import type { EnrolmentWay } from './words.ts';

/** As typed: the name is cleaned before it is stored. */
export interface EnrolStatement {
	name: string;
	way: EnrolmentWay;
}

export function decideEnrolDevice({ roles }: { roles: readonly Role[] }, typed: EnrolStatement): Decision<'device-enrolled'> {
	const body = { name: cleanLine(typed.name), way: typed.way };
	const refusal = firstRefusal([
		() => (may(roles, 'enrol-device') ? undefined : refuse('not-permitted')),
		() => (body.name.length > NAME_CHARACTERS_MAX ? refuse('field-too-long', 'name', { max: NAME_CHARACTERS_MAX }) : undefined),
		() => (body.name === '' ? refuse('field-empty', 'name') : undefined)
	]);
	return refusal === undefined ? decided('device-enrolled', body) : { ok: false, refusal };
}
