// Saving, figures and the first sync, in a real Chromium on a real disk, against the real server.
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { chromiumLaunchOptions } from '../chromium.ts';
import type { ServerProcess } from '../server-process.ts';
import { clerkOf, startBenchServer } from './bench-server.ts';
import { BENCH_ORG } from './facts.ts';
import type { Bench } from './page/bench-page.ts';
import { percentile, type Measure } from './table.ts';

const STORED_FEW = 1_000;
const STORED_MANY = 100_000;
const SAVES_WARM_UP = 20;
const SAVES = 200;
const QUARTERS = 50;
const SCANS = 5;
const FIRST_SYNC_FACTS = 20_000;
const FIRST_SYNC_ROUNDS = 3;

const SAVE_RATIO_MAX = 2.5;
const QUARTER_MS_MAX = 10;
const QUARTER_TIMES_FASTER_MIN = 20;
const FIRST_SYNC_RATIO_MAX = 1.5;
const TASK_MS_MAX = 100;

declare const bench: Bench;

/** Saving and figures with few and with many facts stored. */
export async function benchSaving(): Promise<Measure[]> {
	return withPage(0, async (openPage) => {
		const measures: Measure[] = [];
		let have = 0;
		for (const stored of [STORED_FEW, STORED_MANY]) {
			const page = await openPage();
			await page.evaluate(([from, to]) => bench.fill(from, to), [have, stored] as const);
			have = stored;
			measures.push(...(await savesOf(page, stored)), ...(await figuresOf(page, stored)));
			await page.evaluate(() => bench.close());
			await page.close();
		}
		return measures;
	});
}

async function savesOf(page: Page, stored: number): Promise<Measure[]> {
	await page.evaluate((count) => bench.saves(count), SAVES_WARM_UP);
	const { saves, bare } = await page.evaluate((count) => bench.saves(count), SAVES);
	const common = { at: stored.toLocaleString('en'), unit: 'ms', baselineIs: 'bare strict write' } as const;
	return [
		{ ...common, what: 'Save a visit, tap to list, p50', value: percentile(saves, 50), baseline: percentile(bare, 50), budget: undefined },
		{
			...common,
			what: 'Save a visit, tap to list, p95',
			value: percentile(saves, 95),
			baseline: percentile(bare, 95),
			budget: { atMost: SAVE_RATIO_MAX }
		}
	];
}

async function figuresOf(page: Page, stored: number): Promise<Measure[]> {
	const quarterMs = percentile(await page.evaluate((count) => bench.quarters(count), QUARTERS), 50);
	const common = { at: stored.toLocaleString('en'), unit: 'ms' } as const;
	const measures: Measure[] = [
		{
			...common,
			what: "A quarter's figures, p50",
			value: quarterMs,
			baseline: undefined,
			baselineIs: '',
			budget: { atMost: QUARTER_MS_MAX }
		}
	];
	if (stored < STORED_MANY) return measures;
	const scanMs = percentile(await page.evaluate((count) => bench.scans(count), SCANS), 50);
	const budget = { atLeast: QUARTER_TIMES_FASTER_MIN };
	return [
		...measures,
		{ ...common, what: 'Reading every visit of it instead', value: scanMs, baseline: quarterMs, baselineIs: 'from totals', budget }
	];
}

/** The first sync of a new device, and plain PouchDB doing its part of it. */
export async function benchFirstSync(): Promise<Measure[]> {
	const rounds: { plainMs: number; ms: number; longestTaskMs: number }[] = [];
	for (let round = 0; round < FIRST_SYNC_ROUNDS; round += 1) {
		rounds.push(
			await withPage(FIRST_SYNC_FACTS, async (openPage) => {
				const page = await openPage();
				await signIn(page);
				const plainMs = await page.evaluate(() => bench.plainPull());
				await page.reload();
				return { plainMs, ...(await page.evaluate((facts) => bench.firstSync(facts), FIRST_SYNC_FACTS)) };
			})
		);
	}
	const median = (of: 'plainMs' | 'ms' | 'longestTaskMs'): number =>
		percentile(
			rounds.map((round) => round[of]),
			50
		);
	const common = { at: FIRST_SYNC_FACTS.toLocaleString('en'), unit: 'ms' } as const;
	return [
		{
			...common,
			what: 'First sync into ledger and read model',
			value: median('ms'),
			baseline: median('plainMs'),
			baselineIs: 'plain PouchDB pull',
			budget: { atMost: FIRST_SYNC_RATIO_MAX }
		},
		{
			...common,
			what: 'Longest task meanwhile',
			value: median('longestTaskMs'),
			baseline: undefined,
			baselineIs: '',
			budget: { atMost: TASK_MS_MAX }
		}
	];
}

const signIn = (page: Page): Promise<void> =>
	page.evaluate(async ({ user, password }) => {
		const body = JSON.stringify({ name: user, password });
		const answer = await fetch('/db/_session', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
		if (!answer.ok) throw new Error(`Signing in: ${answer.status}`);
	}, clerkOf(BENCH_ORG));

/** Runs `work` with a browser of a fresh profile, on the bench's page served by a fresh server with so many facts. */
export async function withPage<T>(facts: number, work: (openPage: () => Promise<Page>) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'sala-bench-browser-'));
	let server: ServerProcess | undefined;
	try {
		const appDir = join(folder, 'page');
		await buildPage(appDir);
		server = await startBenchServer([{ org: BENCH_ORG, facts }], { appDir });
		const { url } = server;
		const context = await chromium.launchPersistentContext(join(folder, 'profile'), await chromiumLaunchOptions());
		context.setDefaultTimeout(0);
		try {
			return await work(async () => {
				const page = await context.newPage();
				await page.goto(url);
				return page;
			});
		} finally {
			await context.close();
		}
	} finally {
		await server?.dispose();
		if (server !== undefined) rmSync(server.dataDir, { recursive: true, force: true });
		rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
	}
}

async function buildPage(outDir: string): Promise<void> {
	const root = join(import.meta.dirname, 'page');
	await build({
		configFile: false,
		root,
		logLevel: 'warn',
		plugins: [svelte()],
		// As the app is built.
		resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
		// Where the server lets a worker hash PINs.
		worker: { format: 'es', rolldownOptions: { output: { entryFileNames: '_app/immutable/workers/[name]-[hash].js' } } },
		build: { outDir, emptyOutDir: true, target: 'es2022', rolldownOptions: { input: join(root, '200.html') } }
	});
}
