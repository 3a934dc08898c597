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
	// The last picture of each device is kept by the fixtures; one of every frame takes time that the specs want.
	use: { trace: { mode: 'retain-on-failure', screenshots: false } }
});
