// Two periods beside each other (D157): the difference of two means with a 95 % confidence interval (Welch), and what may be said of it.
// Pure figures; the words are on the screen.
import type { Statistics } from './period-figures.ts';

/** Below so many surveys in either period nothing is said of a difference. */
export const COMPARED_SURVEYS_MIN = 5;
const SHARE_INSIDE = 0.95;
/** Of the normal distribution, both sides. */
const NORMAL_95 = 1.959963984540054;
/** From here on the series round the normal distribution is exact to six decimals. */
const DEGREES_LARGE = 200;
const STEPS = 400;
const HALVINGS = 50;

export type ComparisonSays = 'higher' | 'lower' | 'no-clear-difference' | 'too-few';
export interface Comparison {
	says: ComparisonSays;
	/** Now less before, unrounded; undefined where too few answered. */
	difference: number | undefined;
	low: number | undefined;
	high: number | undefined;
}
/** A mean, and of how many surveys: answers of one visitor to several questions are not independent of each other, so they count once. */
export interface Compared extends Pick<Statistics, 'mean' | 'sd'> {
	n: number;
}

/** Whether a mean is clearly another than before: only where the whole interval lies on one side of nought. */
export function compareMeans(before: Compared, now: Compared): Comparison {
	const few = Math.min(before.n, now.n) < COMPARED_SURVEYS_MIN;
	if (few || before.mean === undefined || now.mean === undefined || before.sd === undefined || now.sd === undefined)
		return { says: 'too-few', difference: undefined, low: undefined, high: undefined };
	const difference = now.mean - before.mean;
	const half = halfWidth({ variance: before.sd ** 2, n: before.n }, { variance: now.sd ** 2, n: now.n });
	const [low, high] = [difference - half, difference + half];
	return { says: low > 0 ? 'higher' : high < 0 ? 'lower' : 'no-clear-difference', difference, low, high };
}

interface Spread {
	variance: number;
	n: number;
}

function halfWidth(a: Spread, b: Spread): number {
	const [ofA, ofB] = [a.variance / a.n, b.variance / b.n];
	const both = ofA + ofB;
	if (both === 0) return 0;
	// Welch–Satterthwaite.
	const degrees = both ** 2 / (ofA ** 2 / (a.n - 1) + ofB ** 2 / (b.n - 1));
	return studentQuantile(degrees) * Math.sqrt(both);
}

/** The t within whose ± lies 95 % of Student's distribution with so many degrees of freedom (at least 1, not always whole). */
export function studentQuantile(degrees: number): number {
	return degrees > DEGREES_LARGE ? nearNormal(degrees) : bySearch(degrees);
}

function nearNormal(degrees: number): number {
	const z = NORMAL_95;
	return z + (z ** 3 + z) / (4 * degrees) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2);
}

/** With t = √ν·tan θ the density is cos^(ν−1) θ, so no gamma function is wanted: the angle is halved in on. */
function bySearch(degrees: number): number {
	const density = (angle: number): number => Math.cos(angle) ** (degrees - 1);
	const whole = area(density, Math.PI / 2);
	let [from, to] = [0, Math.PI / 2];
	for (let halving = 0; halving < HALVINGS; halving += 1) {
		const middle = (from + to) / 2;
		if (area(density, middle) < SHARE_INSIDE * whole) from = middle;
		else to = middle;
	}
	return Math.sqrt(degrees) * Math.tan(from);
}

/** Under the curve from 0, by Simpson's rule. */
function area(curve: (x: number) => number, to: number): number {
	const step = to / STEPS;
	let sum = curve(0) + curve(to);
	for (let at = 1; at < STEPS; at += 1) sum += (at % 2 === 1 ? 4 : 2) * curve(at * step);
	return (sum * step) / 3;
}
