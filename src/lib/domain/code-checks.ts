// What every list of codes that a centre publishes is asked (D15).
import type { Check } from './decision.ts';
import { CODE_LETTERS } from './fact-pieces.ts';
import { CODE_CHARACTERS_MAX } from './limits.ts';
import { refuse } from './refusals.ts';

/** Whether a text may be a code. */
export const isCode = (code: string): boolean => CODE_LETTERS.test(code) && code.length <= CODE_CHARACTERS_MAX;

/** Codes are well formed, and each is there once. */
export const codeChecks = (field: string, codes: readonly string[]): Check[] => [
	() => (codes.every(isCode) ? undefined : refuse('code-malformed', field)),
	() => (new Set(codes).size < codes.length ? refuse('code-twice', field) : undefined)
];
