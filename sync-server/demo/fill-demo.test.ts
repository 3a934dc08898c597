import { beforeAll, describe, expect, it } from 'vitest';
import { exampleCatalogue } from '#domain/catalogue.ts';
import { asDay, bangkokDay, noonMs } from '#domain/days.ts';
import { readFact } from '#domain/facts.ts';
import { parseKeyText } from '#domain/key-text.ts';
import { decodePersonal } from '#domain/personal-codec.ts';
import { openBytes } from '#domain/sealing.ts';
import type { Sealed } from '#domain/personal.ts';
import { createOrganisation } from '../admin/accounts.ts';
import { MemoryStore } from '../store/memory-store.ts';
import type { Database } from '../store/store.ts';
import { chance } from './chance.ts';
import { demoWords, fillDemo } from './fill-demo.ts';
import { inventedQuarter } from './invented-quarter.ts';

const config = { pbkdf2Iterations: 10 };
const NOON = noonMs(asDay('2026-11-21'));
const centre = { org: 'demo', clerks: ['demo-counter'] as const, works: exampleCatalogue() };

async function documentsOf(database: Database): Promise<Record<string, unknown>[]> {
	const { rows } = await database.allDocs({ inclusiveEnd: true, descending: false, skip: 0, limit: 100_000, bodies: true });
	return rows.map(({ id, body }) => ({ _id: id, ...(JSON.parse(body?.json ?? '{}') as object) }));
}

const kindsOf = (documents: readonly Record<string, unknown>[]) =>
	Map.groupBy(documents, ({ kind }) => (typeof kind === 'string' ? kind : 'personal'));

describe('the invented centre', () => {
	let store: MemoryStore;
	let documents: Record<string, unknown>[];

	beforeAll(async () => {
		store = new MemoryStore();
		expect(await fillDemo({ store, config, clock: { now: () => NOON } })).toBe('filled');
		const database = await store.open('org-demo');
		documents = database === undefined ? [] : await documentsOf(database);
	});

	it('[O8] holds a quarter that one would believe', () => {
		const kinds = kindsOf(documents);
		const count = (kind: string): number => kinds.get(kind)?.length ?? 0;
		expect(count('visit-registered')).toBeGreaterThanOrEqual(3000);
		expect(count('survey-answered')).toBeGreaterThanOrEqual(2000);
		for (const kind of ['visit-corrected', 'visit-voided', 'work-outcome-recorded', 'survey-abandoned'])
			expect(count(kind), kind).toBeGreaterThan(10);
		for (const kind of ['centre-profile-set', 'service-catalogue-published']) expect(count(kind), kind).toBe(1);
		const days = new Set((kinds.get('visit-registered') ?? []).map(({ body }) => (body as { on: string }).on));
		expect([...days].sort().at(-1)).toBe('2026-11-21');
	});

	it('[O8] has only facts that the domain reads as its own', () => {
		const wrong = documents
			.filter(({ _id }) => !String(_id).startsWith('personal:'))
			.filter((document) => readFact(document).state !== 'known');
		expect(wrong.slice(0, 3)).toEqual([]);
	});

	it('[O8] has no name or comment outside the seal, and all of them inside', async () => {
		const sealed = documents.filter(({ _id }) => String(_id).startsWith('personal:'));
		expect(sealed.length).toBeGreaterThan(2500);
		const key = await parseKeyText(crypto, /centre key\): (.+)$/m.exec(await demoWords())?.[1] ?? '');
		if (!key.ok) throw new Error(`The printed key does not read: ${key.fault}`);
		const stored = JSON.stringify(documents);
		for (const record of sealed.slice(0, 50)) {
			const opened = await openBytes(crypto, key.key, String(record._id), record.sealed as Sealed);
			if (!('plain' in opened)) throw new Error(`${String(record._id)} does not open: ${opened.unopened}`);
			const { name } = decodePersonal(opened.plain) ?? {};
			if (name !== undefined) expect(stored).not.toContain(name);
		}
	});

	it('[O8] is filled once, and never over what somebody else recorded', async () => {
		const before = (await (await store.open('org-demo'))?.info())?.updateSeq;
		expect(await fillDemo({ store, config, clock: { now: () => NOON + 1 } })).toBe('already-there');
		expect((await (await store.open('org-demo'))?.info())?.updateSeq).toBe(before);

		const foreign = new MemoryStore();
		await createOrganisation(foreign, { code: 'demo' });
		expect(await fillDemo({ store: foreign, config, clock: { now: () => NOON } })).toBe('already-there');
		expect((await (await foreign.open('org-demo'))?.info())?.docCount).toBe(0);
	});

	it('[O8] is begun again when it was cut short', async () => {
		const cut = new MemoryStore();
		await createOrganisation(cut, { code: 'demo' });
		await (await cut.open('org-demo'))?.writeMeta('demo', 'filling');
		expect(await fillDemo({ store: cut, config, clock: { now: () => NOON } })).toBe('filled');
	});
});

describe('chance', () => {
	it('[O8] gives the same quarter for the same seed and day', () => {
		const quarter = (seed: number) => inventedQuarter(centre, bangkokDay(NOON, 0), NOON, chance(seed));
		expect(quarter(1)).toEqual(quarter(1));
		expect(quarter(1)).not.toEqual(quarter(2));
	});

	for (const today of ['2026-01-02', '2026-04-16', '2026-06-30', '2027-02-28', '2028-02-29']) {
		it(`[O8] finds enough open days before ${today}`, () => {
			const acts = inventedQuarter(centre, asDay(today), noonMs(asDay(today)), chance(2569));
			const kinds = Map.groupBy(acts, ({ fact }) => fact.kind);
			expect(kinds.get('visit-registered')?.length).toBeGreaterThanOrEqual(3000);
			expect(kinds.get('survey-answered')?.length).toBeGreaterThanOrEqual(2000);
			expect(acts.every(({ fact }) => fact.at <= new Date(noonMs(asDay(today))).toISOString())).toBe(true);
		});
	}
});
