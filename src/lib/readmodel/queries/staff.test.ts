import { freshReadModel } from '../testing/read-model-in-memory.ts';
import { expect, it } from 'vitest';
import { makeFact } from '#domain/fact-maker.ts';
import type { FactDocument } from '#ledger/document.ts';
import { MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { makeProjector } from '../projector.ts';
import { allStaff, staffById, staffNames } from './staff.ts';

const envelope = (minute: number) => ({ at: `2026-11-21T03:0${minute}:00.000Z`, offset: 0, by: 'head', device: 'D', org: 'demo' });
const act = (n: number): string => `01J${String(n).padStart(23, '0')}`;
const added = (id: string, name: string) => makeFact('staff-added', id, act(1), envelope(1), { name, role: 'counter' }) as FactDocument;

it('[V20] [V21] staff have a row each, are listed as in a Thai dictionary, and lend their names to their ids', async () => {
	const [ledger, db] = [new MemoryLedger(), freshReadModel()];
	const projector = makeProjector({ ledger, db });
	await ledger.receive([added('s2', 'มาลี'), added('s1', 'เกษม')]);
	await projector.drain();
	await ledger.receive([makeFact('staff-disabled', 's2', act(2), envelope(2), { reason: 'moved' })]);
	await projector.drain();
	expect(await allStaff(db)).toMatchObject([
		{ id: 's1', name: 'เกษม', role: 'counter', disabled: undefined },
		{ id: 's2', name: 'มาลี', role: 'counter', disabled: 'moved' }
	]);
	expect(await staffById(db, 's3')).toBeUndefined();
	expect([...(await staffNames(db, ['s1', 's1', 'somchai']))]).toEqual([['s1', 'เกษม']]);
	await projector.close();
});
