import { expect, it } from 'vitest';
import { asDay } from '#domain/days.ts';
import { emptyDay } from '#domain/totals.ts';
import { aVisit } from '../testing/a-visit-row.ts';
import { freshReadModel } from '../testing/read-model-in-memory.ts';
import type { RequestRow } from '../schema.ts';
import { requestsByIds, requestsForRegister, visitsByIds, visitsForRegister } from './register.ts';

const range = { from: asDay('2026-10-31'), to: asDay('2026-12-01') };

it('[V67] visits of a register come day by day, voided ones too, in order; those of other days do not', async () => {
	const db = freshReadModel();
	const visits = [
		aVisit('B', { on: '2026-11-01', voided: true }),
		aVisit('A', { on: '2026-10-31' }),
		aVisit('C', { on: '2026-12-01' }),
		aVisit('D', { on: '2026-12-02' })
	];
	await db.visits.bulkPut(visits);
	await db.days.bulkPut(visits.map(({ on }) => emptyDay(on)));
	expect((await visitsForRegister(db, range)).map(({ id }) => id)).toEqual(['A', 'B', 'C']);
	expect((await visitsByIds(db, ['D', 'X'])).map(({ id }) => id)).toEqual(['D']);
});

it('[V67] requests of a register come month by month, each once', async () => {
	const db = freshReadModel();
	const aRequest = (id: string, on: string): RequestRow => ({ id, on, at: `${on}T03:00:00.000Z`, state: 'registered' }) as RequestRow;
	await db.requests.bulkPut([
		aRequest('D', '2026-12-02'),
		aRequest('C', '2026-12-01'),
		aRequest('B', '2026-11-30'),
		aRequest('A', '2026-10-31'),
		aRequest('Z', '2026-10-30')
	]);
	expect((await requestsForRegister(db, range)).map(({ id }) => id)).toEqual(['A', 'B', 'C']);
	expect((await requestsByIds(db, ['X', 'Z'])).map(({ id }) => id)).toEqual(['Z']);
});
