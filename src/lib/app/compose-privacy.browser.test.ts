import { afterAll, expect, it } from 'vitest';
import Dexie from 'dexie';
import { readOpenings, writeOpenings } from '#device/openings-kept.ts';
import type { Commands, OpeningIntent } from '#commands/commands.ts';
import { ReadModelDatabase } from '#readmodel/schema.ts';
import { PrivacyKeeper } from './compose-privacy.ts';

const NAME = 'privacy-keeper';
const db = new ReadModelDatabase(NAME);
afterAll(async () => {
	db.close();
	await Dexie.delete(NAME);
	writeOpenings(NAME, []);
});

function keeper() {
	const [stored, again]: [OpeningIntent[], string[][]] = [[], []];
	const commands = {
		logOpenings: (due: readonly OpeningIntent[]) => Promise.resolve(void stored.push(...due)),
		eraseAgain: (subjects: readonly string[]) => Promise.resolve(again.push([...subjects]))
	} as unknown as Commands;
	const clock = { now: () => Date.parse('2026-11-21T03:00:00.000Z'), offset: () => 0, heard: () => undefined };
	const made = new PrivacyKeeper({
		org: NAME,
		clock,
		ids: { ulid: () => crypto.randomUUID() },
		db,
		commands,
		report: (error) => expect.fail(String(error))
	});
	return { made, stored, again };
}

it('[A60] stores with the next start what a page left that was closed in the middle', async () => {
	const first = keeper();
	first.made.openings.note('malee', 'detail', ['V1']);
	expect(readOpenings(NAME)).toMatchObject([{ by: 'malee', purpose: 'detail', subjects: ['V1'] }]);
	const next = keeper();
	next.made.start();
	await expect.poll(() => next.stored.length).toBe(1);
	await expect.poll(() => readOpenings(NAME)).toEqual([]);
	next.made.stop();
});

it('[A61] erases again what came late of an erased person, and leaves everyone else alone', async () => {
	await db.erasures.put({ subject: 'V1', at: '2026-11-21T03:00:00.000Z', by: 'head', reason: 'asked' });
	await db.subjects.bulkPut([
		{ id: 'V1', documents: ['erasure:V1:personal-erased:A', 'personal:V1:B'] },
		{ id: 'V2', documents: ['personal:V2:B'] }
	]);
	const { made, again } = keeper();
	await made.eraseAgain();
	expect(again).toEqual([['V1']]);
	await db.subjects.put({ id: 'V1', documents: ['erasure:V1:personal-erased:A'] });
	await made.eraseAgain();
	expect(again).toHaveLength(1);
});
