import fc from 'fast-check';
import { matchesSelector } from 'pouchdb-selector-core';
import { describe, expect, it } from 'vitest';
import { Refused } from '../errors.ts';
import { parseJson } from '../protocol/parse-json.ts';
import { collate } from './collate.ts';
import { matcherOf } from './match.ts';
import { normalize, SELECTOR_DEPTH_MAX, usesPattern } from './normalize.ts';
import { compilePattern } from './pattern.ts';
import { withinTime } from './time-limit.ts';

const DOCUMENT = {
	_id: 'doc',
	n: 30,
	zero: 0,
	nothing: null,
	yes: true,
	name: 'กานดา',
	latin: 'Bob',
	tags: ['x', 'y'],
	none: [],
	matrix: [['a', 'b']],
	address: { city: 'Loei', zip: 42000 },
	'a.b': { $c: 1 },
	deep: [{ k: 1 }, { k: 5 }],
	text: 'x'
};

const check = (selector: unknown, document: unknown = DOCUMENT): boolean => matcherOf(normalize(selector))(document);

describe('[P90] a selector matches what it matches in CouchDB', () => {
	const matching: unknown[] = [
		{},
		{ n: 30 },
		{ n: { $eq: 30 } },
		{ n: { $gt: 29, $lt: 31 } },
		{ n: { $gte: 30 }, latin: { $lte: 'Bob' } },
		{ n: { $lt: 'a text' } },
		{ n: { $gt: true } },
		{ tags: { $gt: 'zzz' } },
		{ address: { $gt: [] } },
		{ nothing: null },
		{ nothing: { $exists: true } },
		{ nothing: { $lt: false } },
		{ nowhere: { $exists: false } },
		{ $not: { nothing: { $exists: false } } },
		{ name: { $gt: 'z' } },
		{ latin: { $gt: 'b' } },
		{ n: { $in: [1, 30] } },
		{ tags: { $in: ['y'] } },
		{ n: { $nin: [1] } },
		{ tags: { $nin: ['z'] } },
		{ n: { $nin: [] } },
		{ tags: { $all: ['y', 'x'] } },
		{ matrix: { $all: [['a', 'b']] } },
		{ tags: { $all: [['x', 'y']] } },
		{ tags: { $size: 2 } },
		{ none: { $size: 0 } },
		{ n: { $mod: [7, 2] } },
		{ n: { $type: 'number' } },
		{ nothing: { $type: 'null' } },
		{ tags: { $type: 'array' } },
		{ address: { $type: 'object' } },
		{ latin: { $regex: '^B' } },
		{ latin: { $regex: '(?i)^bOB$' } },
		{ latin: { $beginsWith: 'Bo' } },
		{ tags: { $elemMatch: { $eq: 'x' } } },
		{ deep: { $elemMatch: { k: { $gt: 3 } } } },
		{ deep: { $allMatch: { k: { $gt: 0 } } } },
		{ address: { $keyMapMatch: { $eq: 'zip' } } },
		{ 'address.city': 'Loei' },
		{ address: { city: 'Loei' } },
		{ address: { $or: [{ city: 'Trang' }, { zip: 42000 }] } },
		{ 'deep.1.k': 5 },
		{ 'tags.0': 'x' },
		{ 'a\\.b': { $type: 'object' } },
		{ 'a\\.b.\\$c': 1 },
		{ tags: ['x', 'y'] },
		{ $or: [{ n: 1 }, { n: 30 }] },
		{ $or: [], n: 30 },
		{ $and: [] },
		{ $nor: [{ n: 1 }, { n: 2 }] },
		{ $not: { n: 1, latin: 'Bob' } },
		{ $not: { tags: { $elemMatch: { $eq: 'z' } } } },
		{ $not: { $nor: [{ n: 30 }] } },
		{ n: { $not: { $gt: 30 } } },
		{ n: { $ne: 1 } }
	];
	it.each(matching.map((selector) => [JSON.stringify(selector), selector]))('%s matches', (_, selector) => {
		expect(check(selector)).toBe(true);
	});

	const others: unknown[] = [
		{ n: '30' },
		{ n: { $gt: 'a text' } },
		{ nowhere: { $ne: 1 } },
		{ nowhere: { $nin: [1] } },
		{ nowhere: null },
		{ nowhere: { $lt: 5 } },
		{ $not: { nowhere: 1 } },
		{ nothing: { $exists: false } },
		{ 'n.deeper': { $exists: false } },
		{ n: { $in: [] } },
		{ tags: { $all: [] } },
		{ latin: { $all: ['B'] } },
		{ none: { $allMatch: { $eq: 1 } } },
		{ none: { $elemMatch: { $exists: true } } },
		{ latin: { $size: 3 } },
		{ name: { $mod: [2, 0] } },
		{ n: { $regex: '3' } },
		{ n: { $beginsWith: '3' } },
		{ n: { $type: 'integer' } },
		{ 'a.b': { $exists: true } },
		{ 'tags.2': 'x' },
		{ 'tags.x': 'x' },
		{ address: {} },
		{ address: { zip: 42000, city: 'Trang' } },
		{ $and: [{ n: 30 }, { n: 1 }] },
		{ $nor: [{ n: 30 }] },
		{ _id: { $gt: 'e' } }
	];
	it.each(others.map((selector) => [JSON.stringify(selector), selector]))('%s does not', (_, selector) => {
		expect(check(selector)).toBe(false);
	});

	it('compares ids by their bytes, other texts as people sort them', () => {
		const lower = { _id: 'a', word: 'a' };
		expect([check({ _id: { $gt: 'B' } }, lower), check({ word: { $gt: 'B' } }, lower)]).toEqual([true, false]);
	});

	it('compares numbers that a double cannot hold by their digits', () => {
		const [small, great] = ['{"n":9007199254740993}', '{"n":9007199254740994}'].map((text) => parseJson(text) as { n: unknown });
		expect(check({ n: { $lt: great?.n } }, small)).toBe(true);
		expect(check({ n: great?.n }, small)).toBe(false);
		expect(check({ n: { $type: 'number' } }, great)).toBe(true);
	});

	it('orders values of all types', () => {
		const sorted = [
			null,
			false,
			true,
			-1,
			0,
			2.5,
			'',
			'a',
			'A',
			'aa',
			'b',
			'ก',
			[],
			[1],
			[1, 2],
			['a'],
			{},
			{ a: 1 },
			{ a: 2 },
			{ a: 2, b: 1 }
		];
		const shuffled = sorted.map((_, index) => sorted[(index * 7) % sorted.length]);
		expect(shuffled.toSorted(collate)).toEqual(sorted);
	});

	it('agrees with the PouchDB library where that is right', () => {
		const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constantFrom('a', 'b', 'c'), fc.constantFrom(true, false));
		const operator = fc.constantFrom('$eq', '$gt', '$gte', '$lt', '$lte', '$ne');
		const condition = fc.tuple(operator, value).map(([name, argument]) => ({ [name]: argument }));
		const selector = fc.record({ a: condition, b: condition });
		const document = fc.record({ _id: fc.constant('x'), a: value, b: value });
		fc.assert(
			fc.property(selector, document, (asked, given) => {
				expect(check(asked, given)).toBe(matchesSelector(given, asked));
			}),
			{ seed: 20261121, numRuns: 300 }
		);
	});
});

describe('[P91] refuses a selector with CouchDB’s error and reason', () => {
	const refused: [selector: unknown, error: string, reason: string][] = [
		[5, 'invalid_selector_json', 'Selector must be a JSON object, not: 5'],
		['foo', 'invalid_selector_json', 'Selector must be a JSON object, not: <<102,111,111>>'],
		[[null], 'invalid_selector_json', 'Selector must be a JSON object, not: [null]'],
		[{ $gt: 2 }, 'invalid_selector', 'One or more conditions is missing a field name.'],
		[{ a: { $nope: 1 } }, 'invalid_operator', 'Invalid operator: $nope'],
		[{ a: { $where: '1' } }, 'not_supported', 'Unsupported operator: $where'],
		[{ $and: { a: 1 } }, 'bad_arg', 'Bad argument for operator $and: {[{<<97>>,1}]}'],
		[{ $or: 'x' }, 'bad_arg', 'Bad argument for operator $or: <<120>>'],
		[{ $not: [1] }, 'bad_arg', 'Bad argument for operator $not: [1]'],
		[{ $nor: null }, 'bad_arg', 'Bad argument for operator $nor: null'],
		[{ a: { $in: 1 } }, 'bad_arg', 'Bad argument for operator $in: 1'],
		[{ a: { $exists: 'yes' } }, 'bad_arg', 'Bad argument for operator $exists: <<121,101,115>>'],
		[{ a: { $mod: [2] } }, 'bad_arg', 'Bad argument for operator $mod: [2]'],
		[{ a: { $mod: [2.5, 1] } }, 'bad_arg', 'Bad argument for operator $mod: [2.5,1]'],
		[{ a: { $size: -1 } }, 'bad_arg', 'Bad argument for operator $size: -1'],
		[{ a: { $regex: '(' } }, 'bad_arg', 'Bad argument for operator $regex: <<40>>'],
		[{ a: { $elemMatch: 5 } }, 'bad_arg', 'Bad argument for operator $elemMatch: 5'],
		[{ a: { $beginsWith: 5 } }, 'invalid_operator', 'Invalid operator: $beginsWith'],
		[{ 'a..b': 1 }, 'invalid_field_name', 'Invalid field name: a..b']
	];
	it.each(refused)('%j is %s', (selector, error, reason) => {
		const refusal = caught(() => check(selector));
		expect([refusal.status, refusal.error, refusal.reason]).toEqual([400, error, reason]);
	});

	it('nests so deep and no deeper', () => {
		const nested = (depth: number): unknown => (depth === 0 ? 1 : { $and: [nested(depth - 1)] });
		expect(caught(() => normalize(nested(SELECTOR_DEPTH_MAX + 1))).status).toBe(413);
		expect(usesPattern(normalize({ a: { $elemMatch: { b: { $regex: 'x' } } } }))).toBe(true);
	});
});

describe('[P90] one form of a selector', () => {
	const forms: [given: object, form: object][] = [
		[{ a: 1 }, { a: { $eq: 1 } }],
		[{ a: { b: 1 } }, { 'a.b': { $eq: 1 } }],
		[{ a: { $gt: 1, $lt: 5 } }, { $and: [{ a: { $gt: 1 } }, { a: { $lt: 5 } }] }],
		[{ $not: { a: { $gt: 1 } } }, { a: { $lte: 1 } }],
		[{ $nor: [{ a: 1 }, { $not: { b: 2 } }] }, { $and: [{ a: { $ne: 1 } }, { b: { $eq: 2 } }] }],
		[{ $not: { a: 1, b: 2 } }, { $or: [{ a: { $ne: 1 } }, { b: { $ne: 2 } }] }],
		[{ $not: { a: { $size: 1 } } }, { a: { $not: { $size: 1 } } }]
	];
	it.each(forms)('%j', (given, form) => {
		expect(normalize(given)).toEqual(form);
		expect(normalize(form)).toEqual(form);
	});
});

describe('patterns', () => {
	const cases: [pattern: string, text: string, matches: boolean][] = [
		['\\Aab\\z', 'ab', true],
		['\\Aab\\z', 'ab\n', false],
		['ab\\Z', 'ab\n', true],
		['^[[:upper:]][[:alpha:]]+$', 'Bob', true],
		['^[[:digit:]]+$', '12a', false],
		['(?P<first>a)b', 'ab', true],
		['(?is)A.b', 'a\nB', true],
		['ก+', 'กก', true]
	];
	it.each(cases)('[P90] %s on %j', (pattern, text, matches) => {
		expect(compilePattern(pattern)?.test(text)).toBe(matches);
	});

	it('[P95] one that runs away is broken off', () => {
		const runaway = () => check({ text: { $regex: '^(a+)+$' } }, { text: `${'a'.repeat(40)}b` });
		expect(withinTime(20, runaway)).toBeUndefined();
		expect(withinTime(1_000, () => 'done')).toEqual({ result: 'done' });
	});
});

function caught(work: () => unknown): Refused {
	try {
		work();
	} catch (error) {
		if (error instanceof Refused) return error;
		throw error;
	}
	throw new Error('Nothing was refused');
}
