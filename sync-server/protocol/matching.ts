// Selectors asked of many documents at a time.
import { Refused } from '../errors.ts';
import { matcherOf } from '../mango/match.ts';
import { usesPattern, type Selector } from '../mango/normalize.ts';
import { withinTime } from '../mango/time-limit.ts';

/** Time that patterns may take on the documents of one page. */
export const PATTERN_MS_MAX = 500;

/**
 * Keeps what matches of a page. A limit on time costs something, so it is put on a page as a whole, and only where a pattern can
 * run away. Throws Refused when one does.
 */
export function pageFilter<T>(selector: Selector, documentOf: (one: T) => unknown): (page: readonly T[]) => T[] {
	const matches = matcherOf(selector);
	const matching = (page: readonly T[]) => page.filter((one) => matches(documentOf(one)));
	if (!usesPattern(selector)) return matching;
	return (page) => {
		const done = withinTime(PATTERN_MS_MAX, () => matching(page));
		if (done === undefined) throw new Refused('bad_arg', `A $regex took longer than ${PATTERN_MS_MAX} ms`);
		return done.result;
	};
}
