// Sums of the answers to one question (D9, D10): enough for mean, S.D. and distribution. Apart from the totals they are part of
// (totals.ts), so that figures load without what keeps totals.

/** Count, sum, sum of squares, and how many of each value; of whole numbers, hence exact. */
export interface QuestionSums {
	n: number;
	sum: number;
	squares: number;
	/** value → how many */
	values: Record<string, number>;
}

export const NO_SUMS: QuestionSums = { n: 0, sum: 0, squares: 0, values: {} };

/** Both together. Neither argument is changed. */
export function plusSums(a: QuestionSums, b: QuestionSums): QuestionSums {
	const values = { ...a.values };
	for (const [value, count] of Object.entries(b.values)) values[value] = (values[value] ?? 0) + count;
	return { n: a.n + b.n, sum: a.sum + b.sum, squares: a.squares + b.squares, values };
}
