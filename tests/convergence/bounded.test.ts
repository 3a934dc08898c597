// The bounded device against the real server: what stays, what leaves, what comes back, and being killed anywhere on the way.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Act } from '#ledger/ledger.ts';
import { requestsLeft } from '#readmodel/queries/some-left.ts';
import { randomFrom } from '../random.ts';
import { BoundedTablet, TODAY } from './bounded-tablet.ts';
import { idsOf } from './captures.ts';
import { startServer, type RunningServer } from './running-server.ts';

const LONG_AGO = ['2026-01-12', '2026-01-13', '2026-02-20'];
const RECENTLY = '2026-10-30';

let server: RunningServer;
let tablets: BoundedTablet[];
let random: () => number;

const aTablet = async (): Promise<BoundedTablet> => {
	const tablet = new BoundedTablet(random, () => server.url(), server.authorization);
	tablets.push(tablet);
	await tablet.start();
	return tablet;
};

interface Filled {
	tablet: BoundedTablet;
	old: Act[];
	open: Act;
	recent: Act;
}

/** A tablet with nine finished visits of long ago, one that is open still, and one of lately; all of it sent. */
async function filled(): Promise<Filled> {
	const tablet = await aTablet();
	const old = LONG_AGO.flatMap((on) => [1, 2, 3].map(() => tablet.visit(on, 'completed')));
	const [open, recent] = [tablet.visit(LONG_AGO[0] as string, 'forwarded'), tablet.visit(RECENTLY, 'completed')];
	await tablet.append(...old, open, recent);
	await tablet.untilSent();
	return { tablet, old, open, recent };
}

const all = (...acts: Act[]): string[] => acts.flatMap(idsOf).toSorted();

beforeEach(async () => {
	tablets = [];
	random = randomFrom(11);
	server = await startServer();
});
afterEach(async () => {
	for (const tablet of tablets) await tablet.stop();
	await server.dispose();
});

describe('a fresh ledger', () => {
	it('[S42] [A40] has what stays, and what was captured meanwhile, unsent; figures are as before, and the old one is gone', async () => {
		const { tablet, old, open, recent } = await filled();
		expect(await tablet.makeFresh()).toBe('ready');
		tablet.network.cut();
		const meanwhile = tablet.visit(TODAY, 'completed');
		await tablet.append(meanwhile);
		const figures = await tablet.figures();
		await tablet.stop();
		await tablet.start();
		expect(await tablet.ids()).toEqual(all(open, recent, meanwhile));
		expect(await tablet.figures()).toEqual(figures);
		expect(tablet.noted).toMatchObject({ current: 2, drop: undefined, ready: undefined });
		tablet.network.restore();
		tablet.sync.nudge();
		expect(await tablet.untilSent()).toMatchObject({ unsent: 0, sent: old.length + 3 });
		expect(await server.documents()).toEqual(all(...old, open, recent, meanwhile));
		expect(tablet.problems).toEqual([]);
	});

	it('[S43] goes on pulling where the old one was, and brings back nothing that left', async () => {
		const { tablet, open, recent } = await filled();
		await tablet.makeFresh();
		await tablet.stop();
		const other = await aTablet();
		const news = other.visit(TODAY, 'completed');
		await other.append(news);
		await other.untilSent();
		await tablet.start();
		await tablet.untilSent();
		expect(await tablet.ids()).toEqual(all(open, recent, news));
		expect(await other.figures()).toEqual(await tablet.figures());
		await tablet.stop();
		await tablet.start();
		await tablet.untilSent();
		expect(await tablet.ids()).toEqual(all(open, recent, news));
	});

	it('[S44] is not made without contact, nor while something is unsent, nor twice in a week', async () => {
		const { tablet } = await filled();
		tablet.network.fate = ({ path }) => (path.includes('_bulk_docs') ? 'lose-request' : 'none');
		await tablet.append(tablet.visit(TODAY, 'completed'));
		expect(await tablet.makeFresh()).toBe('not-now');
		tablet.network.fate = () => 'none';
		tablet.sync.nudge();
		await tablet.untilSent();
		expect(await tablet.makeFresh()).toBe('ready');
		await tablet.stop();
		await tablet.start();
		await tablet.untilSent();
		await tablet.append(...LONG_AGO.map((on) => tablet.visit(on, 'completed')));
		await tablet.untilSent();
		expect(await tablet.makeFresh()).toBe('not-due');
	});

	it('[S45] is thrown away when something that leaves was touched before it took its place', async () => {
		const { tablet, old } = await filled();
		const before = await tablet.ids();
		expect(await tablet.makeFresh()).toBe('ready');
		const touched = tablet.correction(old[0] as Act);
		await tablet.append(touched);
		const figures = await tablet.figures();
		await tablet.stop();
		await tablet.start();
		expect(await tablet.ids()).toEqual([...before, ...idsOf(touched)].toSorted());
		expect(await tablet.figures()).toEqual(figures);
		expect(tablet.noted).toMatchObject({ current: 1, drop: undefined });
		await tablet.untilSent();
	});

	it('[A41] takes its place only when no other tab has a ledger open', async () => {
		const { tablet, recent, open } = await filled();
		await tablet.makeFresh();
		tablet.otherTab = true;
		await tablet.stop();
		await tablet.start();
		expect(tablet.noted).toMatchObject({ current: 1, ready: 2 });
		tablet.otherTab = false;
		await tablet.stop();
		await tablet.start();
		expect(await tablet.ids()).toEqual(all(recent, open));
	});

	it('[A42] is found again when the note of it is lost', async () => {
		const { tablet, recent, open } = await filled();
		await tablet.makeFresh();
		await tablet.stop();
		await tablet.start();
		await tablet.stop();
		tablet.noted = undefined;
		await tablet.start();
		expect(await tablet.ids()).toEqual(all(recent, open));
	});

	it('[S46] a server that goes away halfway leaves the old one as it was', async () => {
		const { tablet } = await filled();
		const before = await tablet.ids();
		tablet.network.fate = ({ path }) => (path.includes('_revs_diff') ? 'lose-request' : 'none');
		await expect(tablet.makeFresh()).rejects.toMatchObject({ problem: 'server-unreachable' });
		await tablet.stop();
		tablet.network.fate = () => 'none';
		await tablet.start();
		await tablet.untilSent();
		expect(await tablet.ids()).toEqual(before);
		expect(await tablet.makeFresh()).toBe('ready');
	});
});

describe('killed at any write', () => {
	it('[A40] [S46] ends whole: nothing unsent is lost, and the figures are as they were', async () => {
		const steps: string[] = [];
		for (let writes = 0; ; writes += 1) {
			const { tablet, old, open, recent } = await filled();
			const unsent = tablet.visit(TODAY, 'completed');
			tablet.writes = 0;
			tablet.writesLeft = writes;
			const answer = await tablet.makeFresh().catch((error: unknown) => (error as Error).name);
			tablet.network.cut();
			const wasKilled = tablet.writes >= writes;
			tablet.writesLeft = Infinity;
			await tablet.append(unsent);
			const figures = await tablet.figures();
			await tablet.stop().catch(() => undefined);
			const soFar = tablet.writes;
			tablet.writesLeft = wasKilled ? Infinity : writes;
			await tablet.start().catch(() => undefined);
			await tablet.stop().catch(() => undefined);
			const isThrough = tablet.writes < tablet.writesLeft && !wasKilled;
			tablet.writesLeft = Infinity;
			await tablet.start();
			const ids = await tablet.ids();
			expect(ids, `killed after ${writes} writes`).toEqual(expect.arrayContaining(all(unsent, open, recent)));
			expect(await tablet.figures(), `killed after ${writes} writes`).toEqual(figures);
			steps.push(`${answer} ${soFar} ${ids.length}`);
			tablet.network.restore();
			tablet.sync.nudge();
			await tablet.untilSent();
			expect(await server.documents()).toEqual(expect.arrayContaining(all(...old, open, recent, unsent)));
			await tablet.stop();
			tablets = [];
			await server.dispose();
			server = await startServer();
			if (isThrough) break;
		}
		expect(steps.length).toBeGreaterThan(10);
	}, 120_000);
});

describe('a correction of a visit that left', () => {
	it('[S47] [A43] brings the visit back whole, once, and the figures are those of a full recount', async () => {
		const { tablet, old } = await filled();
		const other = await aTablet();
		await other.untilSent();
		await tablet.untilSent();
		expect(await tablet.makeFresh()).toBe('ready');
		await tablet.stop();
		await tablet.start();
		const correction = other.correction(old[0] as Act);
		await other.append(correction);
		await other.untilSent();
		await expect.poll(async () => (await tablet.ids()).includes(correction.fact._id)).toBe(true);
		await tablet.settleReturned();
		await tablet.settleReturned();
		expect(await tablet.ids()).toEqual(expect.arrayContaining(all(old[0] as Act, correction)));
		expect(await tablet.figures()).toEqual(await other.figures());
		expect(await tablet.db.visits.count()).toBe(3);
		await tablet.untilSent();
	});

	it('[S47] [V57] of a case that left brings its steps back with their notes, and it stands where the last step leaves it', async () => {
		const { tablet } = await filled();
		const [long, later] = [LONG_AGO[0] as string, LONG_AGO[2] as string];
		const visit = tablet.visit(long, 'forwarded');
		const sent = { way: 'paper', agency: 'กปภ.', reference: '12/3', promisedOn: null, officer: 'malee' };
		const steps = [
			tablet.caseStep(visit, 'case-forwarded', long, sent),
			tablet.caseStep(visit, 'case-closed', later, { result: 'completed' })
		];
		await tablet.append(visit, ...steps);
		await tablet.untilSent();
		const other = await aTablet();
		await other.untilSent();
		expect(await tablet.makeFresh()).toBe('ready');
		await tablet.stop();
		await tablet.start();
		const left = await tablet.ids();
		for (const id of all(visit, ...steps)) expect(left).not.toContain(id);
		expect((await tablet.db.cases.toArray()).filter(({ agency }) => agency === 'กปภ.')).toEqual([]);

		const reopened = other.caseStep(visit, 'case-reopened', TODAY);
		await other.append(reopened);
		await other.untilSent();
		await expect.poll(async () => (await tablet.ids()).includes(reopened.fact._id)).toBe(true);
		await tablet.settleReturned();
		expect(await tablet.ids()).toEqual(expect.arrayContaining(all(visit, ...steps, reopened)));
		expect(await tablet.figures()).toEqual(await other.figures());
		const row = async ({ db }: BoundedTablet) => (await db.cases.toArray()).find(({ agency }) => agency === 'กปภ.');
		expect(await row(tablet)).toMatchObject({ state: 'sent', officer: 'malee', since: TODAY });
		expect({ ...(await row(tablet)), seq: 0 }).toEqual({ ...(await row(other)), seq: 0 });
		const notes = [...steps, reopened].flatMap(({ personal }) => personal?._id.split(':')[1] ?? []);
		expect(new Set((await tablet.db.visits.toArray()).flatMap(({ linked }) => linked))).toEqual(new Set(notes));
	});

	it('[L68] [L67] an ended request leaves with its photo, its month knows of it, and spoken of again it is here whole', async () => {
		const { tablet } = await filled();
		const bytes = new Uint8Array(5_000).fill(7);
		const request = tablet.endedRequest(LONG_AGO[0] as string, bytes);
		await tablet.append(...request);
		await tablet.untilSent();
		const other = await aTablet();
		await other.untilSent();
		const photo = request[1]?.personal?._id ?? '';
		expect(await tablet.makeFresh()).toBe('ready');
		await tablet.stop();
		await tablet.start();
		for (const id of all(...request)) expect(await tablet.ledger.has(id)).toBe(false);
		expect([await tablet.db.requests.count(), await requestsLeft(tablet.db, '2026-01'), await requestsLeft(tablet.db)]).toEqual([0, 1, 1]);
		const moved = other.movedAgain(request);
		await other.append(moved);
		await other.untilSent();
		await expect.poll(() => tablet.ledger.has(moved.fact._id)).toBe(true);
		await tablet.settleReturned();
		await tablet.settleReturned();
		await tablet.projector.drain();
		expect(await tablet.ids()).toEqual(expect.arrayContaining(all(...request, moved)));
		expect(await tablet.ledger.attachment(photo, 'photo')).toEqual(bytes);
		expect(await tablet.db.requests.toArray()).toMatchObject([{ state: 'checking', photos: [photo.split(':')[1]] }]);
		expect(await requestsLeft(tablet.db)).toBe(0);
		expect(tablet.problems).toEqual([]);
	});
});
