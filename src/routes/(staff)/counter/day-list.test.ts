import { expect, it } from 'vitest';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';
import type { VisitRow } from '#readmodel/schema.ts';
import { sortedByName } from './day-list.svelte.ts';
import { whoIs } from '../../parts/who.ts';

const rows = (ids: string[]): VisitRow[] => ids.map((id) => ({ id }) as VisitRow);
const named = (title: string, name: string): OpenedPersonal => ({ state: 'opened', personal: { title, name } });

it('[U48] sorts names as a Thai dictionary does, titles aside, and those without a name last', () => {
	const people = new Map<string, OpenedPersonal>([
		['1', named('นาย', 'แก้ว')],
		['2', named('นาง', 'กมล')],
		['3', { state: 'none' }],
		['4', named('นางสาว', 'เกศ')],
		['5', { state: 'closed', why: 'no-key' }],
		['6', named('', 'ไก่')],
		['7', named('นาย', 'ขวัญ')],
		['8', named('ด.ช.', 'กา')]
	]);
	const order = sortedByName(rows(['1', '2', '3', '4', '5', '6', '7', '8']), people).map(({ id }) => people.get(id));
	expect(order.map((person) => (person?.state === 'opened' ? person.personal.name : person?.state))).toEqual([
		'กมล',
		'กา',
		'เกศ',
		'แก้ว',
		'ไก่',
		'ขวัญ',
		'none',
		'closed'
	]);
});

it.each<[OpenedPersonal | undefined, ReturnType<typeof whoIs>]>([
	[undefined, { state: 'opening' }],
	[{ state: 'none' }, { state: 'anonymous' }],
	[{ state: 'opened', personal: { note: 'มาพร้อมบุตร' } }, { state: 'anonymous' }],
	[{ state: 'closed', why: 'no-key' }, { state: 'sealed' }],
	[named('นาง', 'สมศรี ใจดี'), { state: 'named', name: 'นางสมศรี ใจดี' }]
])('[U48] of %j shows %j', (opened, who) => {
	expect(whoIs(opened)).toEqual(who);
});
