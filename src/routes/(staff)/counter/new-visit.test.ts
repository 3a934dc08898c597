import { describe, expect, it } from 'vitest';
import type { Done } from '#commands/commands.ts';
import { asDay } from '#domain/days.ts';
import type { CatalogueWork } from '#domain/facts.ts';
import { blankWork } from '#domain/new-work.ts';
import { refuse } from '#domain/refusals.ts';
import type { RegisterVisitIntent, VoidVisitIntent } from '#domain/visit.ts';
import type { DraftStore } from '../../parts/draft-keeper.ts';
import { NewVisit } from './new-visit.svelte.ts';
import { readDraft, type VisitFields } from './visit-draft.ts';

const home = { tambon: 'บ้านสวน', amphoe: 'เมือง', province: 'สกลนคร' };
const entry: CatalogueWork = {
	...blankWork(),
	code: 'power',
	name: 'การขอใช้ไฟฟ้า',
	group: 'citizen',
	owner: 'กฟภ.',
	hotline: '1129',
	usualMode: 'forward',
	example: true
};

/** A counter in memory: what was recorded, what is kept as a draft, and how saving shall go next. */
function aCounter() {
	const world = {
		registered: [] as RegisterVisitIntent[],
		voided: [] as VoidVisitIntent[],
		draft: undefined as unknown,
		recorded: new Set<string>(),
		saves: (): Promise<Done> => Promise.resolve({ ok: true, id: 'fact' })
	};
	let ids = 0;
	const drafts: DraftStore = {
		read: () => Promise.resolve(world.draft),
		write: (draft) => Promise.resolve(void (world.draft = structuredClone(draft))),
		remove: () => Promise.resolve(void (world.draft = undefined))
	};
	const open = () =>
		new NewVisit({
			newId: () => `ID${String(++ids)}`,
			today: () => asDay('2026-11-21'),
			home: () => home,
			drafts,
			now: () => '2026-11-21T03:00:00.000Z',
			who: () => 'suda',
			isRecorded: (visit) => Promise.resolve(world.recorded.has(visit)),
			commands: {
				async registerVisit(intent) {
					const done = await world.saves();
					if (done.ok) world.registered.push(intent);
					return done;
				},
				voidVisit(intent) {
					world.voided.push(intent);
					return Promise.resolve({ ok: true, id: 'fact' });
				}
			}
		});
	return { world, open };
}

/** Types into the form as the screen does: each change is told. */
function type(visit: NewVisit, changes: Partial<VisitFields>): void {
	Object.assign(visit.form.fields, changes);
	visit.changed({ ...visit.form.fields });
}

async function anOpenForm() {
	const { world, open } = aCounter();
	const visit = open();
	await visit.restore();
	return { world, open, visit };
}

describe('registering a visitor', () => {
	it('[U41] makes the ids at the first keystroke and records under them, however often saving is tried', async () => {
		const { world, visit } = await anOpenForm();
		type(visit, { name: 'นางสมศรี ใจดี' });
		const id = visit.visit;
		visit.form.addWork(entry);
		world.saves = () => Promise.reject(new Error('worn out'));
		expect(await visit.save()).toBe(false);
		world.saves = () => Promise.resolve({ ok: true, id: 'fact' });
		expect(await visit.save()).toBe(true);
		expect(world.registered).toMatchObject([{ visit: id, on: '2026-11-21', personal: { title: 'นาง', name: 'สมศรี ใจดี', ...home } }]);
		expect(visit.saved).toMatchObject({ visit: id, who: 'นางสมศรี ใจดี', services: ['power'] });
	});

	it('[U41] takes one of two taps on save', async () => {
		const { world, visit } = await anOpenForm();
		visit.form.addWork(entry);
		const [first, second] = await Promise.all([visit.save(), visit.save()]);
		expect([first, second, world.registered.length]).toEqual([true, false, 1]);
	});

	it('[U42] says saved only when the visit is stored', async () => {
		const { world, visit } = await anOpenForm();
		visit.form.addWork(entry);
		let store = (_: Done): void => undefined;
		world.saves = () => new Promise((resolve) => (store = resolve));
		const saving = visit.save();
		expect([visit.phase, visit.saved]).toEqual(['saving', undefined]);
		store({ ok: true, id: 'fact' });
		await saving;
		expect([visit.phase, visit.saved?.who]).toEqual(['editing', '']);
	});

	it.each([
		['StorageFullError', 'storage-full'],
		['LedgerClosedError', 'closed'],
		['TypeError', 'other']
	])('[U42] keeps all that was typed when saving ends in %s', async (name, failure) => {
		const { world, visit } = await anOpenForm();
		type(visit, { name: 'สมศรี', note: 'มาพร้อมบุตร' });
		visit.form.addWork(entry);
		world.saves = () => Promise.reject(Object.assign(new Error('no'), { name }));
		await visit.save();
		expect(visit.failure).toBe(failure);
		expect(visit.form.fields).toMatchObject({ name: 'สมศรี', note: 'มาพร้อมบุตร', works: [{ service: 'power' }] });
	});

	it('[U42] keeps all that was typed when a rule says no', async () => {
		const { world, visit } = await anOpenForm();
		type(visit, { name: 'สมศรี' });
		visit.form.addWork(entry);
		world.saves = () => Promise.resolve({ ok: false, refusal: refuse('service-unknown', 'works') });
		expect(await visit.save()).toBe(false);
		expect(visit.form.refusals).toEqual([refuse('service-unknown', 'works')]);
		expect(visit.form.fields.name).toBe('สมศรี');
	});

	it('[U45] shows all that is wrong at once, and asks the ledger nothing', async () => {
		const { world, visit } = await anOpenForm();
		type(visit, { name: 'ก'.repeat(201), phone: 'ศูนย์แปด', day: '31/2/2569', note: 'ก'.repeat(10_000) });
		await visit.save();
		expect(visit.form.refusals.map(({ code, field }) => `${code} ${String(field)}`)).toEqual([
			'day-impossible on',
			'no-works works',
			'name-too-long name',
			'phone-not-a-number phone',
			'note-too-long note'
		]);
		expect(world.registered).toEqual([]);
	});

	it.each([
		['21/11/2026', 'day-era-mixed-up'],
		['31 กุมภาพันธ์ 2569', 'day-impossible'],
		['22/11/2569', 'day-in-future'],
		['1/1/2560', 'day-too-old']
	])('[U45] says at once what is wrong with the day %s', async (day, code) => {
		const { visit } = await anOpenForm();
		type(visit, { day });
		visit.form.checkDay();
		expect(visit.form.refusals).toMatchObject([{ code, field: 'on' }]);
		type(visit, { day: '๒๐ พ.ย. ๒๕๖๙' });
		visit.form.checkDay();
		expect([visit.form.refusals, visit.form.day]).toEqual([[], '2026-11-20']);
	});
});

describe('a draft', () => {
	it('[U43] comes back after the page ended, with its ids, and is gone once saved', async () => {
		const { world, open, visit } = await anOpenForm();
		type(visit, { name: 'สมศรี' });
		visit.form.addWork(entry);
		type(visit, {});
		await visit.flush();
		const again = open();
		await again.restore();
		expect([again.notice, again.visit, again.form.fields.name]).toEqual(['restored', visit.visit, 'สมศรี']);
		await again.save();
		await again.flush();
		expect(world.draft).toBeUndefined();
		expect(world.registered).toMatchObject([{ visit: visit.visit, works: [{ service: 'power' }] }]);
	});

	it('[U43] of a visit that was saved as the page ended is dropped, and said to be saved', async () => {
		const { world, open, visit } = await anOpenForm();
		type(visit, { name: 'สมศรี' });
		await visit.flush();
		world.recorded.add(String(visit.visit));
		const again = open();
		await again.restore();
		await again.flush();
		expect([again.notice, again.form.blank, world.draft]).toEqual(['already-saved', true, undefined]);
	});

	it('[U43] found to be recorded only later is dropped then; another visit is no reason', async () => {
		const { world, open, visit } = await anOpenForm();
		type(visit, { name: 'สมศรี' });
		await visit.flush();
		const again = open();
		await again.restore();
		again.foundRecorded('another');
		expect(again.notice).toBe('restored');
		again.foundRecorded(String(again.visit));
		expect([again.notice, again.form.blank]).toEqual(['already-saved', true]);
		await again.flush();
		expect(world.draft).toBeUndefined();
	});

	it('[U43] is forgotten when all that was typed is taken out again, but choices stay', async () => {
		const { world, visit } = await anOpenForm();
		type(visit, { name: 'ก', channel: 'phone' });
		await visit.flush();
		expect(readDraft(world.draft)?.fields.name).toBe('ก');
		type(visit, { name: '' });
		await visit.flush();
		expect([world.draft, visit.visit, visit.form.fields.channel]).toEqual([undefined, undefined, 'phone']);
	});
});

describe('undo', () => {
	it('[U44] voids what was saved and fills the form again, under new ids', async () => {
		const { world, visit } = await anOpenForm();
		type(visit, { name: 'นางสมศรี', note: 'รอบัตร' });
		visit.form.addWork(entry);
		await visit.save();
		const { visit: voided, works } = world.registered[0] as RegisterVisitIntent;
		expect(await visit.undo()).toBe('refilled');
		expect(world.voided).toMatchObject([{ visit: voided, reason: 'other' }]);
		expect(visit.form.fields).toMatchObject({ name: 'นางสมศรี', note: 'รอบัตร', works: [{ service: 'power' }] });
		expect(visit.form.fields.works[0]?.work).not.toBe(works[0]?.work);
		await visit.save();
		expect(world.registered[1]?.visit).not.toBe(voided);
	});

	it('[U44] leaves alone what was typed since', async () => {
		const { visit } = await anOpenForm();
		visit.form.addWork(entry);
		await visit.save();
		type(visit, { name: 'คนถัดไป' });
		expect(await visit.undo()).toBe('voided');
		expect(visit.form.fields.name).toBe('คนถัดไป');
	});

	it('[U44] of nothing changes nothing', async () => {
		const { world, visit } = await anOpenForm();
		expect([await visit.undo(), world.voided]).toEqual(['failed', []]);
	});
});

describe('the address of the centre', () => {
	it('fills a form in which nothing was typed, and leaves one alone in which something was', async () => {
		const { visit } = await anOpenForm();
		Object.assign(visit.form.fields, { tambon: '', amphoe: '', province: '' });
		visit.form.moveHome({ tambon: '', amphoe: '', province: '' });
		expect(visit.form.fields.tambon).toBe('บ้านสวน');
		type(visit, { name: 'สมศรี', tambon: 'ดอนกลาง' });
		visit.form.moveHome(home);
		expect(visit.form.fields.tambon).toBe('ดอนกลาง');
	});
});

describe('what goes along', () => {
	it('[U211] an entry says when its first letter was typed and who served: chosen, on duty, or at the device', async () => {
		const { world, open } = aCounter();
		const visit = open();
		await visit.restore();
		const save = async (change: Partial<VisitFields>) => {
			visit.form.addWork(entry);
			Object.assign(visit.form.fields, change);
			visit.changed(visit.form.fields);
			await visit.save();
		};
		await save({ name: 'ก', queue: 'A1' });
		visit.form.servedBy = 'malee';
		await save({ name: 'ข' });
		await save({ name: 'ค', officer: 'anan' });
		expect(world.registered.map(({ officer }) => officer)).toEqual(['suda', 'malee', 'anan']);
		expect(world.registered[0]).toMatchObject({ began: '2026-11-21T03:00:00.000Z', queue: 'A1' });
	});

	it('[U212] numbers and parts of an address that the centre switched on are stored where they belong, and blank ones nowhere', async () => {
		const { world, open } = aCounter();
		const visit = open();
		await visit.restore();
		const save = async (change: Partial<VisitFields>) => {
			visit.form.addWork(entry);
			Object.assign(visit.form.fields, change);
			await visit.save();
			return world.registered.at(-1)?.personal;
		};
		expect(await save({ identity: '1-2345-67890-12-1', house: '99/1' })).toMatchObject({ citizenId: '1234567890121', house: '99/1' });
		expect(await save({ identity: 'AA1234567' })).toMatchObject({ otherId: 'AA1234567' });
		expect(await save({ name: 'ก' })).not.toHaveProperty('citizenId');
	});
});
