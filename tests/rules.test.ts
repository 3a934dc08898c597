// Every numbered promise is cited by a test's title, and every citation names a promise that exists.
// Rules are lines `- **L3** sentence.` in RULES.md files and PROTOCOL.md; the product's promises are numbered in README.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { isTest, isTestSupport, placeOf, root, sources, type Source } from './architecture/sources.ts';

interface Rule {
	id: string;
	place: string;
}

const numberedRules = globSync(['src/**/RULES.md', 'sync-server/**/*.md'], { cwd: root })
	.sort()
	.flatMap((path) =>
		readFileSync(join(root, path), 'utf8')
			.split('\n')
			.flatMap((line, index): Rule[] => {
				const id = /^- \*\*([A-Z]\d+)\*\* \S/.exec(line)?.[1];
				return id === undefined ? [] : [{ id, place: `${path}:${index + 1}` }];
			})
	);

/** The numbered list under "## Promises". One that ends in words in italics and brackets is for what comes later and has no test yet. */
const promises = (/\n## Promises\n([\s\S]*?)\n## /.exec(readFileSync(join(root, 'README.md'), 'utf8'))?.[1] ?? '')
	.split('\n')
	.flatMap((line) => {
		const number = /^(\d+)\. /.exec(line)?.[1];
		return number === undefined ? [] : [{ id: `Promise ${number}`, place: 'README.md', later: /\)[*_]$/.test(line) }];
	});

/** The words of a test's title, whether plain, a template, or joined. */
function titleOf(node: ts.Expression): string {
	if (ts.isStringLiteralLike(node)) return node.text;
	return ts.isTemplateExpression(node) || ts.isBinaryExpression(node) ? node.getText() : '';
}

function citationsOf(source: Source): { id: string; place: string }[] {
	const found: { id: string; place: string }[] = [];
	const visit = (node: ts.Node): void => {
		if (
			ts.isCallExpression(node) &&
			node.arguments[0] !== undefined &&
			/^(it|test|testAtWork|describe)\b/.test(node.expression.getText())
		) {
			for (const bracket of titleOf(node.arguments[0]).matchAll(/\[((?:[A-Z]\d+|Promise \d+)(?:, ?(?:[A-Z]\d+|Promise \d+))*)\]/g)) {
				found.push(...(bracket[1] as string).split(/, ?/).map((id) => ({ id, place: placeOf(source, node) })));
			}
		}
		ts.forEachChild(node, visit);
	};
	visit(source.script);
	return found;
}

const citations = sources.filter(({ path }) => isTest(path) || isTestSupport(path)).flatMap(citationsOf);
const cited = new Set(citations.map(({ id }) => id));

test('a number stands for one rule', () => {
	const places = Map.groupBy(numberedRules, ({ id }) => id);
	const twice = [...places]
		.filter(([, rules]) => rules.length > 1)
		.map(([id, rules]) => `${id}: ${rules.map(({ place }) => place).join(' and ')}`);
	expect(twice).toEqual([]);
});

test('every numbered rule is cited by a test', () => {
	const uncited = numberedRules.filter(({ id }) => !cited.has(id)).map(({ id, place }) => `${place}: no test title carries [${id}]`);
	expect(uncited).toEqual([]);
});

test('every promise of README that is kept today is cited by a test', () => {
	expect(promises).toHaveLength(14);
	const uncited = promises.filter(({ id, later }) => !later && !cited.has(id)).map(({ id }) => `README.md: no test title carries [${id}]`);
	expect(uncited).toEqual([]);
});

test('every citation names a rule that exists', () => {
	const known = new Set([...numberedRules, ...promises].map(({ id }) => id));
	const unknown = citations
		.filter(({ id }) => !known.has(id))
		.map(({ id, place }) => `${place} cites [${id}], which no RULES.md, PROTOCOL.md or README has`);
	expect(unknown).toEqual([]);
});
