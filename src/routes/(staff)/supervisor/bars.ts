// Where the bars of a chart stand: pure geometry, so that it can be tested without a screen.
import { scaleBand, scaleLinear } from 'd3-scale';

export interface Bar {
	key: string;
	/** Under the bar. */
	label: string;
	value: number;
}
export interface PlacedBar extends Bar {
	x: number;
	y: number;
	width: number;
	height: number;
	/** Whether the number stands over the bar: all of them where there is room, else the highest alone. */
	shown: boolean;
	/** Whether the label stands under the bar. */
	labelled: boolean;
}
export interface Chart {
	bars: PlacedBar[];
	/** Lines across, at round numbers. */
	lines: { value: number; y: number }[];
	baseline: number;
}
export interface Frame {
	width: number;
	height: number;
}

export const MARGIN = { top: 28, right: 4, bottom: 28, left: 36 } as const;
/** Room in pixels that a number of so many digits takes over a bar, and a label under it. */
const DIGIT_WIDTH_PX = 9.5;
const LABEL_GAP_PX = 8;
const LINES_ACROSS = 4;

/** Places bars in a frame (pixels). With no bar above zero the lines still go up to one, so that the chart has a scale. */
export function placeBars(bars: readonly Bar[], { width, height }: Frame): Chart {
	const highest = Math.max(1, ...bars.map(({ value }) => value));
	const across = scaleBand<string>()
		.domain(bars.map(({ key }) => key))
		.range([MARGIN.left, Math.max(MARGIN.left + 1, width - MARGIN.right)])
		.paddingInner(0.25)
		.paddingOuter(0.1);
	const baseline = height - MARGIN.bottom;
	const up = scaleLinear().domain([0, highest]).nice(LINES_ACROSS).range([baseline, MARGIN.top]);
	const step = across.step();
	const allFit = step >= String(highest).length * DIGIT_WIDTH_PX + 2;
	const every = Math.max(1, Math.ceil((Math.max(...bars.map(({ label }) => label.length), 1) * DIGIT_WIDTH_PX + LABEL_GAP_PX) / step));
	return {
		bars: bars.map((bar, index) => ({
			...bar,
			x: across(bar.key) ?? MARGIN.left,
			y: up(bar.value),
			width: across.bandwidth(),
			height: baseline - up(bar.value),
			shown: bar.value > 0 && (allFit || bar.value === highest),
			labelled: (bars.length - 1 - index) % every === 0
		})),
		lines: up
			.ticks(LINES_ACROSS)
			.filter((value) => Number.isInteger(value))
			.map((value) => ({ value, y: up(value) })),
		baseline
	};
}
