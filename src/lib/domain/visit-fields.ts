// Which optional fields the counter form has (D93): none until a head switches one on.
import { decided, firstRefusal, type Decision } from './decision.ts';
import { inOrder } from './fact-order.ts';
import type { Fact } from './facts.ts';
import { refuse } from './refusals.ts';
import { may, type Role } from './roles.ts';
import { visitFields, type VisitField } from './words.ts';

export interface VisitFieldsContext {
	roles: readonly Role[];
	/** As they are now. */
	fields: readonly VisitField[];
}

/** Whether the form may have these fields from now on. */
export function decideSetVisitFields({ roles, fields }: VisitFieldsContext, wanted: readonly VisitField[]): Decision<'visit-fields-set'> {
	const ordered = visitFields.filter((field) => wanted.includes(field));
	const refusal = firstRefusal([
		() => (may(roles, 'set-profile') ? undefined : refuse('not-permitted')),
		() => (ordered.join() === fields.join() ? refuse('nothing-changed') : undefined)
	]);
	return refusal === undefined ? decided('visit-fields-set', { fields: ordered }) : { ok: false, refusal };
}

/** The fields last said, in the order of the form. */
export function foldVisitFields(facts: readonly Fact<'visit-fields-set'>[]): VisitField[] {
	const said = inOrder(facts).at(-1)?.body.fields ?? [];
	return visitFields.filter((field) => said.includes(field));
}
