// What every decision answers: the body of a fact to record, or the first reason why not.
import { assert } from './assert.ts';
import type { Attached } from './attached.ts';
import { factBodies, type FactBody, type FactKind } from './facts.ts';
import type { Personal } from './personal.ts';
import type { Refusal } from './refusals.ts';

/**
 * `personal`, when present, is to be sealed and stored in the same act as the fact; it says all that is now known of the
 * person, so an empty one wipes what an earlier record said. When absent, nothing personal is to be written.
 * `personalSubject`: the record is about this ULID instead of the fact's subject, so that it hides none of that one's records;
 * the fact names it in its `note` (linked.ts). `attached`: bytes to be sealed and stored beside that record.
 */
export type Decision<K extends FactKind> =
	{ ok: true; body: FactBody<K>; personal?: Personal; personalSubject?: string; attached?: Attached } | { ok: false; refusal: Refusal };

/** A question that a decision asks; the answer is a reason to say no, or nothing. */
export type Check = () => Refusal | undefined;

/** The first reason, in the order asked: callers ask in the order of precedence of refusals.ts (D13). */
export function firstRefusal(checks: readonly Check[]): Refusal | undefined {
	for (const check of checks) {
		const refusal = check();
		if (refusal !== undefined) return refusal;
	}
	return undefined;
}

/** Yes. A body that its own shape would call malformed is a bug in the decision, found here and not on another device. */
export function decided<K extends FactKind>(
	kind: K,
	body: FactBody<K>,
	personal?: Personal,
	{ subject, attached }: { subject?: string; attached?: Attached } = {}
): Decision<K> {
	const shaped = factBodies[kind].body.safeParse(body);
	assert(shaped.success, `a decided ${kind} has its own shape`);
	if (personal === undefined) return { ok: true, body };
	const beside = { ...(subject === undefined ? {} : { personalSubject: subject }), ...(attached === undefined ? {} : { attached }) };
	return { ok: true, body, personal, ...beside };
}
