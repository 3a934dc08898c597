import { expect, it } from 'vitest';
import { personKey } from '#domain/likeness.ts';
import type { Personal } from '#domain/personal.ts';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';
import { aVisit } from '#readmodel/testing/a-visit-row.ts';
import { Returning } from './returning.svelte.ts';
import { VisitForm } from './visit-form.svelte.ts';
import { asDay } from '#domain/days.ts';

const home = { tambon: 'บ้านสวน', amphoe: 'เมือง', province: 'สกลนคร' };
const known: Personal = {
	title: 'นาง',
	name: 'น้ำฝน ทองดี',
	phone: '0800001234',
	extension: '12',
	moo: '4',
	house: '99/1',
	citizenId: '1234567890121',
	note: 'เก่า'
};

function aCounter(records: OpenedPersonal[]) {
	const form = new VisitForm({ newId: () => 'ID', today: () => asDay('2026-11-21'), home: () => home });
	const purposes: (string | undefined)[] = [];
	const app = {
		clock: { now: () => Date.parse('2026-11-21T05:00:00.000Z'), offset: () => 0, heard: () => undefined },
		visitors: {
			find: () => {
				throw new Error('not asked');
			},
			alike: () =>
				Promise.resolve([
					{ row: aVisit('a'), why: 'name' as const },
					{ row: aVisit('bb', { on: '2026-11-01' }), why: 'similar-name' as const }
				])
		},
		personal: {
			read: (_: readonly string[], purpose?: string) => {
				purposes.push(purpose);
				return Promise.resolve(records);
			}
		}
	};
	return {
		form,
		purposes,
		returning: new Returning(
			() => app,
			() => form
		)
	};
}

it('[U210] says who was here before, when, and why it is thought so; what cannot be opened is left out, and the look is logged', async () => {
	const { returning, purposes } = aCounter([
		{ state: 'opened', personal: known },
		{ state: 'closed', why: 'no-key' }
	]);
	const found = await returning.look(personKey({ name: 'น้ำฝน ทองดี' }));
	expect(found).toMatchObject([{ visit: 'a', who: 'นางน้ำฝน ทองดี', today: true, why: 'name' }]);
	expect(found).toHaveLength(1);
	expect(purposes).toEqual(['search']);
});

it('[U210] one tap fills in the person, and leaves the works, the day and the note of this visit', async () => {
	const { form, returning } = aCounter([{ state: 'opened', personal: known }]);
	form.load({
		...form.fields,
		name: 'น้ำฝน ทองดี',
		note: 'ใหม่',
		day: '20/11/2569',
		works: [{ work: 'W', service: 'S', mode: 'forward', tangrath: false, outcome: 'forwarded' }]
	});
	const [found] = await returning.look(personKey({ name: 'น้ำฝน ทองดี' }));
	if (found) returning.take(found);
	expect(form.fields).toMatchObject({
		title: 'นาง',
		phone: '0800001234 ต่อ 12',
		moo: '4',
		house: '99/1',
		identity: '1234567890121',
		identityOf: 'a',
		tambon: 'บ้านสวน'
	});
	expect(form.fields).toMatchObject({ note: 'ใหม่', day: '20/11/2569', works: [{ work: 'W' }] });
	expect(returning.found).toEqual([]);
});
