import { expect, it } from 'vitest';
import type { App } from '#app/app.ts';
import { ERASURES_PER_CALL_MAX } from '#commands/erase-personal.ts';
import { refuse } from '#domain/refusals.ts';
import { Erasing } from './erasing.svelte.ts';

const many = Array.from({ length: 2 * ERASURES_PER_CALL_MAX + 5 }, (_, n) => `V${n}`);

function world(answer: (call: number) => unknown = () => undefined) {
	const calls: { erasures: readonly { subject: string; act: string }[]; reason: string }[] = [];
	let made = 0;
	const erasePersonal: App['commands']['erasePersonal'] = (intent) => {
		calls.push(intent);
		const said = answer(calls.length);
		if (said instanceof Error) return Promise.reject(said);
		return Promise.resolve((said ?? { ok: true, erased: intent.erasures.length }) as Awaited<ReturnType<App['commands']['erasePersonal']>>);
	};
	const app = { commands: { erasePersonal }, clock: { now: () => 0 }, ids: { ulid: () => `A${(made += 1)}` } };
	return { calls, erasing: new Erasing(app as unknown as App) };
}

it('[U163] erases many in small whole steps, each record under an act of its own', async () => {
	const { calls, erasing } = world();
	expect(await erasing.run(many, 'retention')).toBe('done');
	expect(calls.map(({ erasures }) => erasures.length)).toEqual([ERASURES_PER_CALL_MAX, ERASURES_PER_CALL_MAX, 5]);
	const all = calls.flatMap(({ erasures }) => erasures);
	expect(all.map(({ subject }) => subject)).toEqual(many);
	expect(new Set(all.map(({ act }) => act)).size).toBe(many.length);
	expect([erasing.done, erasing.total]).toEqual([many.length, undefined]);
});

it('[U163] stops between two steps, and says how far it came when it failed or was refused', async () => {
	const stopped = world();
	const running = stopped.erasing.run(many, 'retention');
	stopped.erasing.stop();
	expect([await running, stopped.erasing.done]).toEqual(['stopped', ERASURES_PER_CALL_MAX]);
	const failed = world((call) => (call === 2 ? new Error('full') : undefined));
	expect([await failed.erasing.run(many, 'asked'), failed.erasing.done]).toEqual(['failed', ERASURES_PER_CALL_MAX]);
	const refused = world(() => ({ ok: false, refusal: refuse('not-permitted') }));
	expect([await refused.erasing.run(many, 'asked'), refused.erasing.done]).toEqual([refuse('not-permitted'), 0]);
});
