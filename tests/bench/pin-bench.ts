// What a PIN costs: the person who has it, in the shipped worker under its shipped policy, and whoever tries all of them with
// native code on every core.
import { argon2 } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright';
import { PIN_COST, PIN_HASH_BYTES, PIN_SALT_BYTES, type PinHashAnswer, type PinHashWork } from '../../src/lib/device/pin-hash.ts';
import { PIN_DIGITS } from '../../src/lib/domain/pins.ts';
import { root } from '../architecture/sources.ts';
import { chromiumLaunchOptions } from '../chromium.ts';
import { ServerProcess } from '../server-process.ts';
import { percentile, type Measure } from './table.ts';

const UNLOCKINGS = 10;
const GUESSES_PER_CORE = 12;
const UNLOCK_MS_MIN = 250;
const HOURS_MIN = 24;
const SECONDS_PER_HOUR = 3_600;
const MICROSECONDS_PER_SECOND = 1_000_000;
const WORKERS = '_app/immutable/workers';

export async function benchPin(): Promise<Measure[]> {
	const unlockMs = percentile(await unlockings(), 50);
	const guessesPerSecond = await nativeGuesses();
	const at = `${PIN_COST.memoryKiB / 1_024} MiB × ${PIN_COST.passes}`;
	const hours = 10 ** PIN_DIGITS / guessesPerSecond / SECONDS_PER_HOUR;
	return [
		{
			what: 'Hashing a PIN in Chromium, p50',
			at,
			value: unlockMs,
			unit: 'ms',
			baseline: undefined,
			baselineIs: '',
			budget: { atLeast: UNLOCK_MS_MIN }
		},
		{
			what: `Native guesses on ${availableParallelism()} cores`,
			at,
			value: guessesPerSecond,
			unit: 'guesses/s',
			baseline: undefined,
			baselineIs: '',
			budget: undefined
		},
		{
			what: 'All PINs of six digits at that rate',
			at,
			value: hours,
			unit: 'h',
			baseline: undefined,
			baselineIs: '',
			budget: { atLeast: HOURS_MIN }
		}
	];
}

/** Milliseconds of each hash, from the page's side. */
async function unlockings(): Promise<number[]> {
	const server = await ServerProcess.start();
	const browser = await chromium.launch(await chromiumLaunchOptions());
	try {
		const page = await browser.newPage();
		await page.goto(`${server.url}/sign-in`);
		const times: number[] = [];
		for (let n = 0; n < UNLOCKINGS; n += 1) times.push(await hashOnce(page));
		return times;
	} finally {
		await browser.close();
		await server.dispose();
		rmSync(server.dataDir, { recursive: true, force: true });
	}
}

function hashOnce(page: Page): Promise<number> {
	const name = readdirSync(join(root, 'build', WORKERS)).find((file) => /^pin-hash\.worker-.*\.js$/.test(file));
	const work: PinHashWork = { pin: '482915', salt: new Uint8Array(PIN_SALT_BYTES), cost: PIN_COST, bytes: PIN_HASH_BYTES };
	return page.evaluate(
		async ({ url, work }) => {
			const begun = performance.now();
			const worker = new Worker(url, { type: 'module' });
			const answer = await new Promise<PinHashAnswer>((resolve, reject) => {
				worker.onmessage = ({ data }: MessageEvent<PinHashAnswer>) => resolve(data);
				worker.onerror = ({ message }) => reject(new Error(message));
				worker.postMessage({ ...work, salt: new Uint8Array(Object.values(work.salt)) });
			});
			worker.terminate();
			if ('failed' in answer) throw new Error(answer.failed);
			return performance.now() - begun;
		},
		{ url: `/${WORKERS}/${name ?? 'none'}`, work }
	);
}

const hash = promisify(argon2);

/** Guesses a second, each core at work on its own. By the time of the processor, so that other work on the machine flatters nobody. */
async function nativeGuesses(): Promise<number> {
	const cores = availableParallelism();
	const before = process.cpuUsage();
	await Promise.all(Array.from({ length: cores }, (_, core) => guess(core)));
	const { user, system } = process.cpuUsage(before);
	const secondsPerGuess = (user + system) / MICROSECONDS_PER_SECOND / (cores * GUESSES_PER_CORE);
	return cores / secondsPerGuess;
}

async function guess(core: number): Promise<void> {
	const parameters = { parallelism: 1, tagLength: PIN_HASH_BYTES, memory: PIN_COST.memoryKiB, passes: PIN_COST.passes };
	for (let n = 0; n < GUESSES_PER_CORE; n += 1) {
		const message = String(core * GUESSES_PER_CORE + n).padStart(PIN_DIGITS, '0');
		await hash('argon2id', { ...parameters, message, nonce: Buffer.alloc(PIN_SALT_BYTES, core) });
	}
}
