import { describe, expect, it } from 'vitest';
import { MARGIN, placeBars } from './bars.ts';

const month = Array.from({ length: 31 }, (_, index) => ({ key: `d${String(index)}`, label: String(index + 1), value: index * 3 }));

describe('the bars of a chart', () => {
	it('[U61] stand side by side inside the frame, the highest under the top', () => {
		const { bars, baseline } = placeBars(month, { width: 800, height: 240 });
		for (const [index, bar] of bars.entries()) {
			expect(bar.x).toBeGreaterThanOrEqual(index === 0 ? MARGIN.left : (bars[index - 1]?.x ?? 0) + (bars[index - 1]?.width ?? 0));
			expect(bar.x + bar.width).toBeLessThanOrEqual(800);
			expect(bar.y).toBeGreaterThanOrEqual(MARGIN.top);
			expect(bar.y + bar.height).toBeCloseTo(baseline);
		}
	});

	it('[U61] carry every number where there is room, and the highest where there is not', () => {
		expect(placeBars(month, { width: 1200, height: 240 }).bars.filter(({ shown }) => shown)).toHaveLength(30);
		expect(
			placeBars(month, { width: 300, height: 240 })
				.bars.filter(({ shown }) => shown)
				.map(({ value }) => value)
		).toEqual([90]);
	});

	it('[U61] are taller the larger the number', () => {
		const heights = placeBars(month, { width: 800, height: 240 }).bars.map(({ height }) => height);
		expect(heights).toEqual([...heights].sort((a, b) => a - b));
	});

	it('[U61] have a scale of whole numbers when all are nought', () => {
		const chart = placeBars([{ key: 'a', label: '1', value: 0 }], { width: 300, height: 200 });
		expect(chart.lines.map(({ value }) => value)).toEqual([0, 1]);
		expect(chart.bars[0]).toMatchObject({ height: 0, shown: false });
	});
});
