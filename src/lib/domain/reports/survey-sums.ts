// What days' running totals hold of one version of a survey, added together over the days (D9, D154).
import { NO_SUMS, plusSums, type QuestionSums } from '../question-sums.ts';
import type { SurveyDefinition } from '../facts-of-surveys.ts';
import type { ChoiceSums, DayTotals } from '../totals.ts';
import type { Counted } from './period-figures.ts';

export type VersionName = Pick<SurveyDefinition, 'definition' | 'version'>;

export const versionOfKey = (key: string): string => key.slice(0, key.indexOf('|', key.indexOf('|') + 1) >>> 0);
const prefixOf = ({ definition, version }: VersionName): string => `${definition}|${version}`;
export const together = (sums: Iterable<QuestionSums>): QuestionSums => [...sums].reduce(plusSums, NO_SUMS);
export const total = (counts: Record<string, number>): number => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** What a record of the days has of a version, by what stands behind the version in its keys. */
export function partsOf<T>(days: readonly DayTotals[], name: VersionName, record: (day: DayTotals) => Record<string, T>): [string, T][] {
	const prefix = prefixOf(name);
	return days.flatMap((day) =>
		Object.entries(record(day)).flatMap(([key, value]): [string, T][] =>
			key === prefix || key.startsWith(`${prefix}|`) ? [[key.slice(prefix.length + 1), value]] : []
		)
	);
}

export function countedBy(days: readonly DayTotals[], name: VersionName, record: 'answered' | 'abandoned' | 'shown'): Counted {
	return Object.fromEntries(
		summed(
			partsOf(days, name, (day) => day[record]),
			(a, b) => a + b
		)
	);
}

/** Sums by question, of all modes or of one. */
export function byQuestion<K extends 'sums' | 'numbers' | 'choices' | 'noOpinion'>(
	days: readonly DayTotals[],
	name: VersionName,
	record: K,
	plus: (a: DayTotals[K][string][string], b: DayTotals[K][string][string]) => DayTotals[K][string][string],
	mode?: string
): Map<string, DayTotals[K][string][string]> {
	type One = DayTotals[K][string][string];
	const parts = partsOf(days, name, (day) => day[record] as Record<string, Record<string, One>>);
	return summed(
		parts.filter(([of]) => mode === undefined || of === mode).flatMap(([, questions]) => Object.entries(questions)),
		plus
	);
}

export function summed<T>(parts: readonly (readonly [string, T])[], plus: (a: T, b: T) => T): Map<string, T> {
	const sums = new Map<string, T>();
	for (const [key, value] of parts) {
		const before = sums.get(key);
		sums.set(key, before === undefined ? value : plus(before, value));
	}
	return sums;
}

export function plusChoices(a: ChoiceSums, b: ChoiceSums): ChoiceSums {
	const chosen = summed([...Object.entries(a.chosen), ...Object.entries(b.chosen)], (x, y) => x + y);
	return { n: a.n + b.n, chosen: Object.fromEntries(chosen) };
}
