// Who works at the counter (D60–D65): added, changed, disabled and enabled by a head, told to every device of the centre. A staff
// member is a person with a role here; whether that person has an account at the server is another matter.
import { decided, firstRefusal, type Check, type Decision } from './decision.ts';
import { subjectIdOf } from './fact-id.ts';
import { inOrder } from './fact-order.ts';
import type { Fact } from './facts.ts';
import { NAME_CHARACTERS_MAX } from './limits.ts';
import { refuse } from './refusals.ts';
import { may, type Role } from './roles.ts';
import type { StaffMember } from './staff-member.ts';
import { cleanLine } from './thai-text.ts';
import type { DisableReason, StaffRole } from './words.ts';

export type StaffFact = Fact<'staff-added' | 'staff-changed' | 'staff-disabled' | 'staff-enabled'>;

export interface StaffContext {
	roles: readonly Role[];
	/** Everybody who was ever added here, the disabled too. */
	staff: readonly StaffMember[];
	/** Who asks. */
	by: string;
}

/** As typed: the name is cleaned before it is stored. */
export interface StaffStatement {
	name: string;
	role: StaffRole;
}

/** The person as their facts say; undefined while nothing has said who they are (D4). */
export function foldStaff(facts: readonly StaffFact[]): StaffMember | undefined {
	const ordered = inOrder(facts);
	const said = ordered.findLast((fact) => fact.kind === 'staff-added' || fact.kind === 'staff-changed');
	if (said === undefined) return undefined;
	const last = ordered.findLast((fact) => fact.kind === 'staff-disabled' || fact.kind === 'staff-enabled');
	const disabled = last?.kind === 'staff-disabled' ? last.body.reason : undefined;
	return { id: subjectIdOf(said._id), name: said.body.name, role: said.body.role, disabled };
}

export function decideAddStaff(context: StaffContext, typed: StaffStatement): Decision<'staff-added'> {
	const body = cleaned(typed);
	const refusal = firstRefusal([permitted(context), ...nameChecks(body.name)]);
	return refusal === undefined ? decided('staff-added', body) : { ok: false, refusal };
}

/** Says name and role as they are from now on. The last head cannot make themself something else. */
export function decideChangeStaff(context: StaffContext, id: string, typed: StaffStatement): Decision<'staff-changed'> {
	const body = cleaned(typed);
	const before = memberOf(context, id);
	const refusal = firstRefusal([
		permitted(context),
		known(before),
		...nameChecks(body.name),
		() => (body.role !== 'head' ? lastHead(context, before) : undefined),
		() => (before?.name === body.name && before.role === body.role ? refuse('nothing-changed') : undefined)
	]);
	return refusal === undefined ? decided('staff-changed', body) : { ok: false, refusal };
}

/** From now on the person works on no device of the centre. Heads who are the last one cannot shut themselves out. */
export function decideDisableStaff(context: StaffContext, id: string, reason: DisableReason): Decision<'staff-disabled'> {
	const member = memberOf(context, id);
	const refusal = firstRefusal([
		permitted(context),
		known(member),
		() => lastHead(context, member),
		() => (member?.disabled === undefined ? undefined : refuse('nothing-changed'))
	]);
	return refusal === undefined ? decided('staff-disabled', { reason }) : { ok: false, refusal };
}

export function decideEnableStaff(context: StaffContext, id: string): Decision<'staff-enabled'> {
	const member = memberOf(context, id);
	const refusal = firstRefusal([
		permitted(context),
		known(member),
		() => (member?.disabled === undefined ? refuse('nothing-changed') : undefined)
	]);
	return refusal === undefined ? decided('staff-enabled', {}) : { ok: false, refusal };
}

const cleaned = ({ name, role }: StaffStatement): StaffStatement => ({ name: cleanLine(name), role });
const memberOf = ({ staff }: StaffContext, id: string): StaffMember | undefined => staff.find((one) => one.id === id);

const permitted =
	({ roles }: StaffContext): Check =>
	() =>
		may(roles, 'manage-people') ? undefined : refuse('not-permitted');
const known =
	(member: StaffMember | undefined): Check =>
	() =>
		member === undefined ? refuse('unknown-staff') : undefined;
const nameChecks = (name: string): Check[] => [
	() => (name.length > NAME_CHARACTERS_MAX ? refuse('field-too-long', 'name', { max: NAME_CHARACTERS_MAX }) : undefined),
	() => (name === '' ? refuse('field-empty', 'name') : undefined)
];

function lastHead({ staff, by }: StaffContext, member: StaffMember | undefined): ReturnType<Check> {
	if (member?.id !== by || member.role !== 'head') return undefined;
	const others = staff.some((one) => one.id !== by && one.role === 'head' && one.disabled === undefined);
	return others ? undefined : refuse('last-head');
}
