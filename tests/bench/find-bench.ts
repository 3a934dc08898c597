// The one box (`/find`) and the lists of cases, with a quarter's facts and forty thousand cases on the device.
import { withPage } from './browser-bench.ts';
import type { Bench } from './page/bench-page.ts';
import { percentile, type Measure } from './table.ts';

const FACTS = 100_000;
const CASES = 40_000;
const LOOKS = 50;
const LISTS = 10;
const LOOK_MS_MAX = 100;

declare const bench: Bench;

export function benchFind(): Promise<Measure[]> {
	return withPage(0, async (openPage) => {
		const page = await openPage();
		await page.evaluate((count) => bench.names.fillNames(count), FACTS);
		await page.evaluate((count) => bench.find.fillCases(count), CASES);
		const looks = await page.evaluate((count) => bench.find.looks(count), LOOKS);
		const lists = await page.evaluate((count) => bench.find.lists(count), LISTS);
		const common = { unit: 'ms', baseline: undefined, baselineIs: '' } as const;
		const at = `${FACTS.toLocaleString('en')}, ${CASES.toLocaleString('en')} cases`;
		return [
			{ ...common, at, what: 'Find anything, p50', value: percentile(looks, 50), budget: undefined },
			{ ...common, at, what: 'Find anything, p95', value: percentile(looks, 95), budget: { atMost: LOOK_MS_MAX } },
			{ ...common, at, what: 'The cases that are open, p50', value: percentile(lists, 50), budget: undefined }
		];
	});
}
