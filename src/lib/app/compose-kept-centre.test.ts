import { afterEach, expect, it, vi } from 'vitest';
import { NO_CHOICE } from '#domain/catalogue-in-force.ts';
import type { CentreRow, ReadModelDatabase } from '#readmodel/schema.ts';
import { freshReadModel } from '#readmodel/testing/read-model-in-memory.ts';
import { keepCentre } from './compose-kept-centre.ts';

const ORG = 'kept';
const row = (name: string): CentreRow => ({
	id: ORG,
	name,
	type: 'city',
	tambon: 'ก',
	amphoe: 'ข',
	province: 'ค',
	catalogues: [],
	choice: NO_CHOICE,
	surveys: [],
	withdrawnSurveys: [],
	commentTags: [],
	notices: [],
	retention: { visit: 0, survey: 0, help: 0 },
	help: [],
	infoMonths: [],
	visitFields: [],
	caseWaitDays: 15,
	registers: [],
	seq: 1
});

let db: ReadModelDatabase;
afterEach(() => db.delete());

it('[A12] gives the centre as the last change left it, and reads it for changes alone', async () => {
	db = freshReadModel();
	const reading = vi.spyOn(db.centre, 'get');
	const kept = keepCentre(db, ORG);
	expect(await kept.centre()).toBeUndefined();
	for (const name of ['ศูนย์หนึ่ง', 'ศูนย์สอง']) {
		await db.transaction('rw', db.tables, async () => {
			await db.centre.put(row(name));
			await db.unread.put({ id: name, kind: 'x', reason: 'newer', seq: 1 });
		});
		expect((await kept.centre())?.name).toBe(name);
	}
	expect(reading).toHaveBeenCalledTimes(3);
	await db.unread.clear();
	await Promise.all([kept.centre(), kept.centre()]);
	expect(reading).toHaveBeenCalledTimes(3);
	await db.centre.clear();
	expect(await kept.centre()).toBeUndefined();
	kept.stop();
});

it('[A12] asks again after a reading that failed', async () => {
	db = freshReadModel();
	await db.centre.put(row('ศูนย์'));
	const kept = keepCentre(db, ORG);
	vi.spyOn(db.centre, 'get').mockRejectedValueOnce(new Error('lost'));
	await expect(kept.centre()).rejects.toThrow('lost');
	expect((await kept.centre())?.name).toBe('ศูนย์');
	kept.stop();
});
