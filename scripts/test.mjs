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
/** The browser of the tests, looked for (or installed) once. It knows packages, so it is loaded when they are installed. */
const chromium = async () => (found ??= (await import('./chromium.mjs')).ensureChromium());
/** @type {Promise<unknown> | undefined} */
let found;

/** @param {string} what @param {string} output */
const say = (what, output) => process.stdout.write(`\n── ${what} says\n${output}`);

/** A check that is one thing: it holds or it does not. @param {string} what @param {{ code: number, output: string }} ended @returns {Count} */
function asOne(what, { code, output }) {
	if (code !== 0) say(what, output);
	return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
}

/** @param {string} command @param {string[]} args @param {boolean} aside */
const tool = async (command, args, aside) => asOne(command, await run(command, args, { quiet: true, aside }));

/**
 * A suite that counts its own tests. One whose exit code is bad although its report knows no failure still failed. What one that runs
 * aside says is shown when it has ended.
 * @param {{ command: string, args: string[], report: string, count: (report: any) => Count, env?: Record<string, string>, aside: boolean }} how
 * @returns {Promise<Count>}
 */
async function suite({ command, args, report, count, env = {}, aside }) {
	const { code, output } = await run(command, args, { env, quiet: aside, aside });
	if (aside) say(command, output);
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

/** @param {string} name @param {boolean} aside @param {string[]} projects */
const vitest = (name, aside, projects = [name]) =>
	suite({
		command: 'vitest',
		args: [
			'run',
			...projects.map((project) => `--project=${project}`),
			'--reporter=default',
			'--reporter=json',
			`--outputFile.json=${reportOf(name)}`
		],
		report: reportOf(name),
		count: countVitest,
		aside
	});

/** @param {boolean} aside */
const e2e = (aside) =>
	suite({
		command: 'playwright',
		args: ['test', '-c', 'tests/playwright.config.ts'],
		report: reportOf('e2e'),
		count: countPlaywright,
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf('e2e') },
		aside
	});

/** `aside`: something else runs at the same time and goes first. @type {{ name: string, needsChromium?: true, check: (aside: boolean) => Promise<Count> }[]} */
const checks = [
	{ name: 'format', check: (aside) => tool('prettier', ['--check', '--log-level', 'warn', '.'], aside) },
	{ name: 'types', check: (aside) => tool('npm', ['run', '--silent', 'check'], aside) },
	{ name: 'lint', check: (aside) => tool('eslint', ['.', '--max-warnings=0'], aside) },
	{ name: 'build', check: async () => asOne('vite', await buildWhenNeeded()) },
	{ name: 'unit', check: (aside) => vitest('unit', aside, ['shared', 'node']) },
	{ name: 'browser', needsChromium: true, check: (aside) => vitest('browser', aside) },
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

/** @param {typeof checks[number]} entry @param {boolean} aside @returns {Promise<Outcome>} */
async function runCheck({ name, needsChromium, check }, aside) {
	console.log(`\n── ${name}${aside ? ' (beside the others)' : ''}`);
	const started = performance.now();
	const missing = needsChromium === true && (await chromium()) === undefined;
	const nowhere = { code: 1, output: 'No Chromium here, and none could be installed. Set CHROMIUM_PATH.\n' };
	const count = missing ? asOne(name, nowhere) : await check(aside);
	return { name, ...count, seconds: (performance.now() - started) / 1000 };
}

/** One after the other. @param {typeof checks} lane @param {boolean} aside @returns {Promise<Outcome[]>} */
async function runLane(lane, aside) {
	const outcomes = [];
	for (const entry of lane) outcomes.push(await runCheck(entry, aside));
	return outcomes;
}

/**
 * What needs no build goes on beside it. Then end-to-end specs go first; half of their time they wait for a screen or a server, and the
 * others have what they leave of the machine.
 * @param {typeof checks} entries
 */
async function runAll(entries) {
	/** @param {...string} names */
	const lane = (...names) => entries.filter(({ name }) => names.includes(name));
	const first = lane('build');
	const early = runLane(lane('format'), entries.length > 1);
	const outcomes = await runLane(first, false);
	const lanes = [lane('e2e'), lane('unit', 'browser'), lane('types', 'lint')].filter(({ length }) => length > 0);
	const rest = await Promise.all(lanes.map((each, place) => runLane(each, place > 0)));
	return [...(await early), ...outcomes, ...rest.flat()];
}

/** Prints the summary. @param {Outcome[]} outcomes @param {number} tookMs @returns {boolean} whether all is well */
function summarise(outcomes, tookMs) {
	console.log(`\n── summary after ${(tookMs / 1000).toFixed(0)} s`);
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
	const started = performance.now();
	await installWhenNeeded();
	rmSync(results, { recursive: true, force: true });
	mkdirSync(results, { recursive: true });
	if (entries.some(({ needsChromium }) => needsChromium)) await chromium();
	return summarise(await runAll(entries), performance.now() - started);
}

try {
	process.exit((await main(chosen())) ? 0 : 1);
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
