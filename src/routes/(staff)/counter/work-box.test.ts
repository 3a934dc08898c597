import { describe, expect, it } from 'vitest';
import { asDay } from '#domain/days.ts';
import type { CatalogueWork } from '#domain/facts.ts';
import { blankWork } from '#domain/new-work.ts';
import { VisitForm } from './visit-form.svelte.ts';
import { WorkBox } from './work-box.svelte.ts';

const work = (code: string, name: string): CatalogueWork => ({
	...blankWork(),
	code,
	name,
	group: 'citizen',
	owner: '',
	hotline: '',
	usualMode: 'forward',
	example: false
});
const catalogue = [work('power', 'การขอใช้ไฟฟ้า'), work('water', 'การขอใช้น้ำประปา'), work('job', 'หางาน')];

function aBox() {
	let ids = 0;
	const said = { done: 0 };
	const home = { tambon: '', amphoe: '', province: '' };
	const form = new VisitForm({ newId: () => `W${String(++ids)}`, today: () => asDay('2026-11-21'), home: () => home });
	const box = new WorkBox(() => ({ form, catalogue, mostUsed: [], done: () => void (said.done += 1) }));
	const keys = (...pressed: string[]): boolean[] => pressed.map((key) => box.key(key));
	const chosen = (): string[] => form.fields.works.map(({ service }) => service);
	return { box, keys, chosen, said };
}

describe('the box for works', () => {
	it('[U46] adds the marked work on Enter, and empties itself for the next', () => {
		const { box, keys, chosen } = aBox();
		box.typed('การขอ');
		keys('ArrowDown', 'Enter');
		expect([chosen(), box.query, box.told]).toEqual([['water'], '', { told: 'added', service: 'water' }]);
	});

	it('[U46] is done on Enter when it is empty and works are chosen, and only then', () => {
		const { box, keys, said } = aBox();
		keys('Enter');
		expect(said.done).toBe(0);
		box.typed('ไม่มีงานนี้');
		keys('Enter');
		expect(said.done).toBe(0);
		box.typed('ไฟ');
		keys('Enter', 'Enter');
		expect(said.done).toBe(1);
	});

	it('[U46] chooses no work twice', () => {
		const { box, keys, chosen } = aBox();
		box.typed('ไฟ');
		keys('Enter');
		box.typed('ไฟ');
		keys('Enter');
		expect([chosen(), box.told?.told]).toEqual([['power'], 'already']);
	});

	it('[U46] takes the last work out on Backspace only when it is empty', () => {
		const { box, keys, chosen } = aBox();
		for (const query of ['ไฟ', 'หา']) {
			box.typed(query);
			keys('Enter');
		}
		box.typed('น');
		expect(keys('Backspace')).toEqual([false]);
		box.typed('');
		expect([keys('Backspace', 'Backspace', 'Backspace'), chosen()]).toEqual([[true, true, false], []]);
	});

	it('[U46] lists all on arrow down, goes round at the ends, and closes on Escape', () => {
		const { box, keys } = aBox();
		expect(box.listed).toEqual([]);
		keys('ArrowDown');
		expect([box.listed.length, box.marked]).toEqual([3, 0]);
		keys('ArrowUp');
		expect(box.marked).toBe(2);
		keys('ArrowDown');
		expect(box.marked).toBe(0);
		expect([keys('Escape', 'Escape'), box.listed]).toEqual([[true, false], []]);
	});
});
