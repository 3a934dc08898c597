// The first pull of a tablet: resumable, without paying twice, and never in the way of captures.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BATCH_DOCS_MAX } from '#sync/driver.ts';
import type { SyncStatus } from '#sync/status.ts';
import { randomFrom } from '../random.ts';
import { aVisit, ulidFrom } from './captures.ts';
import { startServer, type RunningServer } from './running-server.ts';
import { Tablet } from './tablet.ts';

const VISITS = 1700;
let server: RunningServer;
let tablets: Tablet[];
let old: Tablet;
let random: () => number;

const aTablet = async (): Promise<Tablet> => {
	const tablet = await Tablet.make(random, () => server.url(), server.authorization);
	tablets.push(tablet);
	return tablet;
};
const pages = (tablet: Tablet) => tablet.network.requests.filter(({ path }) => path.includes('include_docs'));

beforeEach(async () => {
	tablets = [];
	random = randomFrom(7);
	server = await startServer();
	old = await aTablet();
	await old.capture(VISITS);
	old.sync.start();
	await old.untilSent();
	expect(old.captured.length).toBeGreaterThan(2 * BATCH_DOCS_MAX);
});
afterEach(async () => {
	for (const tablet of tablets) await tablet.sync.stop();
	await server.dispose();
});

describe('a first pull', () => {
	it('[S13] brings everything, says how far it is, and calls none of it unsent', async () => {
		const fresh = await aTablet();
		const seen: SyncStatus[] = [];
		fresh.sync.onStatus((status) => seen.push(status));
		fresh.sync.start();
		await fresh.untilSent();
		expect(await fresh.ids()).toEqual(old.captured.toSorted());
		const progress = seen
			.filter(({ phase }) => phase === 'first-pull')
			.flatMap((status) => (status.progress === undefined ? [] : [status.progress]));
		expect(progress[0]).toMatchObject({ done: 0, total: old.captured.length });
		expect(progress.at(-1)).toMatchObject({ done: old.captured.length, total: old.captured.length });
		expect(progress.every(({ done }, at) => at === 0 || done >= (progress[at - 1]?.done ?? 0))).toBe(true);
		expect(seen.every(({ unsent, sent }) => unsent === 0 && sent === 0)).toBe(true);
		expect(fresh.sync.status().progress).toBeUndefined();
	});

	it('[S14] offers none of it back, not then and not after a reload', async () => {
		const fresh = await aTablet();
		fresh.sync.start();
		await fresh.untilSent();
		await fresh.restart();
		await fresh.untilSent();
		const offered = fresh.network.requests.filter(({ path }) => path.endsWith('_revs_diff') || path.endsWith('_bulk_docs'));
		expect(offered).toEqual([]);
		await old.untilHas(await fresh.capture());
	});

	it('[S14] does not offer back what it pulls later either', async () => {
		const fresh = await aTablet();
		fresh.sync.start();
		await fresh.untilSent();
		await fresh.untilHas(await old.capture(5));
		await fresh.until((status) => status.phase === 'idle' && status.pushedSeq === status.knownSeq);
		expect(fresh.network.requests.some(({ path }) => path.endsWith('_revs_diff'))).toBe(false);
	});

	it('[S13] killed in the middle, it goes on at the last page', async () => {
		const fresh = await aTablet();
		fresh.sync.start();
		await fresh.until(({ progress }) => (progress?.done ?? 0) >= BATCH_DOCS_MAX);
		await fresh.kill();
		const before = pages(fresh).length;
		fresh.sync = fresh.makeSync(fresh.ledger);
		fresh.sync.start();
		await fresh.untilSent();
		expect(await fresh.ids()).toEqual(old.captured.toSorted());
		const [first] = pages(fresh).slice(before);
		expect(first?.path).not.toMatch(/since=0(&|$)/);
	});

	it('[S13] on a link that keeps breaking, pages become small enough to get through', async () => {
		const fresh = await aTablet();
		fresh.network.fate = ({ path }) =>
			path.includes('include_docs') && Number(/limit=(\d+)/.exec(path)?.[1]) > 200 ? 'cut-reply' : 'none';
		fresh.sync.start();
		fresh.impatient();
		await fresh.untilSent();
		expect(await fresh.ids()).toEqual(old.captured.toSorted());
	});

	it('[S13] what is captured meanwhile is unsent, then sent; so is what was captured before', async () => {
		const fresh = await aTablet();
		const before = await fresh.capture(3);
		fresh.sync.start();
		await fresh.until(({ phase, unsent }) => phase === 'first-pull' && unsent === 3);
		const meanwhile = await fresh.capture(4);
		await fresh.untilSent();
		expect(fresh.sync.status()).toMatchObject({ sent: 7, unsent: 0 });
		const all = [...old.captured, ...before, ...meanwhile].toSorted();
		expect(await server.documents()).toEqual(all);
		expect(await fresh.ids()).toEqual(all);
		await old.untilHas(meanwhile);
	});

	it('[S13] what was here before goes too when it names another device, as after a lost device id', async () => {
		const fresh = await aTablet();
		const { fact } = aVisit(random, ulidFrom(random));
		await fresh.ledger.append([{ fact }]);
		fresh.sync.start();
		await fresh.untilSent();
		await old.untilHas([fact._id]);
	});

	it('[S13] what is captured between two halves of it is sent', async () => {
		const fresh = await aTablet();
		fresh.sync.start();
		await fresh.until(({ progress }) => (progress?.done ?? 0) >= BATCH_DOCS_MAX);
		await fresh.kill();
		const between = await fresh.capture(3);
		fresh.sync = fresh.makeSync(fresh.ledger);
		fresh.sync.start();
		await fresh.untilSent();
		await old.untilHas(between);
		expect(fresh.sync.status().sent).toBe(3);
	});

	it('[S13] a tablet whose storage was lost gets its own records back, as sent', async () => {
		await old.wipe();
		old.sync.start();
		const seen: number[] = [];
		old.sync.onStatus(({ unsent }) => seen.push(unsent));
		await old.untilSent();
		expect(await old.ids()).toEqual(old.captured.toSorted());
		expect(old.sync.status().sent).toBe(VISITS);
		expect(Math.max(...seen)).toBe(0);
	});
});
