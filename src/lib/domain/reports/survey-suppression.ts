// What whoever is above the centre may not see (D158): groups under five are not broken down, and no hidden group can be computed
// back from what is left.
import type { ChoiceSums } from '../totals.ts';
import type { StepFigures, VersionFigures } from './survey-figures.ts';

/** A group of fewer answers than this is shown to the centre alone. */
export const GROUP_SHOWN_MIN = 5;

/** Which of these groups are hidden: the small ones, and of the others the smallest until what is hidden could be anybody's. */
export function hiddenAmong(counts: Readonly<Record<string, number>>): Set<string> {
	const rising = Object.entries(counts)
		.filter(([, count]) => count > 0)
		.sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
	const small = rising.filter(([, count]) => count < GROUP_SHOWN_MIN).length;
	if (small === 0) return new Set();
	let hidden = small;
	let sum = rising.slice(0, small).reduce((total, [, count]) => total + count, 0);
	while (hidden < rising.length && (hidden < 2 || sum < GROUP_SHOWN_MIN)) {
		sum += rising[hidden]?.[1] ?? 0;
		hidden += 1;
	}
	return new Set(rising.slice(0, hidden).map(([key]) => key));
}

/** Figures with null where a group is withheld; `withheld` says whether any is. */
export type ShownFigures = Omit<VersionFigures, 'byMode' | 'byService' | 'byDevice' | 'steps'> & {
	withheld: boolean;
	byMode: WithGaps<VersionFigures['byMode']>;
	byService: WithGaps<VersionFigures['byService']>;
	byDevice: WithGaps<VersionFigures['byDevice']>;
	steps: (Omit<StepFigures, 'choices'> & {
		choices: (Omit<ChoiceSums, 'chosen'> & { chosen: WithGaps<ChoiceSums['chosen']> }) | undefined;
	})[];
};
type WithGaps<R> = { [K in keyof R]: R[K] | null };

/** As the viewer may see them. */
export function suppressed(figures: VersionFigures, viewer: 'centre' | 'above'): ShownFigures {
	if (viewer === 'centre') return { ...figures, withheld: false };
	const isSmall = figures.n < GROUP_SHOWN_MIN;
	const [byMode, byService, byDevice] = [
		groups(figures.byMode, isSmall),
		groups(figures.byService, isSmall),
		groups(figures.byDevice, isSmall)
	];
	const steps = isSmall ? [] : figures.steps.map((step) => ({ ...step, choices: step.choices && choicesShown(step.choices) }));
	const gaps = [byMode, byService, byDevice, ...steps.map(({ choices }) => choices?.chosen ?? {})];
	const withheld = (isSmall && figures.n > 0) || gaps.some((record) => Object.values(record).includes(null));
	return { ...figures, sections: isSmall ? [] : figures.sections, byMode, byService, byDevice, steps, withheld };
}

function groups<T extends { n: number }>(all: Record<string, T>, hideAll: boolean): Record<string, T | null> {
	const hidden = hiddenAmong(Object.fromEntries(Object.entries(all).map(([key, { n }]) => [key, n])));
	return Object.fromEntries(Object.entries(all).map(([key, group]) => [key, hideAll || hidden.has(key) ? null : group]));
}

function choicesShown({ n, chosen }: ChoiceSums): { n: number; chosen: Record<string, number | null> } {
	const hidden = hiddenAmong(chosen);
	return { n, chosen: Object.fromEntries(Object.entries(chosen).map(([code, count]) => [code, hidden.has(code) ? null : count])) };
}
