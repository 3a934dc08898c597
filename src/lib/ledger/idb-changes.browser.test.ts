// PouchDB's own tables, read beside it: the same as it tells itself, over random histories.
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { IdbChanges } from './idb-changes.ts';
import { aFact, aPersonal } from './ledger-contract.ts';
import { changesOf } from './pouch-recent-changes.ts';
import { ledgerName, openPouchLedger, type PouchLedger } from './pouch-ledger.ts';

const SUBJECTS = 60;
const RUNS = 60;
const CHANGES_MAX = 10_000;
let worlds = 0;
let ledger: PouchLedger | undefined;
afterEach(async () => {
	await ledger?.pouch.destroy();
});

const pad = (n: number): string => String(n).padStart(5, '0');
const subject = fc.integer({ min: 0, max: SUBJECTS - 1 }).map(pad);
const deed = fc.oneof(
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('append' as const), of: fc.uniqueArray(subject, { maxLength: 40 }) }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('erase' as const), of: subject.map((one) => [one]) }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('conflict' as const), of: subject.map((one) => [one]) }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('photo' as const), of: subject.map((one) => [one]) }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), of: subject.map((one) => [one]) }) }
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

async function done({ pouch, append, erase }: Bound, deed: Deed, nth: number): Promise<void> {
	const id = aPersonal(deed.of[0] ?? '', 1)._id;
	if (deed.do === 'append') await append(deed.of.map((of) => ({ fact: aFact(of, nth % 3), personal: aPersonal(of, 1) })));
	if (deed.do === 'erase')
		await erase(deed.of.map((of) => ({ subject: of, fact: { ...aFact(of, 9), _id: `erasure:${of}:personal-erased:${nth}` } })));
	if (deed.do === 'conflict') {
		const hash = `${nth % 2 === 0 ? '0' : 'f'}${nth.toString(16)}`;
		await pouch.bulkDocs([{ ...aPersonal(deed.of[0] ?? '', 1, 'other'), _rev: `1-${hash}` }], { new_edits: false });
	}
	if (deed.do === 'photo') {
		const photo = { content_type: 'application/octet-stream', data: btoa(`photo ${nth}`) };
		await pouch.bulkDocs([{ ...aPersonal(`${deed.of[0]}P`, nth), _attachments: { photo } }]);
	}
	if (deed.do === 'delete') {
		const { rows } = await pouch.allDocs({ keys: [id] });
		const rev = rows[0]?.value?.rev;
		if (rev !== undefined && rows[0]?.value?.deleted !== true) await pouch.bulkDocs([{ _id: id, _rev: rev, _deleted: true }]);
	}
}
type Bound = Pick<PouchLedger, 'pouch' | 'append' | 'erase'>;

it('[L60] tells what PouchDB tells, page by page, whatever was written, replaced, deleted or in conflict', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 90 }), async (deeds, limit) => {
			const org = `beside-${(worlds += 1)}`;
			const opened = await openPouchLedger({ org });
			const { pouch } = opened;
			const bound: Bound = { pouch, append: (acts) => opened.append(acts), erase: (erasures) => opened.erase(erasures) };
			for (const [nth, each] of deeds.entries()) await done(bound, each, nth);
			const beside = new IdbChanges(indexedDB, `_pouch_${ledgerName(org)}`);
			const all = (await changesOf(pouch, 0, CHANGES_MAX)).results;
			const read: PouchDB.Change[] = [];
			for (let at = 0, atEnd = false; !atEnd;) {
				const page = await beside.after(at, limit);
				expect(page).toBeDefined();
				read.push(...(page?.results ?? []));
				atEnd = page?.atEnd ?? true;
				at = page?.lastSeq ?? at;
			}
			expect(read).toEqual(all);
			beside.close();
			await pouch.destroy();
		}),
		{ numRuns: RUNS }
	);
});

it('[L60] neither keeps a database from being deleted nor makes one that is not there', async () => {
	ledger = await openPouchLedger({ org: 'beside-gone' });
	await ledger.append([{ fact: aFact('A', 1) }]);
	const name = `_pouch_${ledgerName('beside-gone')}`;
	const beside = new IdbChanges(indexedDB, name);
	expect((await beside.after(0, 10))?.results).toHaveLength(1);
	await ledger.pouch.destroy();
	expect(await beside.after(0, 10)).toBeUndefined();
	const nobody = new IdbChanges(indexedDB, `${name}-nowhere`);
	expect(await nobody.after(0, 10)).toBeUndefined();
	expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(`${name}-nowhere`);
	ledger = undefined;
});
