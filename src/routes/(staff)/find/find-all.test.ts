import { describe, expect, it } from 'vitest';
import { FindAll } from './find-all.svelte.ts';
import { FOUND_PER_GROUP_MAX, type Asked, type FindSource, type Found } from './sources.ts';

const aFound = (nth: number): Found => ({ key: String(nth), href: `/x/${nth}`, title: 'ก', detail: '', on: '2026-11-21' });
const some = (count: number): Found[] => Array.from({ length: count }, (_, nth) => aFound(nth));

function source(name: FindSource['name'], ...answers: (number | Error)[]): FindSource {
	return {
		name,
		async *find() {
			for (const answer of answers) {
				await Promise.resolve();
				if (typeof answer !== 'number') throw answer;
				yield { found: some(answer), unread: answer };
			}
		}
	};
}
const asked = { query: 'x', signal: new AbortController().signal } as unknown as Asked;

describe('the one box', () => {
	it('[U230] shows the groups in their order, without empty ones, and says where there are more than are shown', async () => {
		const all = new FindAll([source('slips', 0), source('visitors', 1, FOUND_PER_GROUP_MAX + 1), source('cases', 2)], () => asked);
		await all.look(asked);
		expect(all.groups.map(({ name, found, more }) => [name, found.length, more])).toEqual([
			['visitors', FOUND_PER_GROUP_MAX, true],
			['cases', 2, false]
		]);
		expect([all.first?.key, all.failed, all.answered]).toEqual(['0', false, 'x']);
	});

	it('[U230] shows what was found where another source fails, and says so; an answer nobody waits for changes nothing', async () => {
		const all = new FindAll([source('slips', new Error('gone')), source('cases', 1)], () => asked);
		await all.look(asked);
		expect([all.failed, all.groups.length]).toEqual([true, 1]);
		const stop = new AbortController();
		stop.abort();
		await all.look({ ...asked, query: 'y', signal: stop.signal });
		expect([all.groups.length, all.answered]).toEqual([1, 'x']);
	});
});
