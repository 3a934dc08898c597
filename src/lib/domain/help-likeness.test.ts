import { expect, it } from 'vitest';
import { alikeTo, type Comparable } from './help-likeness.ts';
import type { HelpPersonal } from './help-personal.ts';

const request = (id: string, personal: HelpPersonal, change: Partial<Comparable> = {}): Comparable => ({
	id,
	on: '2026-11-01',
	kind: 'disaster',
	personal,
	...change
});
const typed = request(
	'new',
	{ name: 'นางสมศรี  มีสุข', phone: '081-234-5678', house: '๑๒/๓', moo: '4', tambon: 'บ้านสวน' },
	{ on: '2026-11-21' }
);

it.each<[string, Comparable, boolean]>([
	['the same name, written with a title or not', request('a', { name: 'สมศรี มีสุข' }), true],
	['the same name with ํ + า for ำ', request('a', { name: 'สมศรี มีสุข' }), true],
	['the same telephone number', request('a', { name: 'อื่น', phone: '0812345678' }), true],
	['the same house in other digits', request('a', { house: '12/3', moo: '๔', tambon: 'บ้านสวน' }), true],
	['the same number of a house elsewhere', request('a', { house: '12/3', moo: '5', tambon: 'บ้านสวน' }), false],
	['nobody’s name and nowhere', request('a', {}), false],
	['a request of long ago', request('a', { name: 'สมศรี มีสุข' }, { on: '2025-11-01' }), false],
	['the request itself', request('new', { name: 'สมศรี มีสุข' }), false]
])('[D119] compares by %s', (_, other, found) => {
	expect(alikeTo(typed, [other]).map(({ id }) => id)).toEqual(found ? [other.id] : []);
});

it('[D119] says what is the same, those of the same kind first', () => {
	const others = [
		request('other-kind', { name: 'สมศรี มีสุข' }, { kind: 'farmer', on: '2026-11-20' }),
		request('same-kind', { house: '12/3', moo: '4', tambon: 'บ้านสวน' })
	];
	expect(alikeTo(typed, others)).toEqual([
		{ id: 'same-kind', samePerson: false, sameHousehold: true, sameKind: true },
		{ id: 'other-kind', samePerson: true, sameHousehold: false, sameKind: false }
	]);
	expect(alikeTo(request('new', {}), others)).toEqual([]);
});
