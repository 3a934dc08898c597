import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chunkOf, CHUNKS, type Chunk } from './scripts/chunks.ts';
import { chromiumLaunchOptions } from './tests/chromium.ts';

/** What an earlier chunk has, and all that it imports, no later one takes. */
const groupOf = (chunk: Chunk, place: number) => ({
	name: (id: string, graph: ModuleGraph) => (chunkOf(id, (module) => graph.getModuleInfo(module)?.importers) === chunk ? chunk : null),
	priority: CHUNKS.length - place
});
interface ModuleGraph {
	getModuleInfo(id: string): { importers: readonly string[] } | null;
}

const underTest = process.env.VITEST !== undefined;

export default defineConfig({
	plugins: [sveltekit()],
	// The build for browsers of today. The package's own entry wraps the one for old ones, and none of that is left out.
	resolve: { alias: [{ find: /^dexie$/, replacement: 'dexie/dist/modern/dexie.mjs' }] },
	// Only the worker of PINs imports it, which the first look round does not see.
	optimizeDeps: { include: ['hash-wasm', 'read-excel-file/universal'] },
	server: { port: 8421, proxy: { '/db': 'http://127.0.0.1:8420', '/_sala': 'http://127.0.0.1:8420' } },
	build: {
		target: 'es2022',
		rolldownOptions: {
			output: {
				codeSplitting: { groups: CHUNKS.map(groupOf) }
			}
		}
	},
	test: {
		projects: [
			{
				// Pure rules, server, and everything that Node can run.
				extends: true,
				test: {
					name: 'node',
					setupFiles: ['./tests/seed.ts'],
					environment: 'node',
					include: [
						'src/**/*.test.ts',
						'sync-server/**/*.test.ts',
						'tests/*.test.ts',
						'tests/{bench,conformance,convergence,hostile}/**/*.test.ts',
						'scripts/**/*.test.ts'
					],
					exclude: ['**/*.browser.test.ts', 'node_modules/**'],
					// Many of them wait for a disk or for a program to start: two at once even on two cores.
					maxWorkers: 2,
					// What prepares a test is as slow as a test on a machine with other work.
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				// What needs real IndexedDB, Web Crypto, Cache Storage or Web Locks.
				extends: true,
				test: {
					name: 'browser',
					setupFiles: ['./tests/cheap-pins-setup.ts'],
					include: ['src/**/*.browser.test.ts'],
					testTimeout: 120_000,
					hookTimeout: 120_000,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: underTest ? await chromiumLaunchOptions() : {} }),
						instances: [{ browser: 'chromium' }]
					}
				}
			}
		]
	}
});
