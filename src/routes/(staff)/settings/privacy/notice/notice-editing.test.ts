import { expect, it } from 'vitest';
import type { App } from '#app/app.ts';
import { exampleNotice } from '#domain/default-notice.ts';
import { refuse } from '#domain/refusals.ts';
import { NoticeEditing } from './notice-editing.svelte.ts';

function world(answers: unknown[]) {
	const published: Record<string, unknown>[] = [];
	let made = 0;
	const publishNotice = (intent: Record<string, unknown>) => {
		published.push(intent);
		const answer = answers.shift();
		return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
	};
	const clock = { now: () => Date.parse('2026-11-21T03:00:00.000Z'), offset: () => 0 };
	return { published, app: { commands: { publishNotice }, clock, ids: { ulid: () => `A${(made += 1)}` } } as unknown as App };
}

it('[U161] begins with the example or the newest version, and is published as the next one', async () => {
	const { app, published } = world([
		{ ok: true, id: 'org' },
		{ ok: true, id: 'org' }
	]);
	const first = new NoticeEditing(app, []);
	expect([first.version, first.textTh]).toEqual([1, exampleNotice('').text.th]);
	expect(await first.publish()).toBe(true);
	const next = new NoticeEditing(app, [
		exampleNotice('2026-01-01'),
		{ ...exampleNotice('2026-02-01'), version: 2, text: { th: 'ใหม่', en: '' } }
	]);
	expect([next.version, next.textTh, next.day]).toEqual([3, 'ใหม่', '2026-11-21']);
	next.checked = 'yes';
	next.typedDay = '๑/๑๒/๒๕๖๙';
	await next.publish();
	expect(published).toMatchObject([
		{ version: 1, example: true, effectiveFrom: '2026-11-21' },
		{ version: 3, example: false, effectiveFrom: '2026-12-01', text: { th: 'ใหม่', en: '' } }
	]);
});

it('[U161] keeps what was typed when it is refused or fails, and tries the same act again', async () => {
	const { app, published } = world([{ ok: false, refusal: refuse('field-empty', 'text') }, new Error('full'), { ok: true, id: 'org' }]);
	const editing = new NoticeEditing(app, []);
	editing.textTh = '';
	expect([await editing.publish(), editing.refusal?.field, editing.failed]).toEqual([false, 'text', false]);
	editing.textTh = 'ข้อความ';
	expect([await editing.publish(), editing.failed, editing.textTh]).toEqual([false, true, 'ข้อความ']);
	expect(await editing.publish()).toBe(true);
	expect(new Set(published.map(({ act }) => act)).size).toBe(1);
});
