import { expect, it } from 'vitest';
import type { VisitWork } from '#domain/facts.ts';
import { OutcomeChange } from './outcome-change.svelte.ts';

const works: VisitWork[] = ['A', 'B', 'C'].map((work) => ({ work, service: work, mode: 'forward', tangrath: false, outcome: 'forwarded' }));

it('[U44] records one act for each work whose outcome changed; after a failure only what is left, as the same act', async () => {
	const recorded: string[] = [];
	let ids = 0;
	let fails = true;
	const change = new OutcomeChange(
		{
			recordOutcome({ act, work, outcome }) {
				recorded.push(`${act} ${work} ${outcome}`);
				if (work === 'C' && fails) return Promise.reject(new Error('worn out'));
				return Promise.resolve({ ok: true, id: 'VISIT' });
			}
		},
		() => `ID${String(++ids)}`,
		{ id: 'VISIT', works }
	);
	for (const work of ['A', 'C']) change.choose(work, 'completed');
	expect([await change.save(), change.acting.failure, change.changed.length]).toEqual([false, 'other', 1]);
	fails = false;
	expect([await change.save(), change.changed.length]).toEqual([true, 0]);
	expect(recorded).toEqual(['ID1 A completed', 'ID3 C completed', 'ID3 C completed']);
});
