import { defineConfig } from '@playwright/test';

export default defineConfig({
	testDir: './e2e',
	outputDir: '../test-results/e2e',
	// Each test has its own server and profiles; two at once is what a small machine bears.
	workers: 2,
	fullyParallel: true,
	forbidOnly: true,
	timeout: 120_000,
	expect: { timeout: 15_000 },
	reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
	// The last picture and the log of each device are kept by the fixtures. A trace of every step costs a third of the time: it is made
	// when it is asked for, to look into a spec that failed.
	use: { trace: process.env['SALA_TRACE'] === undefined ? 'off' : { mode: 'retain-on-failure', screenshots: false } }
});
