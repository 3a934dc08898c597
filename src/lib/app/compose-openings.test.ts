import { describe, expect, it } from 'vitest';
import type { KeptOpening } from '#device/openings-kept.ts';
import type { OpeningIntent } from '#commands/commands.ts';
import { RECORDS_PER_OPENING_MAX } from '#domain/limits.ts';
import { OpeningLog, OPENINGS_FLUSH_MS, SHOWN_FLUSH_MS } from './compose-openings.ts';

const MORNING = Date.parse('2026-11-21T01:30:00.000Z');
const MINUTE_MS = 60_000;

function world() {
	let [now, made, failing] = [MORNING, 0, false];
	let disk = '[]';
	const facts: OpeningIntent[] = [];
	const open = () =>
		new OpeningLog({
			clock: { now: () => now, offset: () => 0 },
			ids: { ulid: () => `01J${String((made += 1)).padStart(23, '0')}` },
			kept: { read: () => JSON.parse(disk) as KeptOpening[], write: (all) => (disk = JSON.stringify(all)) },
			store: (due) => (failing ? Promise.reject(new Error('full')) : Promise.resolve(void facts.push(...structuredClone(due))))
		});
	return {
		open,
		facts,
		pass: (ms: number) => (now += ms),
		fail: (now: boolean) => (failing = now),
		kept: () => JSON.parse(disk) as KeptOpening[]
	};
}
const said = (facts: readonly OpeningIntent[]) => facts.map(({ by, purpose, subjects }) => `${by} ${purpose} ${subjects.join(' ')}`);

describe('the log of openings', () => {
	it('[D75] has what a screen shows by itself once per record, person and day, and each look for a detail', async () => {
		const { open, facts, pass } = world();
		const log = open();
		for (let look = 0; look < 3; look += 1) {
			log.note('malee', 'list', ['A', 'B']);
			log.note('malee', 'detail', ['A']);
			pass(OPENINGS_FLUSH_MS);
			await log.flush();
		}
		log.note('somchai', 'list', ['A']);
		pass(24 * 60 * MINUTE_MS);
		log.note('malee', 'list', ['A']);
		await log.flush(true);
		expect(said(facts)).toEqual(['malee detail A', 'malee detail A', 'malee detail A', 'malee list A B', 'somchai list A', 'malee list A']);
		expect(new Set(facts.map(({ act }) => act)).size).toBe(facts.length);
		expect(facts.at(-1)?.on).toBe('2026-11-22');
	});

	it('[D138] has each look at a whole number, also of a record that is open already', async () => {
		const { open, facts, pass } = world();
		const log = open();
		log.note('malee', 'detail', ['A']);
		for (let look = 0; look < 2; look += 1) {
			log.note('malee', 'identity', ['A']);
			pass(OPENINGS_FLUSH_MS);
			await log.flush();
		}
		expect(said(facts)).toEqual(['malee detail A', 'malee identity A', 'malee identity A']);
	});

	it('[A60] loses nothing to a lock, a crash or a full disk, and stores it under whoever it was', async () => {
		const { open, facts, pass, fail, kept } = world();
		const log = open();
		log.note('malee', 'detail', ['A']);
		fail(true);
		await expect(log.flush(true)).rejects.toThrow('full');
		log.note('somchai', 'copy', ['B']);
		expect(kept()).toHaveLength(2);
		fail(false);
		pass(MINUTE_MS);
		const again = open();
		await again.flush(true);
		expect([said(facts), kept()]).toEqual([['malee detail A', 'somchai copy B'], []]);
		expect(facts[0]?.at).toBe(new Date(MORNING).toISOString());
	});

	it('[D75] begins another fact where one is full', async () => {
		const { open, facts } = world();
		const log = open();
		log.note(
			'malee',
			'figures',
			Array.from({ length: RECORDS_PER_OPENING_MAX + 1 }, (_, n) => `V${n}`)
		);
		await log.flush(true);
		expect(facts.map(({ subjects }) => subjects.length)).toEqual([RECORDS_PER_OPENING_MAX, 1]);
	});

	it('[A60] adds at most two facts to five visits on the busiest day', async () => {
		const { open, facts, pass } = world();
		const log = open();
		const [visits, clerks, minutes] = [480, ['malee', 'somchai', 'suda'], 480];
		for (let minute = 0; minute < minutes; minute += 1) {
			const nth = Math.floor((minute * visits) / minutes);
			for (const by of clerks) log.note(by, 'list', [`V${nth}`]);
			const clerk = clerks[minute % 3] as string;
			if (minute % 4 === 0) log.note(clerk, 'detail', [`V${nth}`]);
			if (minute % 10 === 0) log.note(clerk, 'search', [`V${nth - 5}`, `V${nth - 9}`]);
			pass(MINUTE_MS);
			await log.flush();
		}
		pass(SHOWN_FLUSH_MS);
		await log.flush();
		expect(facts.length).toBeLessThanOrEqual((visits * 2) / 5);
	});
});
