import { expect, it } from 'vitest';
import type { AffectedPerson } from '#domain/help-personal.ts';
import { PEOPLE_PER_SHEET, sheetsOf } from './sheets.ts';

const people = (count: number): AffectedPerson[] =>
	Array.from({ length: count }, (_, nth) => ({ name: `คน ${String(nth + 1)}`, house: '', moo: '', remark: '' }));

it.each([
	[0, 1, 0],
	[0, 4, 1],
	[1, 1, 1],
	[33, 33, 1],
	[34, 34, 2],
	[500, 500, 16]
])('[U256] %d people of %d affected are listed on %d sheets of 33 rows', (count, affected, pages) => {
	const sheets = sheetsOf(people(count), affected);
	expect(sheets.map(({ rows }) => rows.length)).toEqual(Array.from({ length: pages }, () => PEOPLE_PER_SHEET));
	expect(sheets.flatMap(({ rows }) => rows.flatMap(({ person }) => person?.name ?? []))).toEqual(people(count).map(({ name }) => name));
	expect(sheets.at(-1)?.rows.at(-1)?.number ?? 0).toBe(pages * PEOPLE_PER_SHEET);
});
