// Everything on the device into a rescue file, as a person waits for it.
import { withPage } from './browser-bench.ts';
import type { Bench } from './page/bench-page.ts';
import { percentile, type Measure } from './table.ts';

const FACTS = 20_000;
const ROUNDS = 5;
const TASK_MS_MAX = 100;

declare const bench: Bench;

export function benchRescue(): Promise<Measure[]> {
	return withPage(0, async (openPage) => {
		const page = await openPage();
		await page.evaluate((count) => bench.fill(0, count), FACTS);
		const rounds: { ms: number; longestTaskMs: number }[] = [];
		for (let round = 0; round < ROUNDS; round += 1) rounds.push(await page.evaluate(() => bench.rescue()));
		const median = (of: 'ms' | 'longestTaskMs'): number =>
			percentile(
				rounds.map((round) => round[of]),
				50
			);
		const common = { at: FACTS.toLocaleString('en'), unit: 'ms', baseline: undefined, baselineIs: '' } as const;
		return [
			{ ...common, what: 'Everything into a rescue file', value: median('ms'), budget: undefined },
			{ ...common, what: 'Longest task meanwhile (0: under 50)', value: median('longestTaskMs'), budget: { atMost: TASK_MS_MAX } }
		];
	});
}
