// How the bench says what it measured: each figure beside its baseline of the same run, as a ratio, with its budget.

export interface Measure {
	/** What was done, in a few words. */
	what: string;
	/** How much was stored, or how many at once; '' where it does not matter. */
	at: string;
	/** The figure and its baseline, in `unit`. A baseline of undefined means the budget is absolute. */
	value: number;
	baseline: number | undefined;
	unit: 'ms' | 'kB' | 'docs/s' | 'writes/s' | 'MB' | 'bytes' | 'requests' | 'databases/s' | 'files' | 'guesses/s' | 'h';
	/** What `ratio` (or `value` where there is no baseline) must be. */
	budget: { atMost: number } | { atLeast: number } | undefined;
	baselineIs: string;
}

/** Value ÷ baseline, or undefined where there is no baseline. */
export const ratioOf = (measure: Measure): number | undefined =>
	measure.baseline === undefined ? undefined : measure.value / measure.baseline;

/** Whether the budget holds; undefined where there is none. */
export function within(measure: Measure): boolean | undefined {
	if (measure.budget === undefined) return undefined;
	const figure = ratioOf(measure) ?? measure.value;
	return 'atMost' in measure.budget ? figure <= measure.budget.atMost : figure >= measure.budget.atLeast;
}

const digits = (n: number): string => (n >= 100 ? Math.round(n).toLocaleString('en') : n.toPrecision(3));

/** One Markdown table, ready for the README. */
export function markdown(measures: readonly Measure[]): string {
	const head = [
		'| what | stored | measured | baseline of the same run | ratio | budget | |',
		'| --- | --- | ---: | ---: | ---: | ---: | --- |'
	];
	return [...head, ...measures.map(row)].join('\n');
}

function row(measure: Measure): string {
	const ratio = ratioOf(measure);
	const { budget } = measure;
	const limit = budget === undefined ? '' : 'atMost' in budget ? `≤ ${budget.atMost}` : `≥ ${budget.atLeast}`;
	const verdict = { true: 'holds', false: '**missed**', undefined: '' }[String(within(measure)) as 'true' | 'false' | 'undefined'];
	const baseline =
		measure.baseline === undefined ? measure.baselineIs : `${digits(measure.baseline)} ${measure.unit} (${measure.baselineIs})`;
	return `| ${measure.what} | ${measure.at} | ${digits(measure.value)} ${measure.unit} | ${baseline} | ${ratio === undefined ? '' : ratio.toFixed(2)} | ${limit} | ${verdict} |`;
}

/** The p-th percentile (0–100) by nearest rank. */
export function percentile(values: readonly number[], p: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const index = Math.min(sorted.length - 1, Math.max(0, Math.ceil((p / 100) * sorted.length) - 1));
	return sorted[index] ?? Number.NaN;
}
