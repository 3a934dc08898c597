// A document that is cut out of its request comes to the same as one that is read into an object and written again.
import { describe, expect, it } from 'vitest';
import { pick, randomFrom } from '../../tests/random.ts';
import { Refused } from '../errors.ts';
import { parseJson } from './parse-json.ts';
import { readTextBatch, TextDocument, type Arriving } from './text-document.ts';
import { readIncoming, type RawDocument } from './write-document.ts';

const HASH = '0123456789abcdef0123456789abcdef';

/** What a document comes to, or why it is refused. */
function outcomeOf(document: Arriving, newEdits: boolean): unknown {
	try {
		return readIncoming(document, { newEdits, maxDocumentBytes: 300, maxRevisionsListed: 3 });
	} catch (error) {
		if (!(error instanceof Refused)) throw error;
		return [error.error, error.reason];
	}
}

const batchOf = (docs: readonly unknown[]): Arriving[] => readTextBatch(JSON.stringify({ docs }))?.docs ?? [];

describe('a document as its text', () => {
	it.each<[string, object, string]>([
		['with its id first', { _id: 'a', n: 1, th: 'ก' }, '{"n":1,"th":"ก"}'],
		['with its id last', { n: 1, _id: 'a' }, '{"n":1}'],
		[
			'as a replicator sends it',
			{ n: 1, by: 'clerk', _id: 'a', _rev: `1-${HASH}`, _revisions: { start: 1, ids: [HASH] } },
			'{"n":1,"by":"clerk"}'
		],
		['with special members between its own', { a: 1, _id: 'a', b: 2, _deleted: true, c: 3 }, '{"a":1,"b":2,"c":3}'],
		['with nothing of its own', { _id: 'a' }, '{}']
	])('[P35] is kept as it came, %s', (_how, document, own) => {
		const [read] = batchOf([document]);
		expect(read).toBeInstanceOf(TextDocument);
		expect(read).toMatchObject({ _id: 'a', own, whole: JSON.stringify(document) });
		expect((read as TextDocument).parsed()).toEqual(document);
	});

	it.each<[string, object]>([
		['without an id', { n: 1 }],
		['with an id that is none', { _id: 1 }],
		['of a design', { _id: '_design/a', views: {} }],
		['of a device alone', { _id: '_local/a', n: 1 }],
		['with attachments', { _id: 'a', _attachments: {} }],
		['with a special member that few have', { _id: 'a', _replication_id: 'r' }]
	])('is read as an object %s', (_what, document) => {
		expect(batchOf([document])).toEqual([document]);
	});

	it('[P21, P35] comes to the same revision, text and refusal as an object', () => {
		const random = randomFrom(21);
		let texts = 0;
		for (let round = 0; round < 5_000; round += 1) {
			const document = documentOf(random);
			const [read] = batchOf([document]);
			if (read instanceof TextDocument) texts += 1;
			for (const newEdits of [true, false]) expect(outcomeOf(read as Arriving, newEdits)).toEqual(outcomeOf(document, newEdits));
		}
		expect(texts).toBeGreaterThan(1_000);
	});
});

describe('a batch', () => {
	it.each([
		['{"docs":[]}', undefined],
		['{"docs":[],"new_edits":false}', false],
		['{"new_edits":true,"docs":[]}', true]
	])('is read: %s', (text, new_edits) => {
		expect(readTextBatch(text)).toEqual({ docs: [], new_edits });
	});

	it.each([
		'{}',
		'{"docs":{}}',
		'{"docs":[1]}',
		'{"docs":[null]}',
		'{"docs":[{}],"other":1}',
		'{"docs":[],"new_edits":"false"}',
		'{"docs":[],"new_edits":null}',
		'{"docs":[]} ',
		'{"docs":[],"docs":[]}',
		'{"new_edits":true,"docs":[],"new_edits":false}',
		'{"docs":[{"_id":"a","n":1.0}]}'
	])('is left to who reads any JSON: %s', (text) => {
		expect(readTextBatch(text)).toBeUndefined();
	});
});

const VALUES = ['x', 1, null, true, { _id: 'inner' }, [1], 'ก"', 'x'.repeat(200)];
const REV = `2-${HASH}`;
const MEMBERS: readonly (readonly [string, readonly unknown[]])[] = [
	['_id', ['a', 'a:b:c:d', 'ก"', '']],
	['_rev', [REV, '1-a', 'none', '', null]],
	['_deleted', [true, false, 'yes']],
	['_revisions', [{ start: 2, ids: [HASH, 'a'] }, { start: 1, ids: [] }, { start: 9, ids: ['a', 'b', 'c', 'd'] }, 1]],
	['_conflicts', [[REV]]],
	['_unknown', [1]],
	['kind', VALUES],
	['by', VALUES],
	['n', VALUES],
	['body', VALUES]
];

/** Some of the members in any order, most often with an id and seldom with what is special. */
function documentOf(random: () => number): RawDocument {
	const chosen = MEMBERS.filter(([name]) => random() < (name === '_id' ? 0.95 : name.startsWith('_') ? 0.25 : 0.6));
	const members = chosen.map(([name, values]) => ({ name, value: pick(random, values), place: random() }));
	members.sort((a, b) => a.place - b.place);
	return parseJson(JSON.stringify(Object.fromEntries(members.map(({ name, value }) => [name, value])))) as RawDocument;
}
