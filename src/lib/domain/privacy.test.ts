import { describe, expect, it } from 'vitest';
import { asDay } from './days.ts';
import { exampleNotice } from './default-notice.ts';
import { makeFact } from './fact-maker.ts';
import { NOTICE_CHARACTERS_MAX } from './limits.ts';
import {
	decideErasePersonal,
	decidePublishNotice,
	decideSetRetention,
	foldPrivacy,
	keptFrom,
	noticeInForce,
	type Notice,
	type Privacy,
	type PrivacyFact
} from './privacy.ts';
import type { Role } from './roles.ts';

const envelope = (at: string) => ({ at, offset: 0, by: 'head', device: 'D', org: 'demo' });
const act = (n: number): string => `01J${String(n).padStart(23, '0')}`;
const notice = (version: number, effectiveFrom: string, change: Partial<Notice> = {}): Notice => ({
	...exampleNotice(effectiveFrom),
	version,
	...change
});
const published = (n: number, body: Notice): PrivacyFact =>
	makeFact('notice-published', 'demo', act(n), envelope(`2026-11-21T03:0${n}:00.000Z`), body);
const years = (n: number, visit: number): PrivacyFact =>
	makeFact('retention-set', 'demo', act(n), envelope(`2026-11-21T03:0${n}:00.000Z`), { years: [{ type: 'visit', years: visit }] });
const none: Privacy = { notices: [], retention: { visit: 0, survey: 0, help: 0 } };
const head: readonly Role[] = ['head'];

describe('the notice', () => {
	it('[D70] is published by head or administrator, cleaned, in versions that go up', () => {
		const context = { roles: head, privacy: { ...none, notices: [notice(1, '2026-10-01')] } };
		const next = notice(2, '2026-12-01', { title: { th: '  ประกาศ\u200b ', en: '' } });
		expect(decidePublishNotice(context, next)).toMatchObject({ ok: true, body: { version: 2, title: { th: 'ประกาศ', en: '' } } });
		for (const role of ['counter', 'supervisor'] as const) {
			expect(decidePublishNotice({ ...context, roles: [role] }, next)).toMatchObject({ refusal: { code: 'not-permitted' } });
		}
	});

	it.each([
		[notice(1, '2026-12-01'), 'version-not-newer', 'version'],
		[notice(1, '2026-10-01'), 'nothing-changed', 'text'],
		[notice(2, '2026-02-31'), 'day-impossible', 'on'],
		[notice(2, '2026-12-01', { text: { th: ' ', en: 'x' } }), 'field-empty', 'text'],
		[notice(2, '2026-12-01', { title: { th: '', en: 'x' } }), 'field-empty', 'title'],
		[notice(2, '2026-12-01', { text: { th: 'ก'.repeat(NOTICE_CHARACTERS_MAX + 1), en: '' } }), 'field-too-long', 'text']
	])('[D70] refuses %# with its first reason', (typed, code, field) => {
		const context = { roles: head, privacy: { ...none, notices: [notice(1, '2026-10-01')] } };
		expect(decidePublishNotice(context, typed)).toEqual({ ok: false, refusal: expect.objectContaining({ code, field }) as unknown });
	});

	it('[D71] in force on a day is the newest that holds by then, and none before the first', () => {
		const facts = [published(3, notice(2, '2026-12-01')), published(1, notice(1, '2026-10-01')), published(2, notice(1, '2026-01-01'))];
		const { notices } = foldPrivacy(facts);
		expect(notices.map(({ version, effectiveFrom }) => [version, effectiveFrom])).toEqual([
			[1, '2026-10-01'],
			[2, '2026-12-01']
		]);
		const inForce = (day: string) => noticeInForce(notices, day)?.version;
		expect(['2026-09-30', '2026-10-01', '2026-11-30', '2026-12-01'].map(inForce)).toEqual([undefined, 1, 1, 2]);
	});

	it('[D70] of a new centre is an example that says so, whole in both languages', () => {
		const example = exampleNotice('2026-11-21');
		expect(decidePublishNotice({ roles: head, privacy: none }, example)).toEqual({ ok: true, body: example });
		expect(example.example).toBe(true);
		for (const word of ['สิทธิของท่าน', 'ติดต่อ', 'เก็บนานเท่าใด', 'ใครเห็น', 'ใช้ทำอะไร']) expect(example.text.th).toContain(word);
		expect(example.text.en).not.toMatch(/[\u0E00-\u0E7F]/);
		expect(example.text.th.split('\n').length).toBe(example.text.en.split('\n').length);
	});
});

describe('retention', () => {
	it('[D72] is set by head or administrator, and the last saying holds', () => {
		expect(decideSetRetention({ roles: head, privacy: none }, { visit: 10, survey: 5, help: 7 })).toEqual({
			ok: true,
			body: {
				years: [
					{ type: 'visit', years: 10 },
					{ type: 'survey', years: 5 },
					{ type: 'help', years: 7 }
				]
			}
		});
		expect(decideSetRetention({ roles: head, privacy: none }, none.retention)).toMatchObject({ refusal: { code: 'nothing-changed' } });
		expect(decideSetRetention({ roles: ['counter'], privacy: none }, { visit: 1, survey: 0, help: 0 })).toMatchObject({
			refusal: { code: 'not-permitted' }
		});
		expect(foldPrivacy([years(2, 5), years(1, 10)]).retention).toEqual({ visit: 5, survey: 0, help: 0 });
	});

	it('[D72] counts whole years back from today, and keeps for ever where no years are set', () => {
		expect(keptFrom(asDay('2026-11-21'), 0)).toBeUndefined();
		expect(keptFrom(asDay('2026-11-21'), 10)).toBe('2016-11-21');
		expect(keptFrom(asDay('2028-02-29'), 1)).toBe('2027-03-01');
	});
});

describe('erasing', () => {
	it('[D73] is for the head, says whose and why, and nothing of the person', () => {
		expect(decideErasePersonal({ roles: head }, act(1), 'asked')).toEqual({ ok: true, body: { subject: act(1), reason: 'asked' } });
		for (const role of ['counter', 'supervisor', 'administrator'] as const) {
			expect(decideErasePersonal({ roles: [role] }, act(1), 'asked')).toMatchObject({ refusal: { code: 'not-permitted' } });
		}
	});
});
