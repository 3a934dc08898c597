// How soon names are found after unlocking, with ten thousand visitors and with those of a hundred thousand facts.
import type { Page } from 'playwright';
import { withPage } from './browser-bench.ts';
import type { Bench } from './page/bench-page.ts';
import { percentile, type Measure } from './table.ts';

/** Six of ten facts are visits. */
const FACTS_FEW = 16_666;
const FACTS_MANY = 100_000;
const ROUNDS = 5;
const SEARCHES = 80;
const BUILD_MS_MAX = 1_000;
const SEARCH_MS_MAX = 50;
const TASK_MS_MAX = 100;

declare const bench: Bench;

export function benchNames(): Promise<Measure[]> {
	return withPage(0, async (openPage) => {
		const page = await openPage();
		return [...(await namesOf(page, FACTS_FEW)), ...(await namesOf(page, FACTS_MANY))];
	});
}

async function namesOf(page: Page, facts: number): Promise<Measure[]> {
	const visits = await page.evaluate((count) => bench.names.fillNames(count), facts);
	const asked: { ms: number; longestTaskMs: number }[] = [];
	for (let round = 0; round < ROUNDS; round += 1) asked.push(await page.evaluate(() => bench.names.buildAsked()));
	const idle = await page.evaluate(() => bench.names.buildIdle());
	const searched = await page.evaluate((count) => bench.names.searches(count), SEARCHES);
	const common = { at: `${visits.toLocaleString('en')} visitors`, unit: 'ms', baseline: undefined, baselineIs: '' } as const;
	const build = percentile(
		asked.map(({ ms }) => ms),
		50
	);
	const longest = Math.max(...[idle, ...asked].map(({ longestTaskMs }) => longestTaskMs));
	return [
		{
			...common,
			what: 'A name found right after unlocking',
			value: build,
			budget: facts === FACTS_FEW ? { atMost: BUILD_MS_MAX } : undefined
		},
		{ ...common, what: 'Names made findable while nobody waits', value: idle.ms, budget: undefined },
		{ ...common, what: 'Longest task meanwhile (0: under 50)', value: longest, budget: { atMost: TASK_MS_MAX } },
		{
			...common,
			what: 'A search from then on, p50',
			value: percentile(searched, 50),
			budget: facts === FACTS_FEW ? { atMost: SEARCH_MS_MAX } : undefined
		},
		{ ...common, what: 'A search from then on, p95', value: percentile(searched, 95), budget: undefined }
	];
}
