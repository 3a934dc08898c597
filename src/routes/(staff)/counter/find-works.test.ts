import { describe, expect, it } from 'vitest';
import type { CatalogueWork } from '#domain/facts.ts';
import { blankWork } from '#domain/new-work.ts';
import { chipWorks, findWorks, MOST_USED_SHOWN_MAX, workName } from './find-works.ts';

const work = (code: string, name: string, changes: Partial<CatalogueWork> = {}): CatalogueWork => ({
	...blankWork(),
	code,
	name,
	group: 'citizen',
	owner: '',
	hotline: '',
	usualMode: 'forward',
	example: true,
	...changes
});
const catalogue = [
	work('power', 'การขอใช้ไฟฟ้า', { owner: 'กฟภ.' }),
	work('water', 'การขอใช้น้ำประปา', { owner: 'กปภ.' }),
	work('hidden', 'งานน้ำที่ไม่เปิด', { offered: false }),
	work('job', 'Smart Job Center', { owner: 'น้ำใจ' })
];
const codes = (found: CatalogueWork[]): string[] => found.map(({ code }) => code);

describe('finding a work', () => {
	it.each([
		['น้ำ', ['water', 'job']],
		['น\u0e49\u0e4d\u0e32', ['water', 'job']],
		['น\u0e4d\u0e49\u0e32', ['water', 'job']],
		['SMART', ['job']],
		['ขอ ไฟ', ['power']],
		['กปภ', ['water']],
		['', ['power', 'water', 'job']],
		['ไม่มี', []]
	])('by %j finds %j', (query, expected) => {
		expect(codes(findWorks(query, catalogue, []))).toEqual(expected);
	});

	it('puts the most used first', () => {
		expect(codes(findWorks('การขอ', catalogue, ['water', 'gone']))).toEqual(['water', 'power']);
	});

	it('fills the chips up from the catalogue and no further than they go', () => {
		expect(codes(chipWorks(catalogue, ['job', 'hidden']))).toEqual(['job', 'power', 'water']);
		expect(
			chipWorks(
				Array.from({ length: 20 }, (_, index) => work(`w${String(index)}`, 'งาน')),
				[]
			)
		).toHaveLength(MOST_USED_SHOWN_MAX);
	});

	it('[U204] has a chip for each offered help with the app, whatever is used most', () => {
		const help = ['install', 'use'].map((code) => work(code, code, { group: 'tangrath' }));
		const many = [...Array.from({ length: 20 }, (_, index) => work(`w${String(index)}`, 'งาน')), ...help];
		expect(codes(chipWorks(many, ['use', 'w1'])).slice(0, 2)).toEqual(['use', 'w1']);
		expect(codes(chipWorks(many, ['use', 'w1'])).at(-1)).toBe('install');
		expect(codes(chipWorks([...many.slice(0, 20), { ...help[0], offered: false } as (typeof many)[0]], []))).not.toContain('install');
	});

	it('shows the code of a work that no catalogue here knows', () => {
		expect(workName(catalogue, 'power')).toBe('การขอใช้ไฟฟ้า');
		expect(workName(catalogue, 'gone')).toBe('gone');
	});
});
