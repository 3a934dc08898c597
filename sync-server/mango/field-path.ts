// Where in a document a field's name points: dots part, `\.` is a dot of the name, a number counts in a list.
import { Refused } from '../errors.ts';
import { isObject, type JsonObject } from './json.ts';

/** `missing`: the last object has no such member. `bad-path`: the way there leads through something that has no members. */
export type Found = { at: 'value'; value: unknown } | { at: 'missing' } | { at: 'bad-path' };

/** The steps of a field's name. Throws Refused when one is empty. */
export function parsePath(field: string): string[] {
	const steps = field.includes('\\') ? field.split(/(?<!\\)\./).map((step) => step.replaceAll('\\', '')) : field.split('.');
	if (steps.includes('')) throw new Refused('invalid_field_name', `Invalid field name: ${field}`);
	return steps;
}

export function getField(value: unknown, steps: readonly string[]): Found {
	let at = value;
	for (const step of steps) {
		if (Array.isArray(at)) {
			if (!/^\d+$/.test(step) || Number(step) >= at.length) return { at: 'bad-path' };
			at = at[Number(step)];
		} else if (isObject(at)) {
			if (!Object.hasOwn(at, step)) return { at: 'missing' };
			at = at[step];
		} else return { at: 'bad-path' };
	}
	return { at: 'value', value: at };
}

/** A document with nothing but these fields of another, each in its place. */
export function project(document: unknown, fields: readonly (readonly string[])[]): JsonObject {
	const projected: JsonObject = {};
	for (const steps of fields) {
		const found = getField(document, steps);
		if (found.at === 'value') setField(projected, steps, found.value);
	}
	return projected;
}

function setField(target: JsonObject, steps: readonly string[], value: unknown): void {
	let at = target;
	for (const step of steps.slice(0, -1)) {
		const next = Object.hasOwn(at, step) ? at[step] : undefined;
		if (next !== undefined && !isObject(next)) return;
		if (next === undefined) define(at, step, {});
		at = at[step] as JsonObject;
	}
	define(at, steps.at(-1) as string, value);
}

/** Plain assignment would lose a member called `__proto__`. */
const define = (target: JsonObject, name: string, value: unknown): void => {
	Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
};
