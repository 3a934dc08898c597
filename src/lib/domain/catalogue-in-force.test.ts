import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exampleCatalogue } from './catalogue.ts';
import { catalogueInForce, NO_CHOICE, worksOn, workNameOn, type CatalogueVersion } from './catalogue-in-force.ts';
import { foldCentre, type CentreFact } from './centre.ts';
import { makeFact } from './fact-maker.ts';
import { blankWork } from './new-work.ts';

const ulidOf = (n: number): string => `01JD${String(n).padStart(22, '0')}`;
const work = (code: string, more: object = {}) => ({ ...blankWork(), code, name: `งาน ${code}`, ...more });
const version = (effectiveFrom: string, works: ReturnType<typeof work>[], id = effectiveFrom): CatalogueVersion => ({
	id,
	effectiveFrom,
	label: '',
	at: '2026-10-01T03:00:00.000Z',
	by: 'malee',
	works
});
const power = work('power');
const renamed = work('power', { name: 'ไฟฟ้า' });
const centre = { catalogues: [version('2026-10-01', [power, work('gone')]), version('2026-12-01', [renamed])], choice: NO_CHOICE };

describe('the works of a day', () => {
	it.each([
		['2020-01-01', '2026-10-01'],
		['2026-10-01', '2026-10-01'],
		['2026-11-30', '2026-10-01'],
		['2026-12-01', '2026-12-01'],
		['2030-01-01', '2026-12-01']
	])('[D80] on %s are those of the version from %s', (day, from) => {
		expect(catalogueInForce(centre.catalogues, day)?.effectiveFrom).toBe(from);
	});

	it('[D80] have the name that they had on that day, also when only another version knows them', () => {
		expect([workNameOn(centre, 'power', '2026-11-30'), workNameOn(centre, 'power', '2026-12-01')]).toEqual(['งาน power', 'ไฟฟ้า']);
		expect([workNameOn(centre, 'gone', '2026-12-01'), workNameOn(centre, 'never', '2026-12-01')]).toEqual(['งาน gone', 'never']);
		expect(worksOn(centre, '2026-12-01').map(({ code, name, offered }) => [code, name, offered])).toEqual([
			['power', 'ไฟฟ้า', true],
			['gone', 'งาน gone', false]
		]);
		expect(worksOn(undefined, '2026-12-01')).toEqual([]);
	});

	it('[D82] are offered as the centre chose, between their own first and last day', () => {
		const works = [work('a'), work('b', { offered: false }), work('c', { from: '2026-11-02' }), work('d', { to: '2026-11-01' })];
		const on = (day: string, choice = NO_CHOICE) =>
			worksOn({ catalogues: [version('2026-10-01', works)], choice }, day)
				.filter(({ offered }) => offered)
				.map(({ code }) => code);
		expect(on('2026-11-01')).toEqual(['a', 'd']);
		expect(on('2026-11-02')).toEqual(['a', 'c']);
		expect(on('2026-11-01', { offered: ['b', 'c'], hidden: ['a'], favourites: [] })).toEqual(['b', 'd']);
	});

	it('[D82] that come first are marked, and a new work of a later version goes by its own word', () => {
		const choice = { offered: [], hidden: ['a'], favourites: ['b'] };
		const on = worksOn(
			{ catalogues: [version('2026-10-01', [work('a'), work('b')]), version('2026-11-01', [work('b'), work('new')])], choice },
			'2026-11-01'
		);
		expect(on.map(({ code, offered, favourite }) => [code, offered, favourite])).toEqual([
			['b', true, true],
			['new', true, false],
			['a', false, false]
		]);
	});
});

it('[D80, D82, D3] versions, choice and favourites fold from any order, with repeats', () => {
	const envelope = (n: number) => ({ at: `2026-11-2${n % 10}T03:00:00.000Z`, offset: 0, by: 'malee', device: 'D1', org: 'demo' });
	const place = { tambon: 'ก', amphoe: 'ข', province: 'ค' };
	const body = (effectiveFrom: string) => ({ effectiveFrom, label: effectiveFrom, works: exampleCatalogue().slice(0, 1) });
	const facts: CentreFact[] = [
		makeFact('centre-profile-set', 'demo', ulidOf(1), envelope(1), { name: 'ศูนย์', type: 'city', ...place }),
		makeFact('service-catalogue-published', 'demo', ulidOf(2), envelope(2), body('2026-12-01')),
		makeFact('service-catalogue-published', 'demo', ulidOf(3), envelope(3), body('2026-10-01')),
		makeFact('service-catalogue-published', 'demo', ulidOf(4), envelope(4), body('2026-12-01')),
		makeFact('service-choice-set', 'demo', ulidOf(5), envelope(5), { offered: ['A'], hidden: [] }),
		makeFact('service-choice-set', 'demo', ulidOf(6), envelope(6), { offered: [], hidden: ['A'] }),
		makeFact('service-favourites-set', 'demo', ulidOf(7), envelope(4), { favourites: ['SVC1908'] })
	];
	const folded = foldCentre(facts);
	expect(folded?.catalogues.map(({ id }) => id)).toEqual([ulidOf(3), ulidOf(2), ulidOf(4)]);
	expect(folded?.choice).toEqual({ offered: [], hidden: ['A'], favourites: ['SVC1908'] });
	expect(catalogueInForce(folded?.catalogues ?? [], '2026-12-01')?.id).toBe(ulidOf(4));
	fc.assert(
		fc.property(fc.shuffledSubarray([...facts, ...facts], { minLength: facts.length * 2 }), (arrived) => {
			expect(foldCentre(arrived)).toEqual(folded);
		})
	);
});
