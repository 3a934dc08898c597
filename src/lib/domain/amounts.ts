// Rounding for print, and nowhere else (D10; domain.md §3.1, §3.3): figures stay unrounded until they are shown.

export const DECIMALS_SHOWN = 2;
/** Below this JavaScript writes numbers with an exponent, and nothing of them is shown anyway. */
const SMALLEST = 1e-6;
/** What a double holds of a decimal figure; the digit after these is an artefact of binary. */
const DIGITS_TRUE = 15;

/** `9.173` → `9.17`; half away from zero on the decimal figure as written, so that 1.005 prints 1.01. '–' for no value. */
export function formatDecimal(value: number | undefined, decimals = DECIMALS_SHOWN): string {
	if (value === undefined || !Number.isFinite(value)) return '–';
	const size = Math.abs(value) < SMALLEST ? 0 : Number(Math.abs(value).toPrecision(DIGITS_TRUE));
	const rounded = Number(`${Math.round(Number(`${size}e${decimals}`))}e-${decimals}`);
	return (value < 0 ? -rounded : rounded).toFixed(decimals);
}

/** Part of a whole in percent, unrounded; undefined of nothing. */
export const percentOf = (part: number, whole: number): number | undefined => (whole === 0 ? undefined : (part / whole) * 100);
