import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { getField } from './field-path.ts';
import { indexesOf, readNewIndex, withIndex, type MangoIndex } from './index-definition.ts';
import type { JsonObject } from './json.ts';
import { matcherOf } from './match.ts';
import { readFindOptions, readIndexOptions } from './options.ts';
import { considerIndexes, isUnsatisfiable } from './plan.ts';
import { fieldRanges, rangeFilter, viewKeys } from './ranges.ts';
import { normalize } from './normalize.ts';

function indexOn(fields: string[], name: string): MangoIndex {
	const made = readNewIndex(readIndexOptions({ index: { fields }, ddoc: name, name }));
	const [index] = indexesOf(made.ddoc, withIndex(undefined, made) ?? {});
	if (index === undefined) throw new Error('No index was made');
	return index;
}

const planOf = (indexes: MangoIndex[], query: JsonObject) => considerIndexes(indexes, readFindOptions(query)).plan;

describe('[P92] the plan', () => {
	const value = fc.oneof(
		fc.integer({ min: -2, max: 2 }),
		fc.constantFrom<unknown>(null, true, false, '', 'a', 'A', 'b', 'ก', [], ['a'], [1, 2], {}, { x: 1 })
	);
	const terminal = fc.oneof(
		fc.tuple(fc.constantFrom('$lt', '$lte', '$eq', '$ne', '$gte', '$gt'), value).map(([name, argument]) => ({ [name]: argument })),
		fc.constantFrom<object>({ $exists: true }, { $exists: false }, { $type: 'string' }, { $beginsWith: 'a' }, { $in: ['a', 1] })
	);
	const field = fc.constantFrom('a', 'b', 'c');
	const leaf = fc.tuple(field, terminal).map(([name, condition]): JsonObject => ({ [name]: condition }));
	const selector = fc.letrec<{ any: JsonObject }>((tie) => ({
		any: fc.oneof(
			{ weight: 3, arbitrary: leaf },
			{
				weight: 2,
				arbitrary: fc
					.tuple(fc.constantFrom('$and', '$or', '$nor'), fc.array(tie('any'), { minLength: 1, maxLength: 3 }))
					.map(([name, list]) => ({ [name]: list }))
			},
			{ weight: 1, arbitrary: tie('any').map((one) => ({ $not: one })) }
		)
	})).any;
	const document = fc.record({ a: value, b: value, c: value }, { requiredKeys: [] });

	it('reads a part of an index that holds every document that matches', () => {
		const indexes = [indexOn(['a'], 'a'), indexOn(['a', 'b'], 'ab'), indexOn(['c', 'a'], 'ca')];
		fc.assert(
			fc.property(selector, fc.array(document, { minLength: 1, maxLength: 8 }), (asked, documents) => {
				const plan = planOf(indexes, { selector: asked });
				if (plan === undefined || plan.index.type === 'special') return;
				const matches = matcherOf(normalize(asked));
				const isRead = rangeFilter(plan.ranges);
				for (const one of documents.filter(matches)) {
					const key = plan.index.fields.map((column) => getField(one, [column.field]));
					expect(key.every((found) => found.at === 'value')).toBe(true);
					expect(isUnsatisfiable(plan)).toBe(false);
					expect(isRead(key.map((found) => (found.at === 'value' ? found.value : undefined)))).toBe(true);
				}
			}),
			{ seed: 20261121, numRuns: 1_500 }
		);
	});

	const choices: [query: JsonObject, name: string | undefined][] = [
		[{ selector: { a: 1 } }, 'a'],
		[{ selector: { a: 1, b: 2 } }, 'ab'],
		[{ selector: { a: 1, b: { $exists: true } } }, 'a'],
		[{ selector: { a: 1, b: 2 }, use_index: 'a' }, 'a'],
		[{ selector: { a: 1, b: 2 }, use_index: '_design/ab/ab' }, 'ab'],
		[{ selector: { b: 2 } }, '_all_docs'],
		[{ selector: { $or: [{ a: 1 }, { a: 2 }] } }, 'a'],
		[{ selector: { $or: [{ a: 1 }, { b: 2 }] } }, '_all_docs'],
		[{ selector: { a: { $exists: false } } }, '_all_docs'],
		[{ selector: {}, sort: ['a'] }, 'a'],
		[{ selector: { a: 5 }, sort: ['b'] }, 'ab'],
		[{ selector: { a: { $gt: 5 } }, sort: ['b'] }, undefined],
		[{ selector: { _id: { $gt: 'x' } }, sort: ['_id'] }, '_all_docs'],
		[{ selector: { b: 1 }, sort: ['_id'] }, undefined]
	];
	it.each(choices)('%j is served by %s', (query, name) => {
		expect(planOf([indexOn(['a', 'b'], 'ab'), indexOn(['a'], 'a')], query)?.index.name).toBe(name);
	});

	const ranges: [selector: JsonObject, start: unknown[], end: unknown[]][] = [
		[{ a: 1 }, [1], [1]],
		[{ a: { $gt: 1, $gte: 2 } }, [2], []],
		[{ a: { $lt: 9, $lte: 8 } }, [], [8]],
		[{ a: { $gt: 1, $lt: 5 } }, [1], [5]],
		[{ a: { $beginsWith: 'x' } }, ['x'], ['x\u{10ffff}']]
	];
	it.each(ranges)('%j is read between its values', (given, start, end) => {
		expect(viewKeys(fieldRanges(normalize(given)).map(([, range]) => range))).toEqual({ start, end });
	});

	it.each([{ a: { $gt: 2, $lt: 1 } }, { a: { $gt: 1, $lte: 1 } }, { $and: [{ a: 1 }, { a: 2 }] }])('%j is read nowhere', (given) => {
		expect(fieldRanges(normalize(given))).toEqual([['a', 'empty']]);
	});
});
