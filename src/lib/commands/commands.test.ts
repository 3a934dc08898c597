import { freshReadModel } from '#readmodel/testing/read-model-in-memory.ts';
import { describe, expect, it } from 'vitest';
import { makeBoxKeys } from '#domain/boxes.ts';
import { asDay } from '#domain/days.ts';
import { exampleNotice } from '#domain/default-notice.ts';
import { blankWork } from '#domain/new-work.ts';
import type { Personal, Sealer } from '#domain/personal.ts';
import type { Role } from '#domain/roles.ts';
import { KEY_BYTES, keyIdOf } from '#domain/sealing.ts';
import type { SharedKeys } from '#device/ports.ts';
import { aDefinition, aScale } from '#domain/surveys/testing/made-up-survey.ts';
import type { RegisterVisitIntent } from '#domain/visit.ts';
import type { FactDocument, PersonalDocument } from '#ledger/document.ts';
import { StorageFullError } from '#ledger/ledger.ts';
import { MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { makeProjector } from '#readmodel/projector.ts';
import { centreOf } from '#readmodel/queries/centre.ts';
import { allStaff } from '#readmodel/queries/staff.ts';
import type { CommandWorld } from './command-context.ts';
import { makeCommands } from './make-commands.ts';

const ORG = '10470101';
const NOW_MS = Date.parse('2026-11-21T03:15:27.123Z');
const ulid = (name: string): string => `01J${name.padStart(23, '0')}`;
const [VISIT, SURVEY, WORK] = [ulid('V'), ulid('S'), ulid('W')] as const;

/** A seal that only turns the bytes round: enough to see what was sealed, and that it was. */
const sealer: Sealer = {
	seal: (id, plain) => Promise.resolve({ v: 1, key: 'k', iv: id, data: btoa(String.fromCharCode(...plain)) }),
	open: (id, { iv, data }) =>
		Promise.resolve(iv === id ? { plain: Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)) } : { unopened: 'damaged' })
};
const blind: Sealer = { ...sealer, open: () => Promise.resolve({ unopened: 'no-key' }) };

/** A device that is open, with one key. */
const raw = new Uint8Array(KEY_BYTES).fill(1);
const pair = await makeBoxKeys(crypto);
const keys: SharedKeys = {
	crypto,
	ring: () => [ring],
	pair: () => pair,
	makeRaw: () => new Uint8Array(KEY_BYTES).fill(2),
	add: () => Promise.resolve(),
	onChange: () => () => undefined
};
const ring = { id: await keyIdOf(crypto, raw), raw };

const work = { work: WORK, service: '01', mode: 'complete', tangrath: false, outcome: 'unfinished' } as const;
const registration = (change: Partial<RegisterVisitIntent> = {}): RegisterVisitIntent => ({
	visit: VISIT,
	act: ulid('A1'),
	on: '2026-11-21',
	visitor: 'citizen',
	channel: 'counter',
	works: [work],
	personal: { title: 'นาย', name: 'สมชาย ใจดี', phone: '0812345678' },
	...change
});

async function office(roles: readonly Role[] = ['head'], change: Partial<CommandWorld> = {}) {
	const [ledger, db] = [new MemoryLedger(), freshReadModel()];
	const projector = makeProjector({ ledger, db });
	const context: CommandWorld = {
		session: { org: ORG, device: 'DEVICE' },
		actor: () => Promise.resolve({ staff: 'somchai', roles }),
		staff: () => allStaff(db),
		clock: { now: () => NOW_MS, offset: () => 1_500, heard: () => undefined },
		sealer,
		keys,
		ledger: () => Promise.resolve(ledger),
		centre: () => centreOf(db, ORG),
		shown: () => projector.settled(),
		today: () => asDay('2026-11-21'),
		...change
	};
	const commands = makeCommands(context);
	const asHead = makeCommands({ ...context, actor: () => Promise.resolve({ staff: 'somchai', roles: ['head'] }) });
	await asHead.setCentreProfile({ act: ulid('P'), name: 'เทศบาลตัวอย่าง', type: 'town', tambon: 'ก', amphoe: 'ข', province: 'ค' });
	await asHead.publishCatalogue({ act: ulid('C'), effectiveFrom: '2026-10-01', label: '', works: [offered] });
	await asHead.publishSurvey({ act: ulid('D'), ...definition });
	const documents = async (): Promise<(FactDocument & PersonalDocument)[]> => {
		const all = (await ledger.since(0, 100)).documents.map(({ document }) => document as FactDocument & PersonalDocument);
		return all.filter(({ _id }) => !_id.startsWith('centre:'));
	};
	return { ledger, db, commands, documents, as: (other: Partial<CommandWorld>) => makeCommands({ ...context, ...other }) };
}
const offered = { ...blankWork(), code: '01', name: 'ทำบัตร' };
const definition = aDefinition([aScale('q1')]);
const answer = {
	survey: SURVEY,
	act: ulid('B1'),
	definition: 'e-service',
	version: 1,
	on: '2026-11-21',
	mode: 'self',
	language: 'th',
	services: ['01'],
	batch: null
} as const;

describe('registering a visit', () => {
	it('stores fact and sealed personal record in one act, and the row is there when it is done', async () => {
		const { db, commands, documents } = await office();
		expect(await commands.registerVisit(registration())).toEqual({ ok: true, id: VISIT });
		expect(await db.visits.get(VISIT)).toMatchObject({ on: '2026-11-21', by: 'somchai', at: '2026-11-21T03:15:28.623Z' });
		const [personal, fact] = await documents();
		expect(fact).toMatchObject({
			_id: `visit:${VISIT}:visit-registered:${ulid('A1')}`,
			at: '2026-11-21T03:15:27.123Z',
			offset: 1_500,
			org: ORG
		});
		expect(personal).toMatchObject({ _id: `personal:${VISIT}:${ulid('A1')}`, sealed: { iv: `personal:${VISIT}:${ulid('A1')}` } });
		expect(JSON.stringify(fact)).not.toMatch(/สมชาย|0812345678/);
	});

	it('[A9] is done once, however often it is asked', async () => {
		const { commands, documents } = await office();
		for (let time = 0; time < 3; time += 1) expect(await commands.registerVisit(registration())).toEqual({ ok: true, id: VISIT });
		expect(await documents()).toHaveLength(2);
	});

	it('writes no personal record where nothing personal was said', async () => {
		const { commands, documents } = await office();
		await commands.registerVisit(registration({ personal: { name: '  ' } }));
		expect((await documents()).map(({ _id }) => _id)).toEqual([`visit:${VISIT}:visit-registered:${ulid('A1')}`]);
	});

	it('refuses by the rules, and stores nothing then', async () => {
		const { commands, documents } = await office();
		expect(await commands.registerVisit(registration({ on: '2026-11-22' }))).toMatchObject({
			ok: false,
			refusal: { code: 'day-in-future' }
		});
		expect(await commands.registerVisit(registration({ works: [{ ...work, service: '99' }] }))).toMatchObject({
			ok: false,
			refusal: { code: 'service-unknown' }
		});
		const supervisor = await office(['supervisor']);
		expect(await supervisor.commands.registerVisit(registration())).toMatchObject({ ok: false, refusal: { code: 'not-permitted' } });
		expect(await documents()).toEqual([]);
	});

	it('passes on a full disk as what it is', async () => {
		const { as, documents } = await office();
		const full = Object.assign(new MemoryLedger(), { append: () => Promise.reject(new StorageFullError('full')) });
		await expect(as({ ledger: () => Promise.resolve(full) }).registerVisit(registration())).rejects.toBeInstanceOf(StorageFullError);
		expect(await documents()).toEqual([]);
	});
});

describe('changing a visit', () => {
	it('corrects it, keeping the person as restated', async () => {
		const { db, commands, documents } = await office();
		await commands.registerVisit(registration());
		const personal: Personal = { name: 'สมหญิง ใจดี' };
		const corrected = await commands.correctVisit({
			...registration({ act: ulid('A2'), channel: 'phone', personal }),
			reason: 'typing-error'
		});
		expect(corrected).toEqual({ ok: true, id: VISIT });
		expect(await db.visits.get(VISIT)).toMatchObject({ channel: 'phone', corrections: 1 });
		expect(await db.personal.get(VISIT)).toMatchObject({ id: `personal:${VISIT}:${ulid('A2')}` });
		expect(await documents()).toHaveLength(4);
	});

	it('[A9] answers a repeated correction, void or outcome as done, where anew it would be refused', async () => {
		const { commands, documents } = await office();
		await commands.registerVisit(registration());
		const correction = { ...registration({ act: ulid('A2'), channel: 'phone' }), reason: 'typing-error' } as const;
		const outcome = { visit: VISIT, act: ulid('A3'), work: WORK, outcome: 'completed' } as const;
		const voided = { visit: VISIT, act: ulid('A4'), reason: 'duplicate', remark: 'ซ้ำ' } as const;
		for (const again of [1, 2, 3]) {
			expect([again, await commands.correctVisit(correction)]).toEqual([again, { ok: true, id: VISIT }]);
		}
		for (let time = 0; time < 2; time += 1) expect(await commands.recordOutcome(outcome)).toMatchObject({ ok: true });
		for (let time = 0; time < 2; time += 1) expect(await commands.voidVisit(voided)).toMatchObject({ ok: true });
		const before = await documents();
		expect(await commands.voidVisit({ ...voided, act: ulid('A5') })).toMatchObject({ ok: false, refusal: { code: 'visit-voided' } });
		expect(await documents()).toEqual(before);
	});

	it('voids it with a remark that goes into the seal, and keeps what was known of the person', async () => {
		const { db, commands, documents } = await office();
		await commands.registerVisit(registration());
		await commands.voidVisit({ visit: VISIT, act: ulid('A2'), reason: 'other', remark: 'พิมพ์ชื่อสมปองผิด' });
		expect(await db.visits.get(VISIT)).toMatchObject({ voided: true });
		const facts = (await documents()).filter(({ kind }) => kind !== undefined);
		expect(JSON.stringify(facts)).not.toContain('สมปอง');
		const row = await db.personal.get(VISIT);
		const opened = row && (await sealer.open(row.id, row.sealed));
		const text = opened && 'plain' in opened ? new TextDecoder().decode(opened.plain) : '';
		for (const said of ['สมปอง', 'สมชาย', '0812345678']) expect(text).toContain(said);
	});

	it('decides by the ledger, not by rows that are behind', async () => {
		const { db, commands } = await office();
		await commands.registerVisit(registration());
		await db.visits.clear();
		expect(await commands.recordOutcome({ visit: VISIT, act: ulid('A2'), work: WORK, outcome: 'completed' })).toMatchObject({ ok: true });
	});

	it('does not hide a person whom this device cannot read behind what it knows less of', async () => {
		const { commands, as, documents } = await office();
		await commands.registerVisit(registration());
		const without = as({ sealer: blind });
		const restated = { ...registration({ act: ulid('A2'), channel: 'phone', personal: {} }), reason: 'other' } as const;
		expect(await without.correctVisit(restated)).toMatchObject({ ok: true });
		expect((await documents()).filter(({ sealed }) => sealed !== undefined)).toHaveLength(1);
		const renamed = { ...restated, act: ulid('A3'), personal: { name: 'ใหม่' } };
		expect(await without.correctVisit(renamed)).toMatchObject({ ok: false, refusal: { code: 'no-sealing-key' } });
	});

	it('says that it does not know a visit', async () => {
		const { commands } = await office();
		const unknown = { visit: VISIT, act: ulid('A2') };
		expect(await commands.voidVisit({ ...unknown, reason: 'other', remark: '' })).toMatchObject({ refusal: { code: 'unknown-visit' } });
		expect(await commands.recordOutcome({ ...unknown, work: WORK, outcome: 'advised' })).toMatchObject({
			refusal: { code: 'unknown-visit' }
		});
	});
});

describe('a person’s rights', () => {
	const notice = (version: number, effectiveFrom: string) => ({ ...exampleNotice(effectiveFrom), version });

	it('[D71] the notice in force goes on each visit', async () => {
		const { db, commands, as, documents } = await office();
		const published = { act: ulid('N'), ...notice(1, '2026-11-01') };
		expect(await as({ actor: () => Promise.resolve({ staff: 'somchai', roles: ['counter'] }) }).publishNotice(published)).toMatchObject({
			refusal: { code: 'not-permitted' }
		});
		expect(await commands.publishNotice(published)).toEqual({ ok: true, id: ORG });
		await commands.registerVisit(registration());
		expect((await documents()).at(-1)).toMatchObject({ kind: 'visit-registered', kv: 3, body: { notice: 1 } });
		expect(await db.visits.get(VISIT)).toMatchObject({ notice: 1 });
	});

	it('[D72] the years are kept with the centre', async () => {
		const { db, commands } = await office();
		expect(await commands.setRetention({ act: ulid('R'), visit: 10, survey: 2, help: 3 })).toEqual({ ok: true, id: ORG });
		expect(await centreOf(db, ORG)).toMatchObject({ retention: { visit: 10, survey: 2, help: 3 }, notices: [] });
	});

	it('[D73] [D74] erasing leaves the visit and its figures, takes the person, and is not undone by a correction', async () => {
		const { db, commands, as, documents } = await office();
		await commands.registerVisit(registration());
		const day = await db.days.get('2026-11-21');
		const intent = { erasures: [{ subject: VISIT, act: ulid('E') }], reason: 'asked' } as const;
		expect(await as({ actor: () => Promise.resolve({ staff: 'somchai', roles: ['counter'] }) }).erasePersonal(intent)).toMatchObject({
			refusal: { code: 'not-permitted' }
		});
		expect(await db.personal.count()).toBe(1);
		for (let time = 0; time < 2; time += 1) expect(await commands.erasePersonal(intent)).toEqual({ ok: true, erased: 1 });
		expect([await db.personal.count(), await db.days.get('2026-11-21')]).toEqual([0, day]);
		expect(await db.erasures.get(VISIT)).toMatchObject({ by: 'somchai', reason: 'asked' });
		expect((await documents()).map(({ kind }) => kind)).toEqual(['visit-registered', 'personal-erased']);
		const correction = { ...registration({ act: ulid('A2'), channel: 'phone' }), reason: 'other' } as const;
		expect(await commands.correctVisit(correction)).toMatchObject({ refusal: { code: 'person-erased' } });
		expect(await commands.correctVisit({ ...correction, personal: {} })).toMatchObject({ ok: true });
	});

	it('[D73] what another device wrote before it knew is erased again, under the first decision', async () => {
		const { db, ledger, commands, as } = await office();
		await commands.registerVisit(registration());
		await commands.erasePersonal({ erasures: [{ subject: VISIT, act: ulid('E') }], reason: 'asked' });
		const late = { _id: `personal:${VISIT}:${ulid('A7')}`, device: 'OTHER', org: ORG, sealed: { v: 1, key: 'k', iv: 'x', data: 'x' } };
		await ledger.receive([late]);
		expect(await as({ actor: () => Promise.resolve({ staff: 'somchai', roles: ['counter'] }) }).eraseAgain([VISIT, SURVEY])).toBe(1);
		expect(await ledger.personalOf(VISIT)).toEqual([]);
		expect(await db.erasures.count()).toBe(1);
	});

	it('says who opened what by whoever it was, once', async () => {
		const { db, commands } = await office();
		const opening = { act: ulid('O'), by: 'malee', on: '2026-11-21', at: '2026-11-21T03:00:00.000Z', offset: 0 } as const;
		for (let time = 0; time < 2; time += 1) await commands.logOpenings([{ ...opening, purpose: 'detail', subjects: [VISIT] }]);
		await commands.logOpenings([]);
		expect(await db.openings.toArray()).toMatchObject([{ by: 'malee', purpose: 'detail', subjects: [VISIT] }]);
	});
});

describe('a survey', () => {
	it('[A10] carries noon of its day, no offset, no visit, and its comment only sealed', async () => {
		const { db, commands, documents } = await office();
		const done = await commands.answerSurvey({ ...answer, answers: [{ question: 'q1', value: 9 }], comment: 'คุณสมชายบริการดี' });
		expect(done).toEqual({ ok: true, id: SURVEY });
		const [comment, fact] = await documents();
		expect(fact).toMatchObject({ at: '2026-11-21T05:00:00.000Z', offset: 0, body: { commented: true } });
		expect(JSON.stringify(fact)).not.toMatch(/สมชาย|03:15/);
		expect(comment?._id).toBe(`personal:${SURVEY}:${ulid('B1')}`);
		expect(await db.surveys.get(SURVEY)).toMatchObject({ state: 'answered', commented: true });
	});

	it('[A10] that was abandoned is counted, untimed too', async () => {
		const { db, commands, documents } = await office();
		const { services: _, mode: __, ...named } = answer;
		await commands.abandonSurvey({ ...named, reason: 'idle', answered: 0, of: 1 });
		expect(await documents()).toMatchObject([{ at: '2026-11-21T05:00:00.000Z', offset: 0 }]);
		expect((await db.days.get('2026-11-21'))?.abandoned).toEqual({ 'e-service|1': 1 });
	});

	it('is refused for a day that is none, without falling over it', async () => {
		const { commands } = await office();
		expect(await commands.answerSurvey({ ...answer, on: '31 ก.พ.', answers: [], comment: '' })).toMatchObject({ ok: false });
	});
});

describe('the centre', () => {
	it('is set up by whoever may, and known at once', async () => {
		const { db, as } = await office();
		expect(await centreOf(db, ORG)).toMatchObject({
			id: ORG,
			name: 'เทศบาลตัวอย่าง',
			catalogues: [{ works: [offered] }],
			surveys: [definition]
		});
		const profile = { act: ulid('P2'), name: 'ใหม่', type: 'city', tambon: 'ก', amphoe: 'ข', province: 'ค' } as const;
		expect(await as({ actor: () => Promise.resolve({ staff: 'malee', roles: ['counter'] }) }).setCentreProfile(profile)).toMatchObject({
			ok: false,
			refusal: { code: 'not-permitted' }
		});
		expect(await as({}).setCentreProfile(profile)).toEqual({ ok: true, id: ORG });
		expect(await centreOf(db, ORG)).toMatchObject({ name: 'ใหม่' });
	});
});

describe('staff', () => {
	const STAFF = ulid('T');

	it('[D60] are added, changed, disabled and enabled, and each act says who did it', async () => {
		const { db, commands, documents } = await office();
		expect(await commands.addStaff({ staff: STAFF, act: ulid('A1'), name: ' สุดา ', role: 'counter' })).toEqual({ ok: true, id: STAFF });
		expect(await commands.changeStaff({ staff: STAFF, act: ulid('A2'), name: 'สุดา', role: 'head' })).toEqual({ ok: true, id: STAFF });
		expect(await commands.disableStaff({ staff: STAFF, act: ulid('A3'), reason: 'left' })).toEqual({ ok: true, id: STAFF });
		expect(await db.staff.get(STAFF)).toMatchObject({ name: 'สุดา', role: 'head', disabled: 'left' });
		expect(await commands.enableStaff({ staff: STAFF, act: ulid('A4') })).toEqual({ ok: true, id: STAFF });
		expect((await db.staff.get(STAFF))?.disabled).toBeUndefined();
		expect((await documents()).map(({ by }) => by)).toEqual(Array(4).fill('somchai'));
	});

	it('[D62] are not managed by who works at the counter', async () => {
		const { commands } = await office(['counter']);
		expect(await commands.addStaff({ staff: STAFF, act: ulid('A1'), name: 'สุดา', role: 'counter' })).toMatchObject({
			refusal: { code: 'not-permitted' }
		});
	});

	it('[A20] an act belongs to whoever began it, also when somebody else is there before it ends', async () => {
		let there = 'somchai';
		const centre = Promise.withResolvers<void>();
		const slow = await office(['head'], { actor: () => Promise.resolve({ staff: there, roles: ['head'] }) });
		const commands = slow.as({
			actor: () => Promise.resolve({ staff: there, roles: ['head'] }),
			centre: async () => {
				await centre.promise;
				return centreOf(slow.db, ORG);
			}
		});
		const saving = commands.registerVisit(registration());
		await Promise.resolve();
		there = 'malee';
		centre.resolve();
		await saving;
		expect((await slow.db.visits.get(VISIT))?.by).toBe('somchai');
	});
});
