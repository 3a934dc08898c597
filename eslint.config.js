import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

// Sizes, imports between rooms and banned calls are the business of tests/architecture.test.ts, whose messages teach.
export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'data/', 'node_modules/', 'test-results/', 'tests/conformance/couchdb/'] },
	js.configs.recommended,
	ts.configs.recommendedTypeChecked,
	svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], tsconfigRootDir: import.meta.dirname }
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			// TypeScript knows what is defined.
			'no-undef': 'off',
			eqeqeq: ['error', 'always'],
			'no-console': 'error',
			'no-restricted-syntax': [
				'error',
				{ selector: 'ExportAllDeclaration', message: 'No barrels: import the file that has the thing.' },
				{ selector: 'TSEnumDeclaration', message: 'Use a union of words: it survives type stripping and reads the same in stored data.' }
			],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' }],
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
			// An implementation of an asynchronous interface may have nothing to wait for.
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
		rules: {
			// The app lives at the root of its origin: `base` is always empty.
			'svelte/no-navigation-without-resolve': 'off',
			// svelte-check is the judge of svelte-ignore: it sees warnings that a lint run of one file does not.
			'svelte/no-unused-svelte-ignore': 'off'
		}
	},
	{
		// In a template the linter does not see what a component's callbacks are given and calls it any; svelte-check does see it.
		files: ['**/*.svelte'],
		rules: Object.fromEntries(
			['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [`@typescript-eslint/no-unsafe-${what}`, 'off'])
		)
	},
	{
		// Command-line programs speak on the console.
		files: ['scripts/**', 'sync-server/main.ts', 'tests/bench/**'],
		rules: { 'no-console': 'off' }
	},
	{
		// Playwright hands fixtures over by destructuring, empty when a fixture needs none.
		files: ['tests/fixtures.ts', 'tests/e2e/**'],
		rules: { 'no-empty-pattern': 'off' }
	},
	{ files: ['**/*.js', '**/*.mjs'], ...ts.configs.disableTypeChecked },
	{
		files: ['src/service-worker.ts'],
		languageOptions: { parserOptions: { projectService: false, project: './src/service-worker.tsconfig.json' } }
	}
);
