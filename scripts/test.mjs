// `npm test`: installs when needed, finds a Chromium, runs every check, and ends with `N passed, N failed`.
// `npm test -- --only=unit,e2e` runs some of them.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { countPlaywright, countVitest } from './test-counts.mjs';
import { buildWhenNeeded, installWhenNeeded, root, run } from './workshop.mjs';

/** @typedef {import('./test-counts.mjs').Count} Count */
/** @typedef {Count & { name: string, seconds: number }} Outcome */

const EXIT_WRONG_OPTIONS = 2;
const results = join(root, 'test-results');
/** @param {string} name */
const reportOf = (name) => join(results, `${name}.json`);

/** A check that is one thing: it holds or it does not. @param {string} what @param {{ code: number, output: string }} ended @returns {Count} */
function asOne(what, { code, output }) {
	if (code !== 0) process.stdout.write(`\n── ${what} says\n${output}`);
	return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** @param {string} command @param {string[]} args */
const tool = async (command, args) => asOne(command, await run(command, args, { quiet: true }));

/**
 * A suite that counts its own tests. One whose exit code is bad although its report knows no failure still failed.
 * @param {{ command: string, args: string[], report: string, count: (report: any) => Count, env?: Record<string, string> }} how
 * @returns {Promise<Count>}
 */
async function suite({ command, args, report, count, env = {} }) {
	const { code } = await run(command, args, { env });
	/** @type {Count} */
	let counted = { passed: 0, failed: 0, skipped: 0 };
	try {
		counted = count(JSON.parse(readFileSync(report, 'utf8')));
	} catch {
		console.error('The suite ended without a report.');
		counted.failed = 1;
	}
	return { ...counted, failed: Math.max(counted.failed, code === 0 ? 0 : 1) };
}

/** @param {string} project */
const vitest = (project) =>
	suite({
		command: 'vitest',
		args: ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${reportOf(project)}`],
		report: reportOf(project),
		count: countVitest
	});

const e2e = () =>
	suite({
		command: 'playwright',
		args: ['test', '-c', 'tests/playwright.config.ts'],
		report: reportOf('e2e'),
		count: countPlaywright,
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf('e2e') }
	});

/**
 * `beside`: goes on while those after it do, as it keeps one core busy and no more.
 * @type {{ name: string, needsChromium?: true, beside?: true, check: () => Promise<Count> }[]}
 */
const checks = [
	{ name: 'format', beside: true, check: () => tool('prettier', ['--check', '--log-level', 'warn', '.']) },
	{ name: 'types', check: () => tool('npm', ['run', '--silent', 'check']) },
	{ name: 'lint', beside: true, check: () => tool('eslint', ['.', '--max-warnings=0']) },
	{ name: 'build', check: async () => asOne('vite', await buildWhenNeeded()) },
	{ name: 'unit', check: () => vitest('node') },
	{ name: 'browser', needsChromium: true, check: () => vitest('browser') },
	{ name: 'e2e', needsChromium: true, check: e2e }
];

/** The checks asked for; what e2e opens must have been built. */
function chosen() {
	const only = process.argv.slice(2).flatMap((argument) => /^--only=(.+)$/.exec(argument)?.[1]?.split(',') ?? [argument]);
	const wrong = only.filter((name) => !checks.some((check) => check.name === name));
	if (wrong.length > 0) {
		const names = checks.map(({ name }) => name).join(', ');
		console.error(`No such check: ${wrong.join(', ')}. There are: ${names} (npm test -- --only=unit,e2e).`);
		process.exit(EXIT_WRONG_OPTIONS);
	}
	if (only.includes('e2e')) only.push('build');
	return only.length === 0 ? checks : checks.filter(({ name }) => only.includes(name));
}

/** @param {typeof checks[number]} entry @param {boolean} hasChromium @returns {Promise<Outcome>} */
async function runCheck({ name, needsChromium, check }, hasChromium) {
	console.log(`\n── ${name}`);
	const started = performance.now();
	const missing = needsChromium === true && !hasChromium;
	const nowhere = { code: 1, output: 'No Chromium here, and none could be installed. Set CHROMIUM_PATH.\n' };
	const count = missing ? asOne(name, nowhere) : await check();
	return { name, ...count, seconds: (performance.now() - started) / 1000 };
}

/** Prints the summary. @param {Outcome[]} outcomes @returns {boolean} whether all is well */
function summarise(outcomes) {
	console.log('\n── summary');
	const sum = { passed: 0, failed: 0 };
	for (const { name, passed, failed, skipped, seconds } of outcomes) {
		const skips = skipped > 0 ? `, ${skipped} skipped` : '';
		console.log(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(8)} ${passed} passed, ${failed} failed${skips} (${seconds.toFixed(1)} s)`);
		sum.passed += passed;
		sum.failed += failed;
	}
	console.log(`${sum.passed} passed, ${sum.failed} failed`);
	return sum.failed === 0;
}

/** @param {typeof checks} entries */
async function main(entries) {
	await installWhenNeeded();
	rmSync(results, { recursive: true, force: true });
	mkdirSync(results, { recursive: true });
	const { ensureChromium } = await import('./chromium.mjs');
	const hasChromium = entries.some(({ needsChromium }) => needsChromium) && (await ensureChromium()) !== undefined;
	const running = [];
	for (const entry of entries) {
		const outcome = runCheck(entry, hasChromium);
		running.push(outcome);
		if (!entry.beside) await outcome;
	}
	return summarise(await Promise.all(running));
}

try {
	process.exit((await main(chosen())) ? 0 : 1);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
