// What the bench measures inside a real browser: the app's own rooms, composed as the app composes them, each beside the
// cheapest thing that could have done the same. Built by Vite for production, driven by browser-bench.ts.
import type { Session } from '#device/ports.ts';
import Dexie, { liveQuery } from 'dexie';
import type { App } from '#app/app.ts';
import { compose } from '#app/compose.ts';
import { bangkokDay } from '#domain/days.ts';
import { periodFigures } from '#domain/reports/period-figures.ts';
import { addTotals, emptyDay, visitContribution } from '#domain/totals.ts';
import { dayTotals } from '#readmodel/queries/day-totals.ts';
import { visitsOfDay } from '#readmodel/queries/visits-of-day.ts';
import { readCheckpoint } from '#readmodel/write-batch.ts';
import type { PersonalRow, VisitRow } from '#readmodel/schema.ts';
import { publishedFacts } from '../../centre.ts';
import { BENCH_ORG, benchFacts, FIRST_DAY, LAST_DAY, serviceOf } from '../facts.ts';
import { openBareDatabase, type BareDatabase } from './bare-database.ts';
import { find } from './find-page.ts';
import { names } from './names-page.ts';

const FILL_BATCH = 1_000;
const PIN = '482915';
const session: Session = {
	kind: 'account',
	user: 'clerk',
	displayName: 'Clerk',
	roles: ['org-bench:head'],
	org: BENCH_ORG,
	device: '01BENCHTABET00000000000000'
};
let app: App | undefined;

const must = <T>(value: T | undefined): T => {
	if (value === undefined) throw new Error('The bench asked for something before it was there');
	return value;
};

/** Composes the app; with `syncs` it exchanges with the server this page came from. */
async function open(syncs: boolean): Promise<void> {
	app = await compose({ session, syncs });
}

/** Somebody of the centre is at the device: what is personal can be sealed. */
async function unlock(): Promise<void> {
	const { vault } = must(app);
	if (vault.state === 'absent') await vault.make(session.user, PIN, []);
	else await vault.unlock(session.user, PIN);
}

async function close(): Promise<void> {
	await app?.close();
	app = undefined;
}

/** Puts the facts after the first `have` up to `count`, and what a centre publishes, straight into the ledger, and projects them. */
async function fill(have: number, count: number): Promise<void> {
	const { openPouchLedger } = await import('#ledger/pouch-ledger.ts');
	const ledger = await openPouchLedger({ org: BENCH_ORG });
	if (have === 0) await ledger.pouch.bulkDocs(publishedFacts(BENCH_ORG));
	for (let from = have; from < count; from += FILL_BATCH) {
		await ledger.pouch.bulkDocs(benchFacts(Math.min(FILL_BATCH, count - from), from) as never);
	}
	await ledger.close();
	await open(false);
	await unlock();
	await untilReady();
}

/** Resolves when the read model stands for the whole ledger. */
function untilReady(): Promise<void> {
	return new Promise((resolve) => {
		const look = (): void => {
			if (must(app).startup.state === 'ready') resolve();
			else requestAnimationFrame(look);
		};
		look();
	});
}

function intent(number: number) {
	const nowMs = must(app).clock.now();
	const { ids } = must(app);
	const work = { work: ids.ulid(nowMs), service: serviceOf(number), mode: 'complete' as const, tangrath: false };
	return {
		visit: ids.ulid(nowMs),
		act: ids.ulid(nowMs),
		on: bangkokDay(nowMs, 0),
		visitor: 'citizen' as const,
		channel: 'counter' as const,
		works: [{ ...work, outcome: 'completed' as const }],
		personal: { title: 'นาง', name: `สมศรี ใจดี ${number}`, phone: '0800000000', moo: '3' }
	};
}

/**
 * Milliseconds of each save, from the tap until the day's list, as a live query hands it to the screen, has the row; and of
 * writing that same row bare. One after the other, so that both meet the same disk.
 */
async function saves(count: number): Promise<{ saves: number[]; bare: number[] }> {
	const db = must(app).readModel;
	const today = intent(0).on;
	const bareDatabase = await openBareDatabase(db, today);
	const waiting = new Map<string, () => void>();
	const list = liveQuery(() => visitsOfDay(db, today)).subscribe((rows) => {
		for (const row of rows) waiting.get(row.id)?.();
	});
	const times = { saves: [] as number[], bare: [] as number[] };
	for (let number = 0; number < count; number += 1) {
		const visit = intent(number);
		const started = performance.now();
		const shown = new Promise<void>((resolve) => waiting.set(visit.visit, resolve));
		const done = await must(app).commands.registerVisit(visit);
		if (!done.ok) throw new Error(done.refusal.code);
		await shown;
		times.saves.push(performance.now() - started);
		waiting.delete(visit.visit);
		times.bare.push(await bareWrite(bareDatabase, visit.visit));
	}
	list.unsubscribe();
	bareDatabase.close();
	return times;
}

async function bareWrite(database: BareDatabase, visit: string): Promise<number> {
	const db = must(app).readModel;
	const [row, personal] = await Promise.all([db.visits.get(visit), db.personal.get(visit)]);
	const started = performance.now();
	await database.write(row as VisitRow, personal as PersonalRow);
	return performance.now() - started;
}

/** Milliseconds of each quarter's figures from the running totals. */
const quarters = (count: number): Promise<number[]> =>
	repeated(count, async () => periodFigures(await dayTotals(must(app).readModel, FIRST_DAY, LAST_DAY)));

/** Milliseconds of each quarter's figures by reading and adding up every visit. */
function scans(count: number): Promise<number[]> {
	const db = must(app).readModel;
	return repeated(count, async () => {
		const rows = await db.visits.where('[on+at]').between([FIRST_DAY, Dexie.minKey], [LAST_DAY, Dexie.maxKey]).toArray();
		const sum = rows.reduce((total, row) => addTotals(total, visitContribution({ ...row, on: FIRST_DAY })), emptyDay(FIRST_DAY));
		return periodFigures([sum]);
	});
}

async function repeated(count: number, work: () => Promise<unknown>): Promise<number[]> {
	const times: number[] = [];
	for (let at = 0; at < count; at += 1) {
		const started = performance.now();
		await work();
		times.push(performance.now() - started);
	}
	return times;
}

/** Milliseconds of PouchDB's own one-shot pull of the bench's database into an empty one. */
async function plainPull(): Promise<number> {
	const { default: PouchDB } = await import('pouchdb');
	const local = new PouchDB('plain-pull', { adapter: 'idb' });
	await local.info();
	const started = performance.now();
	await local.replicate.from(new URL('/db/org-bench', location.href).href, { batch_size: FILL_BATCH });
	const ms = performance.now() - started;
	await local.destroy();
	return ms;
}

/** Milliseconds until all of the server's facts are in ledger and read model, and the longest task on the way. */
async function firstSync(facts: number): Promise<{ ms: number; longestTaskMs: number }> {
	let longestTaskMs = 0;
	const observer = new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, entry.duration);
	});
	observer.observe({ type: 'longtask' });
	const started = performance.now();
	await open(true);
	const db = must(app).readModel;
	await new Promise<void>((resolve) => {
		const reached = liveQuery(() => readCheckpoint(db)).subscribe((checkpoint) => {
			if ((checkpoint?.seq ?? 0) < facts) return;
			reached.unsubscribe();
			resolve();
		});
	});
	const ms = performance.now() - started;
	observer.disconnect();
	return { ms, longestTaskMs };
}

/** Milliseconds until everything is in a rescue file, the longest task on the way (0 below 50 ms), and how much is in it. */
async function rescue(): Promise<{ ms: number; longestTaskMs: number; documents: number }> {
	const { makeRescueFile } = await import('#app/compose-rescue.ts');
	let longestTaskMs = 0;
	const observer = new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, entry.duration);
	});
	observer.observe({ type: 'longtask' });
	const started = performance.now();
	const { documents } = await makeRescueFile({ session, scope: 'all', app: 'bench' });
	const ms = performance.now() - started;
	observer.disconnect();
	return { ms, longestTaskMs, documents };
}

export const bench = { names, find, open, close, fill, saves, quarters, scans, plainPull, firstSync, rescue };
export type Bench = typeof bench;
(globalThis as { bench?: Bench }).bench = bench;
