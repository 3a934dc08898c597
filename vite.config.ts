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

/** Many of these wait for a disk or for a program to start: two at once even on two cores. What prepares a test is as slow as a test. */
const inNode = {
	setupFiles: ['./tests/seed.ts'],
	environment: 'node',
	exclude: ['**/*.browser.test.ts', 'node_modules/**', 'tests/e2e/**'],
	maxWorkers: 2,
	testTimeout: 60_000,
	hookTimeout: 60_000
};

const keepsToItself = ['src/lib/{domain,exports,i18n}/**/*.test.ts', 'sync-server/**/*.test.ts'];

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
				// Pure rules and what keeps to itself: the files of a worker share what they load, and none leaves anything behind.
				extends: true,
				test: { ...inNode, name: 'shared', isolate: false, include: keepsToItself }
			},
			{
				// All else that Node can run: databases that have one name in every file, whole servers, the rules of the repository.
				extends: true,
				test: {
					...inNode,
					name: 'node',
					include: ['{src,sync-server,scripts,tests}/**/*.test.ts'],
					exclude: [...inNode.exclude, ...keepsToItself]
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
