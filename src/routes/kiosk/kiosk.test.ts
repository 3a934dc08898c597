import { beforeEach, describe, expect, it } from 'vitest';
import type { Done } from '#commands/commands.ts';
import { COMMENT_CHARACTERS_MAX } from '#domain/limits.ts';
import { refuse } from '#domain/refusals.ts';
import type { AbandonSurveyIntent, AnswerSurveyIntent } from '#domain/surveys/answering.ts';
import { aComment, aDefinition, aScale } from '#domain/surveys/testing/made-up-survey.ts';
import { COUNTDOWN_MS, IDLE_MS_MAX, THANKS_MS } from './idle.ts';
import { Kiosk } from './kiosk.svelte.ts';

const definition = aDefinition([aScale('q1'), aScale('q2', { required: false }), aComment()]);
const full = new Error('full');

let now: number;
let usedUp: (AbandonSurveyIntent | undefined)[];
let reported: unknown[];
let answered: AnswerSurveyIntent[];
let abandoned: AbandonSurveyIntent[];
let reply: () => Promise<Done>;

const left = { survey: 'survey-1', act: 'act-1', definition: 'e-service', version: 1, on: '2026-11-21', answered: 1, of: 3 };

/** @param owed when given, the handover was used up before the page was loaded. */
function aKiosk(asked = definition, owed?: AbandonSurveyIntent): Kiosk {
	return new Kiosk(
		{
			now: () => now,
			answer: (intent) => (answered.push(intent), reply()),
			abandon: (intent) => (abandoned.push(intent), reply()),
			isStorageFull: (error) => error === full,
			report: (error) => void reported.push(error),
			usedUp: (owed) => void usedUp.push(owed)
		},
		owed === undefined ? { survey: 'survey-1', act: 'act-1', on: '2026-11-21', services: ['SVC1'], definition: asked } : undefined,
		owed
	);
}
async function answerAll(kiosk: Kiosk): Promise<void> {
	kiosk.begin();
	kiosk.choose(9);
	kiosk.skip();
	await kiosk.send();
}
const silence = (kiosk: Kiosk, ms: number): void => {
	now += ms;
	kiosk.tick();
};

beforeEach(() => {
	now = 1_000_000;
	usedUp = [];
	reported = [];
	answered = [];
	abandoned = [];
	reply = () => Promise.resolve({ ok: true, id: 'x' });
});

describe('the kiosk', () => {
	it('[U21] shows start, each question and thanks in turn, then asks for the tablet back', async () => {
		const kiosk = aKiosk();
		expect(kiosk.screen).toBe('start');
		kiosk.begin();
		expect(kiosk.run?.question.id).toBe('q1');
		kiosk.choose(9);
		kiosk.choose(7);
		expect(kiosk.run?.question.id).toBe('c');
		await kiosk.send();
		expect(kiosk.screen).toBe('thanks');
		silence(kiosk, THANKS_MS - 1);
		expect(kiosk.screen).toBe('thanks');
		silence(kiosk, 1);
		expect(kiosk.screen).toBe('return');
	});

	it('[U22] thanks only when the answers are stored, and hands over exactly what was answered', async () => {
		let stored: (done: Done) => void = () => undefined;
		reply = () => new Promise((resolve) => (stored = resolve));
		const kiosk = aKiosk();
		kiosk.begin();
		kiosk.choose(9);
		kiosk.skip();
		if (kiosk.run) kiosk.run.comments['c'] = '  ดีมาก ';
		const sent = kiosk.send();
		expect(kiosk.screen).toBe('sending');
		expect(usedUp).toEqual([]);
		stored({ ok: true, id: 'x' });
		await sent;
		expect(kiosk.screen).toBe('thanks');
		expect(usedUp).toEqual([undefined]);
		expect(answered).toEqual([
			{
				survey: 'survey-1',
				act: 'act-1',
				definition: 'e-service',
				version: 1,
				on: '2026-11-21',
				mode: 'self',
				services: ['SVC1'],
				language: 'th',
				answers: [{ question: 'q1', value: 9 }],
				batch: null,
				comment: 'ดีมาก'
			}
		]);
	});

	it('[U22] sends once, however often the button is hit', async () => {
		const kiosk = aKiosk();
		kiosk.begin();
		kiosk.choose(9);
		kiosk.skip();
		await Promise.all([kiosk.send(), kiosk.send(), kiosk.send()]);
		expect(answered).toHaveLength(1);
	});

	it('[U23] keeps the answers on a full disk until saving works, under the same act', async () => {
		reply = () => Promise.reject(full);
		const kiosk = aKiosk();
		await answerAll(kiosk);
		expect([kiosk.screen, kiosk.problem]).toEqual(['not-saved', 'storage-full']);
		silence(kiosk, 10 * (IDLE_MS_MAX + COUNTDOWN_MS));
		expect(kiosk.screen).toBe('not-saved');
		reply = () => Promise.resolve({ ok: true, id: 'x' });
		await kiosk.send();
		expect(kiosk.screen).toBe('thanks');
		expect(answered[1]).toEqual(answered[0]);
	});

	it('[U22] a failure that passes is tried again under the same act, and never seen', async () => {
		const lost = new Error('connection lost');
		reply = () => (answered.length === 1 ? Promise.reject(lost) : Promise.resolve({ ok: true, id: 'x' }));
		const kiosk = aKiosk();
		await answerAll(kiosk);
		expect([kiosk.screen, reported]).toEqual(['thanks', [lost]]);
		expect(answered[1]).toEqual(answered[0]);
	});

	it('[U23] a failure that stays is said, reported, and tried again when asked', async () => {
		const lost = new Error('connection lost');
		reply = () => Promise.reject(lost);
		const kiosk = aKiosk();
		await answerAll(kiosk);
		expect([kiosk.screen, kiosk.problem, reported]).toEqual(['not-saved', 'not-saved', [lost, lost]]);
		reply = () => Promise.resolve({ ok: true, id: 'x' });
		await kiosk.send();
		expect(kiosk.screen).toBe('thanks');
	});

	it('[U23] says that a comment is too long, keeps every letter of it and stores nothing', async () => {
		const kiosk = aKiosk();
		kiosk.begin();
		kiosk.choose(9);
		kiosk.skip();
		const long = 'ก'.repeat(COMMENT_CHARACTERS_MAX + 1);
		if (kiosk.run) kiosk.run.comments['c'] = long;
		await kiosk.send();
		expect([kiosk.screen, kiosk.problem]).toEqual(['question', 'comment-too-long']);
		expect(kiosk.run?.comments['c']).toBe(long);
		expect(answered).toEqual([]);
	});

	it('[U23] leads back to a required question that was passed by', async () => {
		const kiosk = aKiosk(aDefinition([aScale('q1'), aComment()]));
		kiosk.begin();
		kiosk.skip();
		await kiosk.send();
		expect([kiosk.problem, kiosk.run?.question.id]).toEqual(['answer-needed', 'q1']);
	});

	it('[U23] keeps the answers when a rule refuses them', async () => {
		reply = () => Promise.resolve({ ok: false, refusal: refuse('no-sealing-key') });
		const kiosk = aKiosk();
		await answerAll(kiosk);
		expect([kiosk.screen, kiosk.problem, kiosk.run?.answers['q1']]).toEqual(['not-saved', 'not-saved', 9]);
	});

	it('[U20] counts down when nobody touches, goes on at a touch, and counts the survey as abandoned in the end', () => {
		const kiosk = aKiosk();
		kiosk.begin();
		kiosk.choose(3);
		silence(kiosk, IDLE_MS_MAX);
		expect(kiosk.secondsLeft).toBe(COUNTDOWN_MS / 1000);
		kiosk.touched();
		expect(kiosk.secondsLeft).toBeUndefined();
		silence(kiosk, IDLE_MS_MAX + COUNTDOWN_MS);
		expect(kiosk.screen).toBe('return');
		expect(abandoned).toEqual([{ ...left, reason: 'idle' }]);
	});

	it('[U24] forgets every answer at once when the visitor is gone, also while nothing can be stored', () => {
		reply = () => new Promise(() => undefined);
		const kiosk = aKiosk();
		kiosk.begin();
		kiosk.choose(3);
		silence(kiosk, IDLE_MS_MAX + COUNTDOWN_MS);
		expect([kiosk.run, kiosk.screen]).toEqual([undefined, 'return']);
		kiosk.begin();
		expect(kiosk.screen).toBe('return');
	});

	it('[U24] forgets the answers when the visitor goes back to the start', () => {
		const kiosk = aKiosk();
		kiosk.begin();
		kiosk.choose(3);
		kiosk.back();
		expect(kiosk.run?.answers['q1']).toBe(3);
		kiosk.back();
		expect([kiosk.screen, kiosk.run]).toEqual(['start', undefined]);
		kiosk.begin();
		expect(kiosk.run?.answers).toEqual({});
	});

	it('[U25] counts what staff end as abandoned, and nothing that was finished', async () => {
		const unfinished = aKiosk();
		unfinished.begin();
		await unfinished.leave();
		expect(abandoned.map(({ reason, answered }) => ({ reason, answered }))).toEqual([{ reason: 'staff-ended', answered: 0 }]);
		const finished = aKiosk();
		await answerAll(finished);
		await finished.leave();
		expect(abandoned).toHaveLength(1);
	});

	it('[U25] tries an abandoned survey again when the disk had been full', async () => {
		reply = () => Promise.reject(full);
		const kiosk = aKiosk();
		kiosk.begin();
		silence(kiosk, IDLE_MS_MAX + COUNTDOWN_MS);
		await Promise.resolve();
		expect(usedUp).toEqual([abandoned[0]]);
		reply = () => Promise.resolve({ ok: true, id: 'x' });
		await kiosk.leave();
		expect(abandoned).toHaveLength(2);
		expect(abandoned[1]).toEqual(abandoned[0]);
		expect(usedUp).toEqual([abandoned[0], undefined]);
	});

	it('[U25] stores what a page that was reloaded still owed, and opens the survey to nobody', async () => {
		const owed = { ...left, reason: 'idle' as const };
		const kiosk = aKiosk(definition, owed);
		kiosk.begin();
		expect(kiosk.screen).toBe('return');
		await kiosk.leave();
		expect(abandoned).toEqual([owed]);
		expect(usedUp).toEqual([undefined]);
	});

	it('[U24] opens a handover that was used up for staff only', () => {
		const kiosk = new Kiosk(
			{ now: () => now, answer: reply, abandon: reply, isStorageFull: () => false, report: () => undefined, usedUp: () => undefined },
			undefined
		);
		kiosk.begin();
		expect([kiosk.screen, kiosk.run]).toEqual(['return', undefined]);
	});
});
