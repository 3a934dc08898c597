import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, type RevisionEdit, type Revisions } from './apply-edit.ts';
import { generationOf, hashOfText, parseRev, revivalHash } from './rev-id.ts';
import { historyOf, leavesOf, leavesUnder, missingRevs, treeOfPath } from './tree.ts';

const ROOMY = 1_000;

/** What a document's revisions become as edits are applied one after another; throws when one is not taken. */
function grown(edits: RevisionEdit[], revsLimit = ROOMY): Revisions {
	let current: Revisions | undefined;
	for (const edit of edits) {
		const applied = applyEdit(current, { id: 'a', json: '{}', edit }, revsLimit);
		if (applied.kind === 'stored') current = applied.revisions;
		else if (applied.kind !== 'already-there') throw new Error(applied.kind);
	}
	return current as Revisions;
}
const branch = (...path: string[]): RevisionEdit => ({ kind: 'replicated', path, deleted: false });
const tombstone = (...path: string[]): RevisionEdit => ({ kind: 'replicated', path, deleted: true });
const revsOf = (revisions: Revisions) => leavesOf(revisions.tree).map((leaf) => leaf.rev);

describe('the winner', () => {
	it.each([
		['the greater hash of the same length', [branch('1-a'), branch('1-c'), branch('1-b')], ['1-c', '1-b', '1-a']],
		['generation 10 before 9', [branch('9-z'), branch('10-a')], ['10-a', '9-z']],
		['the living before the deleted', [branch('2-b', '1-a'), tombstone('3-x', '2-c', '1-a')], ['2-b', '3-x']],
		['the longest of the deleted', [tombstone('2-b', '1-a'), tombstone('3-a', '2-c', '1-a')], ['3-a', '2-b']]
	])('[P20] is %s', (_what, edits, expected) => {
		const revisions = grown(edits);
		expect(revsOf(revisions)).toEqual(expected);
		expect(revisions.winner).toBe(expected[0]);
	});

	it('[P24] does not hang on the order in which branches came, nor on repeats', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 14 }), fc.array(fc.nat(), { maxLength: 30 }), (parents, order) => {
				const paths: string[][] = [['1-r']];
				for (const [index, parent] of parents.entries()) {
					const onto = paths[parent % paths.length] as string[];
					paths.push([`${onto.length + 1}-${index.toString(36)}`, ...onto]);
				}
				const edits = paths.map((path) => branch(...path));
				const shuffled = [...order.map((index) => edits[index % edits.length] as RevisionEdit), ...edits.toReversed()];
				expect(revsOf(grown(shuffled))).toEqual(revsOf(grown(edits)));
			}),
			{ seed: 20261121 }
		);
	});
});

describe('edits', () => {
	const edit = (parent: string | undefined, hash = 'h', deleted = false): RevisionEdit => ({ kind: 'new', parent, hash, deleted });
	const kindOf = (before: RevisionEdit[], next: RevisionEdit) =>
		applyEdit(before.length === 0 ? undefined : grown(before), { id: 'a', json: '{}', edit: next }, ROOMY).kind;

	it.each([
		['the first of a document', [], edit(undefined), 'stored'],
		['a first one that names a parent', [], edit('1-a'), 'conflict'],
		['on the leaf', [branch('2-b', '1-a')], edit('2-b'), 'stored'],
		['on a branch that lost', [branch('2-b', '1-a'), branch('2-c', '1-a')], edit('2-b'), 'stored'],
		['on an inner revision', [branch('2-b', '1-a')], edit('1-a'), 'conflict'],
		['on nothing, though there is something', [branch('1-a')], edit(undefined), 'conflict'],
		['on nothing, over a tombstone', [tombstone('2-b', '1-a')], edit(undefined), 'stored'],
		['deleting what is deleted', [tombstone('2-b', '1-a')], edit(undefined, 'h', true), 'conflict'],
		['naming a tombstone', [tombstone('2-b', '1-a')], edit('2-b'), 'conflict']
	])('[P22] %s', (_what, before, next, expected) => {
		expect(kindOf(before, next)).toBe(expected);
	});

	it('[P21] the hash is PouchDB’s', () => {
		expect(hashOfText('{"_id":"a","n":1}')).toBe('1c7f036842a7f58541a3b8f73703be58');
		expect(revivalHash('a', '2-b', '{"back":true}')).toBe(hashOfText('{"back":true,"_rev":"2-b","_id":"a"}'));
		expect(revivalHash('a', '2-b', '{}')).toBe(hashOfText('{"_rev":"2-b","_id":"a"}'));
		expect(hashOfText('"ก"')).not.toBe(hashOfText('"\u0001"'));
	});

	it('remembers so many revisions of a branch and no more', () => {
		const path = Array.from({ length: 9 }, (_, n) => `${9 - n}-${9 - n}`);
		const cut = grown([branch(...path)], 3);
		expect(historyOf(cut.tree, '9-9')?.map((step) => step.rev)).toEqual(['9-9', '8-8', '7-7']);
		const applied = applyEdit(cut, { id: 'a', json: '{}', edit: edit('9-9') }, 3);
		expect(applied).toMatchObject({ kind: 'stored', rev: '10-h', forgotten: ['7-7'] });
	});
});

describe('reading a tree', () => {
	const { tree } = grown([branch('2-b', '1-a'), branch('3-d', '2-c', '1-a'), tombstone('3-x', '2-e', '1-a')]);

	it('tells a revision from its ancestors, and which bodies came', () => {
		expect(historyOf(tree, '3-d')).toEqual([
			{ rev: '3-d', available: true },
			{ rev: '2-c', available: false },
			{ rev: '1-a', available: false }
		]);
		expect(historyOf(tree, '3-none')).toBeUndefined();
		expect(leavesUnder(tree, '2-c').map((leaf) => leaf.rev)).toEqual(['3-d']);
		expect(leavesUnder(tree, '1-a').map((leaf) => leaf.rev)).toEqual(['3-d', '2-b', '3-x']);
	});

	it.each([
		[['2-b', '3-d'], [], []],
		[['4-n'], ['4-n'], ['2-b', '3-d', '3-x']],
		[['3-n', '2-b'], ['3-n'], ['2-b']],
		[['1-n'], ['1-n'], []]
	])('of %j misses %j, which may descend from %j', (offered, missing, possibleAncestors) => {
		expect(missingRevs(tree, offered)).toEqual({ missing, possibleAncestors });
	});

	it('takes apart revision ids and nothing else', () => {
		expect(parseRev('12-ab')).toEqual({ generation: 12, hash: 'ab' });
		expect(generationOf('12-ab')).toBe(12);
		for (const nonsense of ['', '1', '0-a', '-1-a', '1-', '1-"', '1- x', 1, undefined, `1-${'x'.repeat(65)}`])
			expect(parseRev(nonsense)).toBeUndefined();
		expect(treeOfPath(['2-b', '1-a'], true)).toEqual([
			{ pos: 1, ids: ['a', { status: 'missing' }, [['b', { status: 'available', deleted: true }, []]]] }
		]);
	});
});
