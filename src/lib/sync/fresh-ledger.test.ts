// What keeps a fresh ledger from being made, and what it knows of what left, over PouchDB in memory.
import { expect, it } from 'vitest';
import { emptyDay } from '#domain/totals.ts';
import { aFact, aPersonal } from '#ledger/ledger-contract.ts';
import { LEFT_SUBJECTS_PER_PAGE, noteReturned, readLeft, readLeftSubjects, type LeftSubjects } from '#ledger/pouch-left.ts';
import { openPouchInMemory } from '#ledger/pouch-in-memory.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import { Books } from './books.ts';
import { fillFresh, NotNowError } from './fresh-ledger.ts';
import { TestTimers } from './timers-testing.ts';
import { Wire } from './wire.ts';

const DEVICE = 'DEVICE';
let worlds = 0;
const aLedger = (): Promise<PouchLedger> => openPouchInMemory('10470101', `fresh-${(worlds += 1)}`);

/** A server that does not know these documents. */
function wire(unknown: readonly string[] = []): Wire {
	const answer = (): Response => Response.json(Object.fromEntries(unknown.map((id) => [id, { missing: ['1-x'] }])));
	const clock = { now: () => 0, offset: () => null, heard: () => undefined };
	const asked = (() => Promise.resolve(answer())) as typeof fetch;
	return new Wire({ serverUrl: 'http://server/db/', fetch: asked, clock, timers: new TestTimers(), onContact: () => undefined });
}

async function fill(old: PouchLedger, subjects: LeftSubjects, given: Wire): Promise<PouchLedger> {
	const fresh = await aLedger();
	const { updateSeq } = await old.info();
	const requests = { '2026-01': subjects.size };
	const leaving = { subjects, requests, days: [{ ...emptyDay('2026-01-01'), voided: subjects.size }] };
	const remote = { identity: 'server', since: 7 };
	const rest = () => Promise.resolve();
	await fillFresh({ old, fresh, device: DEVICE, upTo: updateSeq, leaving, wire: given, database: 'org-x', remote, rest });
	return fresh;
}

/** Two visits, all of it acknowledged. */
async function sent(): Promise<PouchLedger> {
	const old = await aLedger();
	await old.append([{ fact: aFact('A', 1), personal: aPersonal('A', 1) }, { fact: aFact('B', 2) }]);
	await new Books(() => old.pouch).writeProgress({ pushedSeq: (await old.info()).updateSeq, sent: 2 });
	return old;
}

it('[S42] is not made of what the server does not know', async () => {
	const old = await sent();
	await expect(fill(old, new Map([['A', undefined]]), wire([aFact('A', 1)._id]))).rejects.toBeInstanceOf(NotNowError);
	const fresh = await fill(old, new Map([['A', undefined]]), wire());
	expect((await fresh.pouch.allDocs()).rows.map(({ id }) => id)).toEqual([aFact('B', 2)._id]);
});

it('[S44] is not made while something has not been sent', async () => {
	const old = await sent();
	await old.append([{ fact: aFact('C', 3) }]);
	await expect(fill(old, new Map(), wire())).rejects.toBeInstanceOf(NotNowError);
});

it('[S48] is not made when something refused would leave, and has what was refused otherwise', async () => {
	const old = await sent();
	await new Books(() => old.pouch).writeRefused([{ id: aFact('A', 1)._id, error: 'forbidden', reason: '' }]);
	await expect(fill(old, new Map([['A', undefined]]), wire())).rejects.toBeInstanceOf(NotNowError);
	const fresh = await fill(old, new Map([['B', undefined]]), wire());
	expect((await new Books(() => fresh.pouch).readRefused()).map(({ id }) => id)).toEqual([aFact('A', 1)._id]);
});

it('[L56] knows what left, from this ledger and from the ones before it', async () => {
	const many: LeftSubjects = new Map(Array.from({ length: LEFT_SUBJECTS_PER_PAGE + 1 }, (_, at) => [`S${String(at)}`, undefined]));
	many.set('S7', ['one', 'two']);
	const first = await fill(await aLedger(), many, wire());
	await new Books(() => first.pouch).writeProgress({ pushedSeq: 0, sent: 0 });
	const second = await fill(first, new Map([['T', undefined]]), wire());
	const subjects = await readLeftSubjects(second.pouch);
	expect([subjects.size, subjects.get('S7'), subjects.has('T')]).toEqual([many.size + 1, ['one', 'two'], true]);
	expect(await second.left()).toMatchObject({
		generation: 3,
		days: [{ day: '2026-01-01', voided: many.size + 1 }],
		requests: { '2026-01': many.size + 1 }
	});
});

it('[L57] forgets what returned, days and name together', async () => {
	const ledger = await fill(await aLedger(), new Map([['A', undefined], ['B', undefined]]), wire()); // prettier-ignore
	await noteReturned(ledger.pouch, ['A'], [{ ...emptyDay('2026-01-01'), voided: 1 }], { '2026-01': 1 });
	expect([...(await readLeftSubjects(ledger.pouch)).keys()]).toEqual(['B']);
	expect(await readLeft(ledger.pouch)).toMatchObject({ version: 2, days: [{ voided: 1 }], requests: { '2026-01': 1 }, returned: ['A'] });
});
