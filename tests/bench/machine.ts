// What a figure was measured on: without it no figure means anything.
import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { cpus, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { chromiumLaunchOptions } from '../chromium.ts';
import { percentile } from './table.ts';

const FSYNCS = 100;
const BLOCK_BYTES = 4_096;
const GIBIBYTE_BYTES = 1024 ** 3;

export interface Machine {
	cpu: string;
	cores: number;
	memoryGb: number;
	/** Median of appending a block and waiting for the disk. */
	fsyncMs: number;
	/** Busy processes over the last minute, other people's included. */
	load: number;
	node: string;
	chromium: string;
}

export async function describeMachine(): Promise<Machine> {
	return {
		cpu: cpus()[0]?.model ?? 'unknown',
		cores: cpus().length,
		memoryGb: Math.round(totalmem() / GIBIBYTE_BYTES),
		fsyncMs: medianFsyncMs(),
		load: loadavg()[0] ?? 0,
		node: process.versions.node,
		chromium: await chromiumVersion()
	};
}

/** Said above the table. */
export const inWords = (machine: Machine): string =>
	`${machine.cpu}, ${machine.cores} cores, ${machine.memoryGb} GB; fsync ${machine.fsyncMs.toFixed(2)} ms; load ${machine.load.toFixed(1)}; ` +
	`Node ${machine.node}, Chromium ${machine.chromium}.`;

function medianFsyncMs(): number {
	const folder = mkdtempSync(join(tmpdir(), 'sala-bench-fsync-'));
	const file = openSync(join(folder, 'file'), 'a');
	const times: number[] = [];
	for (let at = 0; at < FSYNCS; at += 1) {
		const started = performance.now();
		writeSync(file, Buffer.alloc(BLOCK_BYTES, at));
		fsyncSync(file);
		times.push(performance.now() - started);
	}
	closeSync(file);
	rmSync(folder, { recursive: true });
	return percentile(times, 50);
}

async function chromiumVersion(): Promise<string> {
	const browser = await chromium.launch(await chromiumLaunchOptions());
	const version = browser.version();
	await browser.close();
	return version;
}
