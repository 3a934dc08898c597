// Puts the refusals of a form where they belong: beside their fields and in the summary at the top.
import type { Refusal } from '#domain/refusals.ts';

export interface ShownError {
	/** Id of the control it is about, where it is about one. */
	field?: string;
	message: string;
}

/** Id of a field of a form on the page; two forms on one page have different prefixes. */
export const fieldId = (prefix: string, field: string): string => `${prefix}-${field}`;

/** The first message of a field; undefined when nothing is wrong with it. */
export function messageOf(refusals: readonly Refusal[], field: string, say: (refusal: Refusal) => string): string | undefined {
	const refusal = refusals.find((one) => one.field === field);
	return refusal === undefined ? undefined : say(refusal);
}

/** All messages for the summary, in the order of the refusals. */
export const errorsOf = (refusals: readonly Refusal[], prefix: string, say: (refusal: Refusal) => string): ShownError[] =>
	refusals.map((refusal) => ({ message: say(refusal), ...(refusal.field === undefined ? {} : { field: fieldId(prefix, refusal.field) }) }));
