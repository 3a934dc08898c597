import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyArrivalOf, anyUlid } from './arbitraries.ts';
import { asDay } from './days.ts';
import { makeFact } from './fact-maker.ts';
import { toBase64 } from './base64.ts';
import { photoIn, photoKeyIn } from './help-photo.ts';
import { foldHelp, type HelpFact, type HelpRequest } from './help-fold.ts';
import { asHelpPersonal, cleanHelpPersonal, type HelpPersonal } from './help-personal.ts';
import {
	helpSettingsInForce,
	decidePublishHelpSettings,
	exampleHelpSettings,
	foldHelpSettings,
	kindName,
	lawsOn
} from './help-settings.ts';
import { endedStates, infoDue, isEnded, nextSteps, stepDue } from './help-steps.ts';
import {
	decideAddPhoto,
	decideCorrectHelp,
	decideMoveHelp,
	decideRecordHelpInfo,
	decideRecordInfoMonth,
	decideRemovePhoto,
	decideRequestHelp,
	decideVoidHelp,
	type RequestHelpIntent
} from './help.ts';
import { changedSince, foldInfoMonths, infoState } from './info-months.ts';
import { PHOTO_BYTES_MAX, PHOTOS_PER_REQUEST_MAX, PEOPLE_PER_REQUEST_MAX } from './limits.ts';
import { decodePersonal, encodePersonal } from './personal-codec.ts';
import type { Role } from './roles.ts';
import { helpStates } from './later-words.ts';
import type { HelpState } from './words.ts';

const ulid = (name: string): string => `01J${name.padStart(23, '0')}`;
const today = asDay('2026-11-21');
const counter: readonly Role[] = ['counter'];
const envelope = (minute: number, by = 'malee') => ({
	at: `2026-11-21T03:${String(minute).padStart(2, '0')}:00.000Z`,
	offset: 0,
	by,
	device: 'D',
	org: 'demo'
});
const statement = { on: '2026-11-20', origin: 'self', kind: 'disaster', urgent: false, affected: 3, officer: null } as const;
const personal: HelpPersonal = { title: 'นาง', name: 'สมศรี มีสุข', house: '12', moo: '๓', trouble: 'น้ำท่วมบ้าน', asked: 'ถุงยังชีพ' };
const intent = (change: Partial<RequestHelpIntent> = {}): RequestHelpIntent => ({
	request: ulid('R'),
	act: ulid('A'),
	...statement,
	personal,
	...change
});
const requested = makeFact('help-requested', ulid('R'), ulid('A1'), envelope(1), { ...statement, notice: 1 }) as HelpFact;
const moved = (minute: number, to: HelpState, on = '2026-11-21', note: string | null = null): HelpFact =>
	makeFact('help-moved', ulid('R'), ulid(`M${minute}`), envelope(minute), { to, on, note });
const photo = (minute: number, kind: 'help-photo-added' | 'help-photo-removed', id: string): HelpFact =>
	makeFact(kind, ulid('R'), ulid(`P${minute}`), envelope(minute), { photo: id });
const infoMark = (minute: number): HelpFact =>
	makeFact('help-info-recorded', ulid('R'), ulid(`I${minute}`), envelope(minute), { on: '2026-11-21', by: 'suda' });
const folded = (...facts: HelpFact[]): HelpRequest => foldHelp([requested, ...facts]) as HelpRequest;
const known = (request: HelpRequest | undefined, roles = counter) => ({ roles, today, request, erased: false });
const refusalOf = (decision: object): unknown => (decision as { refusal?: { code: string } }).refusal?.code;

describe('a request for help', () => {
	it('[D110] is what its facts say, whatever their order, and waits for its registration', () => {
		const facts = [
			requested,
			moved(5, 'checking', '2026-11-20', ulid('N1')),
			makeFact('help-corrected', ulid('R'), ulid('C1'), envelope(6), { reason: 'more-known', ...statement, affected: 5 }) as HelpFact,
			photo(7, 'help-photo-added', ulid('F1')),
			photo(8, 'help-photo-added', ulid('F2')),
			photo(9, 'help-photo-removed', ulid('F1')),
			moved(10, 'to-committee')
		];
		const whole = foldHelp(facts);
		expect(whole).toMatchObject({ state: 'to-committee', since: '2026-11-21', affected: 5, corrections: 1, by: 'malee', notice: 1 });
		expect(whole).toMatchObject({ photos: [ulid('F2')], voided: false, info: null });
		fc.assert(
			fc.property(anyArrivalOf(facts), (arrived) => {
				expect(foldHelp(arrived)).toEqual(whole);
			})
		);
		expect(foldHelp(facts.slice(1))).toBeUndefined();
		expect(whole?.events.map(({ said, to, reason, note, on }) => [said, to ?? reason, note, on])).toEqual([
			['requested', null, null, '2026-11-20'],
			['moved', 'checking', ulid('N1'), '2026-11-20'],
			['corrected', 'more-known', null, '2026-11-20'],
			['photo-added', null, null, null],
			['photo-added', null, null, null],
			['photo-removed', null, null, null],
			['moved', 'to-committee', null, '2026-11-21']
		]);
	});

	it('[D110] stands at its registration until a step was taken, and is void after one word', () => {
		expect(folded()).toMatchObject({ state: 'registered', since: '2026-11-20', changed: '2026-11-21T03:01:00.000Z' });
		const voided = makeFact('help-voided', ulid('R'), ulid('V'), envelope(2), { reason: 'duplicate', note: null }) as HelpFact;
		expect(folded(voided, moved(3, 'checking'))).toMatchObject({ voided: true, state: 'checking' });
	});

	it('[D112] keeps who asked, their trouble and the list in the seal, clean, and nothing of it in the fact', () => {
		const people = [
			{ name: ' สมชาย\u200b ใจดี ', house: '๑๒', moo: '3', remark: '' },
			{ name: '', house: '', moo: '', remark: ' ' }
		];
		const typed = { ...personal, age: '๖๗', contactPhone: '081-234-5678', people };
		const decision = decideRequestHelp({ roles: counter, today, settings: [] }, intent({ personal: typed }));
		expect(decision).toMatchObject({ ok: true, body: { ...statement, notice: null } });
		expect(JSON.stringify((decision as { body: unknown }).body)).not.toMatch(/สม|น้ำ|ถุง/);
		const said = (decision as { personal: HelpPersonal }).personal;
		expect(said).toMatchObject({
			age: '67',
			contactPhone: '0812345678',
			people: [{ name: 'สมชาย ใจดี', house: '๑๒', moo: '3', remark: '' }]
		});
		const opened = decodePersonal(encodePersonal(said));
		expect(asHelpPersonal(opened ?? {})).toEqual(said);
		expect(asHelpPersonal({ name: 'ก', people: [{ name: 1 }, 'x'] } as never)).toEqual({ name: 'ก' });
		expect(cleanHelpPersonal({ trouble: ' ', people: [] })).toEqual({});
	});

	it.each([
		[{ on: '2026-11-22' }, 'day-in-future'],
		[{ kind: '' }, 'field-empty'],
		[{ kind: 'flood' }, 'kind-unknown'],
		[{ affected: 0 }, 'number-impossible'],
		[{ affected: 1.5 }, 'number-impossible'],
		[{ personal: { age: '131' } }, 'number-impossible'],
		[{ personal: { age: 'x' } }, 'number-impossible'],
		[{ personal: { house: 'x'.repeat(41) } }, 'field-too-long'],
		[{ personal: { contactPhone: 'abc' } }, 'phone-not-a-number'],
		[
			{ personal: { people: Array.from({ length: PEOPLE_PER_REQUEST_MAX + 1 }, () => ({ name: 'ก', house: '', moo: '', remark: '' })) } },
			'too-many-people'
		],
		[{ personal: { people: [{ name: 'ก'.repeat(201), house: '', moo: '', remark: '' }] } }, 'field-too-long']
	])('[D112] refuses %j with its first reason', (change, code) => {
		expect(refusalOf(decideRequestHelp({ roles: counter, today, settings: [] }, intent(change)))).toBe(code);
	});

	it('[D113] is registered and handled by counter and head, not by supervisor or administrator; settings by the head', () => {
		for (const roles of [['counter'], ['head']] as const) {
			expect(decideRequestHelp({ roles, today, settings: [] }, intent())).toMatchObject({ ok: true });
		}
		for (const roles of [['supervisor'], ['administrator']] as const) {
			expect(refusalOf(decideRequestHelp({ roles, today, settings: [] }, intent()))).toBe('not-permitted');
			const step = { request: ulid('R'), act: ulid('B'), to: 'checking', on: '2026-11-21', noteId: ulid('N'), note: '' } as const;
			expect(refusalOf(decideMoveHelp(known(folded(), roles as never), step))).toBe('not-permitted');
		}
		const next = { ...exampleHelpSettings, noticeDays: 15 };
		expect(decidePublishHelpSettings({ roles: ['head'], settings: [] }, next)).toMatchObject({ ok: true });
		expect(refusalOf(decidePublishHelpSettings({ roles: counter, settings: [] }, next))).toBe('not-permitted');
	});
});

describe('the steps', () => {
	const step = (to: HelpState, change: object = {}) => ({
		request: ulid('R'),
		act: ulid('B'),
		to,
		on: '2026-11-21',
		noteId: ulid('N'),
		note: '',
		...change
	});

	it('[D111] follow the table: the committee decides before help, unless it is urgent', () => {
		const may = (from: HelpState, urgent: boolean): HelpState[] => {
			const request = { ...folded(), state: from, urgent };
			return helpStates.filter((to) => decideMoveHelp(known(request), step(to)).ok);
		};
		for (const from of helpStates)
			for (const urgent of [false, true]) expect(new Set(may(from, urgent))).toEqual(new Set(nextSteps(from, urgent)));
		expect(nextSteps('registered', false)).not.toContain('helping');
		expect(nextSteps('checking', true)).toContain('helping');
		expect(nextSteps('to-committee', false).slice(0, 3)).toEqual(['agreed', 'not-agreed', 'more-wanted']);
	});

	it('[D111] lead to an end from everywhere, and what ended can only be looked at again or passed on', () => {
		const reached = new Set<HelpState>(['registered']);
		for (let grown = 0; grown !== reached.size;) {
			grown = reached.size;
			for (const state of [...reached]) nextSteps(state, false).forEach((next) => reached.add(next));
		}
		expect(reached.size).toBe(helpStates.length);
		for (const state of endedStates) expect(nextSteps(state, true).every((next) => ['checking', 'forwarded'].includes(next))).toBe(true);
		expect(isEnded('helping')).toBe(false);
	});

	it('[D111] carry a day not before the request, and a note sealed under an id of its own', () => {
		expect(refusalOf(decideMoveHelp(known(folded()), step('checking', { on: '2026-11-19' })))).toBe('day-before-request');
		expect(decideMoveHelp(known(folded()), step('checking'))).toEqual({ ok: true, body: { to: 'checking', on: '2026-11-21', note: null } });
		const noted = decideMoveHelp(known(folded()), step('checking', { note: ' ไปดูบ้านแล้ว ' }));
		expect(noted).toEqual({
			ok: true,
			body: { to: 'checking', on: '2026-11-21', note: ulid('N') },
			personal: { note: 'ไปดูบ้านแล้ว' },
			personalSubject: ulid('N')
		});
		expect(refusalOf(decideMoveHelp({ ...known(folded()), erased: true }, step('checking', { note: 'x' })))).toBe('person-erased');
		expect(refusalOf(decideMoveHelp(known(undefined), step('checking')))).toBe('unknown-request');
	});

	it('[D114] say when the next is looked for, and claim no law: notice days only where the office set them', () => {
		expect(stepDue({ state: 'registered', since: '2026-11-20' }, null)).toBe('2026-11-23');
		expect(stepDue({ state: 'checking', since: '2026-11-20' }, null)).toBe('2026-12-05');
		expect(stepDue({ state: 'announced', since: '2026-11-20' }, null)).toBeUndefined();
		expect(stepDue({ state: 'announced', since: '2026-11-20' }, 15)).toBe('2026-12-05');
		expect(stepDue({ state: 'done', since: '2026-11-20' }, 15)).toBeUndefined();
		expect(exampleHelpSettings.noticeDays).toBeNull();
	});
});

describe('what is said later of a request', () => {
	const context = { roles: counter, today, settings: [], personal: { state: 'opened', personal } as const, erased: false };

	it('[D115] restates it with a reason, and says when nothing is different, hidden or erased', () => {
		const correction = { ...intent(), reason: 'more-known' } as const;
		const request = folded();
		expect(decideCorrectHelp({ ...context, request }, { ...correction, affected: 9 })).toEqual({
			ok: true,
			body: { reason: 'more-known', ...statement, affected: 9 }
		});
		expect(decideCorrectHelp({ ...context, request }, { ...correction, personal: { ...personal, moo: '4' } })).toMatchObject({
			ok: true,
			personal: { moo: '4', trouble: 'น้ำท่วมบ้าน' }
		});
		expect(refusalOf(decideCorrectHelp({ ...context, request }, { ...correction, personal: { ...personal, moo: '๓' } }))).toBe(
			'nothing-changed'
		);
		expect(refusalOf(decideCorrectHelp({ ...context, request, personal: { state: 'closed' } }, correction))).toBe('no-sealing-key');
		expect(refusalOf(decideCorrectHelp({ ...context, request, erased: true }, { ...correction, affected: 9 }))).toBe('person-erased');
		expect(refusalOf(decideCorrectHelp({ ...context, request: { ...request, voided: true } }, correction))).toBe('request-voided');
	});

	it('[D115] voids it with a reason and, in the seal, a word', () => {
		const said = { request: ulid('R'), act: ulid('B'), reason: 'duplicate', noteId: ulid('N'), note: 'ลงซ้ำกับรายการเช้า' } as const;
		expect(decideVoidHelp(known(folded()), said)).toMatchObject({ ok: true, body: { reason: 'duplicate', note: ulid('N') } });
	});

	it('[D118] takes photos up to a number, and lets one go once', () => {
		const full = { ...folded(), photos: Array.from({ length: PHOTOS_PER_REQUEST_MAX }, (_, n) => ulid(`F${n}`)) };
		const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3);
		const key = new Uint8Array(32).fill(7);
		const added = decideAddPhoto(known(folded()), { photo: ulid('F'), bytes: jpeg, key });
		expect(added).toMatchObject({ ok: true, body: { photo: ulid('F') }, personalSubject: ulid('F') });
		expect(added).toMatchObject({ attached: { name: 'photo', plain: jpeg, key } });
		const opened = decodePersonal(encodePersonal((added as { personal: HelpPersonal }).personal)) ?? {};
		expect([photoKeyIn(opened), photoIn(opened), photoKeyIn({})]).toEqual([{ name: 'photo', key }, undefined, undefined]);
		expect(photoIn({ photo: toBase64(jpeg) } as never), 'a record of an earlier program').toEqual(jpeg);
		expect([photoIn({}), photoIn({ photo: 'bm8=' } as never), photoIn({ photo: 7 } as never)]).toEqual([undefined, undefined, undefined]);
		expect(refusalOf(decideAddPhoto(known(full), { photo: ulid('F'), bytes: jpeg, key }))).toBe('too-many-photos');
		expect(refusalOf(decideAddPhoto({ ...known(folded()), erased: true }, { photo: ulid('F'), bytes: jpeg, key }))).toBe('person-erased');
		const large = Uint8Array.from({ length: PHOTO_BYTES_MAX + 1 }, (_, at) => jpeg[at] ?? 0);
		expect(refusalOf(decideAddPhoto(known(folded()), { photo: ulid('F'), bytes: large, key }))).toBe('photo-too-large');
		expect(refusalOf(decideAddPhoto(known(folded()), { photo: ulid('F'), bytes: Uint8Array.of(1, 2), key }))).toBe('photo-unreadable');
		expect(decideRemovePhoto(known(full), ulid('F3'))).toEqual({ ok: true, body: { photo: ulid('F3') } });
		expect(refusalOf(decideRemovePhoto(known(folded()), ulid('F3')))).toBe('nothing-changed');
	});
});

describe('INFO', () => {
	const mark = { request: ulid('R'), act: ulid('B'), on: '2026-11-21', by: 'suda' };

	it('[D116] a request is keyed by hand once, and again only when it changed since', () => {
		expect(infoState(folded())).toBe('not-keyed');
		expect(decideRecordHelpInfo(known(folded()), mark)).toEqual({ ok: true, body: { on: '2026-11-21', by: 'suda' } });
		expect(infoState(folded(infoMark(9), photo(10, 'help-photo-added', ulid('F'))))).toBe('keyed');
		expect(refusalOf(decideRecordHelpInfo(known(folded(infoMark(9))), mark))).toBe('nothing-changed');
		const since = folded(infoMark(9), moved(10, 'checking'));
		expect([infoState(since), since.info?.by]).toEqual(['changed', 'suda']);
		expect(decideRecordHelpInfo(known(since), mark)).toMatchObject({ ok: true });
	});

	it('[D116] a month is marked with its number, the newest mark holds, and what changed or came after it is told', () => {
		const monthMark = (minute: number, requests: number) =>
			makeFact('info-month-recorded', 'demo', ulid(`O${minute}`), envelope(minute), {
				month: '2026-10',
				on: '2026-11-05',
				requests
			}) as never;
		const [month] = foldInfoMonths([monthMark(20, 4), monthMark(5, 3)]);
		expect(month).toMatchObject({ month: '2026-10', requests: 4, by: 'malee', at: '2026-11-21T03:20:00.000Z' });
		expect([changedSince(folded(), month), changedSince(folded(moved(21, 'checking')), month), changedSince(folded(), undefined)]).toEqual([
			false,
			true,
			false
		]);
		const month10 = { month: '2026-10', on: '2026-11-05', requests: 4 };
		expect(decideRecordInfoMonth({ roles: counter, today }, month10)).toEqual({ ok: true, body: month10 });
		expect(refusalOf(decideRecordInfoMonth({ roles: counter, today }, { ...month10, month: '2026-12' }))).toBe('day-in-future');
		expect(refusalOf(decideRecordInfoMonth({ roles: ['supervisor'], today }, month10))).toBe('not-permitted');
	});

	it.each([
		['2026-11-01', '2026-12-05'],
		['2026-12-31', '2027-01-05'],
		['2027-02-28', '2027-03-05'],
		['2028-02-29', '2028-03-05']
	])('[D114] of %s everybody is to be in by %s', (on, due) => expect(infoDue(on)).toBe(due));
});

describe('the settings', () => {
	it('[D117] ship the four kinds of 2566 and others, with the law of 2560 as history', () => {
		expect(exampleHelpSettings.kinds.map(({ code }) => code)).toEqual(['disaster', 'life-quality', 'disease', 'farmer', 'other']);
		expect(lawsOn(exampleHelpSettings, '2026-11-21').map(({ name }) => name)).toEqual([expect.stringContaining('๒๕๖๖')]);
		expect(lawsOn(exampleHelpSettings, '2023-06-15').map(({ name }) => name)).toEqual([expect.stringContaining('๒๕๖๐')]);
		expect(JSON.stringify(exampleHelpSettings)).not.toMatch(/บาท/);
	});

	it('[D117] hold from a day on, the last said of a day, and a kind keeps its name when it left the list', () => {
		const published = (minute: number, effectiveFrom: string, name: string) =>
			makeFact('help-settings-published', 'demo', ulid(`S${minute}`), envelope(minute), {
				...exampleHelpSettings,
				effectiveFrom,
				kinds: [{ code: 'fire', name, criteria: '', offered: true }]
			}) as never;
		const versions = foldHelpSettings([
			published(3, '2027-01-01', 'ไฟไหม้'),
			published(1, '2026-11-01', 'ก'),
			published(2, '2026-11-01', 'อัคคีภัย')
		]);
		const first = (day: string) => helpSettingsInForce(versions, day).kinds[0]?.name;
		expect(['2026-10-31', '2026-11-01', '2027-01-01'].map(first)).toEqual(['ด้านสาธารณภัย', 'อัคคีภัย', 'ไฟไหม้']);
		expect([kindName(versions, 'fire'), kindName(versions, 'disaster'), kindName(versions, 'x')]).toEqual(['ไฟไหม้', 'ด้านสาธารณภัย', 'x']);
	});

	it.each([
		[{ kinds: [] }, 'field-empty'],
		[{ kinds: [{ code: 'a b', name: 'ก', criteria: '', offered: true }] }, 'code-malformed'],
		[{ kinds: ['a', 'a'].map((code) => ({ code, name: 'ก', criteria: '', offered: true })) }, 'code-twice'],
		[{ noticeDays: 400 }, 'number-impossible'],
		[{ laws: [{ name: ' ', from: null, to: null }] }, 'field-empty'],
		[{ laws: [{ name: 'ก', from: '2026-02-30', to: null }] }, 'day-impossible'],
		[{ effectiveFrom: '2569-01-01' }, 'day-era-mixed-up']
	])('[D117] refuses %j', (change, code) => {
		expect(refusalOf(decidePublishHelpSettings({ roles: ['head'], settings: [] }, { ...exampleHelpSettings, ...change }))).toBe(code);
	});

	it('[D117] says when nothing is different', () => {
		expect(refusalOf(decidePublishHelpSettings({ roles: ['head'], settings: [exampleHelpSettings] }, exampleHelpSettings))).toBe(
			'nothing-changed'
		);
	});

	it('[D110] ids are any ULIDs', () => {
		fc.assert(fc.property(anyUlid, (id) => foldHelp([{ ...requested, _id: `help:${id}:help-requested:${id}` }])?.id === id));
	});
});
