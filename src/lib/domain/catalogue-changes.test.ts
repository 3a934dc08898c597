import { expect, it } from 'vitest';
import { catalogueChanges, isUnchanged, mergedWorks } from './catalogue-changes.ts';
import { blankWork } from './new-work.ts';

const work = (code: string, more: object = {}) => ({ ...blankWork(), code, name: code, ...more });

it('[D84] a draft says which works it adds, changes, ends and takes out', () => {
	const before = [work('a'), work('b'), work('c'), work('d', { to: '2026-12-31' }), work('e')];
	const after = [work('e'), work('b', { hotline: '1111', name: 'บ' }), work('c', { to: '2026-11-30' }), work('d', { to: null }), work('f')];
	const changes = catalogueChanges(before, after);
	expect(changes.added.map(({ code }) => code)).toEqual(['f']);
	expect(changes.changed.map(({ after: { code }, fields }) => [code, fields])).toEqual([
		['b', ['name', 'hotline']],
		['d', ['to']]
	]);
	expect(changes.ended.map(({ after: { code } }) => code)).toEqual(['c']);
	expect(changes.removed.map(({ code }) => code)).toEqual(['a']);
	expect(isUnchanged(changes)).toBe(false);
	expect(
		isUnchanged(
			catalogueChanges(
				before,
				[...before].reverse().map((one) => ({ ...one, name: ` ${one.name}` }))
			)
		)
	).toBe(true);
});

it('[D84] what is brought from a sheet takes the place of all works, or only of those it names', () => {
	const before = [work('a'), work('b')];
	const brought = [work('c'), work('b', { name: 'บ' })];
	const said = (works: { code: string; name: string }[]) => works.map(({ code, name }) => [code, name]);
	expect(said(mergedWorks(before, brought, true))).toEqual([
		['c', 'c'],
		['b', 'บ']
	]);
	expect(said(mergedWorks(before, brought, false))).toEqual([
		['a', 'a'],
		['b', 'บ'],
		['c', 'c']
	]);
});
