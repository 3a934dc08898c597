// The house rules that a machine can see. A failure names the place, the rule and the way out.
import ts from 'typescript';
import { expect, test } from 'vitest';
import { FILE_LINES_MAX, FUNCTION_LINES_MAX, longFiles, longFunctions, SVELTE_LINES_MAX } from './architecture/ratchet.ts';
import { rooms, type Room } from './architecture/rooms.ts';
import { isProduction, isTest, isTestSupport, placeOf, sourceByPath, sources, type Import, type Source } from './architecture/sources.ts';

const production = sources.filter(({ path }) => isProduction(path));
const roomOf = (path: string): Room | undefined => rooms.find(({ files }) => files.test(path));
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function allowed(room: Room, { target, typeOnly }: Import): boolean {
	if (/^\.svelte-kit|\/\$types(\.js)?$/.test(target)) return true;
	return [...room.may, ...(typeOnly ? (room.mayTypes ?? []) : [])].some((pattern) => pattern.test(target));
}

/** Every node of a file's script. */
function* nodesOf(node: ts.Node): Generator<ts.Node> {
	yield node;
	for (const child of node.getChildren()) yield* nodesOf(child);
}

test('every file has a room', () => {
	const homeless = production.filter(({ path }) => roomOf(path) === undefined && !/^src\/app\.d\.ts$|\.d\.ts$/.test(path));
	expect(homeless.map(({ path }) => `${path}: no room of tests/architecture/rooms.ts has this file; put it where it belongs`)).toEqual([]);
});

test('rooms import only what their room may', () => {
	const breaches = sources
		.filter(({ path }) => isProduction(path) || /^tests\/e2e\/.*\.spec\.ts$/.test(path))
		.flatMap((source) => {
			const room = roomOf(source.path);
			if (room === undefined) return [];
			return source.imports
				.filter((one) => !allowed(room, one))
				.map((one) => `${source.path}:${one.line} (${room.name}) imports ${one.target}${one.typeOnly ? ' (type)' : ''}. ${room.because}`);
		});
	expect(breaches).toEqual([]);
});

test('the app imports nothing of the server, and the server only the domain of the app', () => {
	const across = sources.flatMap((source) =>
		source.imports
			.filter(({ target }) =>
				source.path.startsWith('src/')
					? target.startsWith('sync-server/')
					: source.path.startsWith('sync-server/') && /^src\/(?!lib\/domain\/)/.test(target)
			)
			.map(({ target, line }) => `${source.path}:${line} imports ${target}: the wall between app and server has one door, #domain/`)
	);
	expect(across).toEqual([]);
});

test('what is written for tests is imported by tests alone', () => {
	const leaks = production.flatMap((source) =>
		source.imports
			.filter(({ target }) => isTest(target) || isTestSupport(target))
			.map(({ target, line }) => `${source.path}:${line} imports ${target}: give it a production name or leave it to the tests`)
	);
	expect(leaks).toEqual([]);
});

test('no import runs in a circle', () => {
	const state = new Map<string, 'open' | 'done'>();
	const circles: string[] = [];
	const walk = (path: string, trail: string[]): void => {
		if (state.get(path) === 'done') return;
		if (state.get(path) === 'open') {
			circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
			return;
		}
		state.set(path, 'open');
		for (const one of sourceByPath.get(path)?.imports ?? [])
			if (!one.typeOnly && sourceByPath.has(one.target)) walk(one.target, [...trail, path]);
		state.set(path, 'done');
	};
	for (const { path } of sources) walk(path, []);
	expect(circles).toEqual([]);
});

test('every import of our own names a file that is there', () => {
	const broken = sources.flatMap((source) =>
		source.imports
			.filter(
				({ target }) => /^(src|sync-server|tests|scripts)\//.test(target) && /\.(ts|mjs|svelte)$/.test(target) && !/\$types/.test(target)
			)
			.filter(({ target }) => !sourceByPath.has(target))
			.map(({ target, line }) => `${source.path}:${line} imports ${target}, which does not exist`)
	);
	expect(broken).toEqual([]);
});

/** Where programs begin: what the framework, npm, or a person starts. */
const ENTRY =
	/^src\/(routes\/(.*\/)?\+[^/]+|service-worker\.ts|hooks\.(client|server)\.ts)$|^sync-server\/(main\.ts|admin\/cli\.ts)$|^scripts\/|\.d\.ts$/;

function reachableFrom(starts: string[]): Set<string> {
	const seen = new Set<string>();
	const queue = [...starts];
	for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
		if (seen.has(path)) continue;
		seen.add(path);
		queue.push(...(sourceByPath.get(path)?.imports ?? []).map(({ target }) => target));
	}
	return seen;
}

test('no file is an orphan', () => {
	const used = reachableFrom(sources.filter(({ path }) => ENTRY.test(path)).map(({ path }) => path));
	const tested = reachableFrom(sources.filter(({ path }) => /\.(test|spec)\.ts$|^tests\//.test(path)).map(({ path }) => path));
	const orphans = sources
		.filter(({ path }) => (isProduction(path) ? !used.has(path) : isTestSupport(path) && !tested.has(path)))
		.map(({ path }) => `${path}: no screen, no program and no test leads here; use it or delete it`);
	expect(orphans).toEqual([]);
});

/** Name and lines of every function of a file, the outermost first. */
function functionsOf(source: Source): { name: string; lines: number; node: ts.Node }[] {
	const found: { name: string; lines: number; node: ts.Node }[] = [];
	for (const node of nodesOf(source.script)) {
		if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) continue;
		const from = source.script.getLineAndCharacterOfPosition(node.getStart(source.script)).line;
		const to = source.script.getLineAndCharacterOfPosition(node.getEnd()).line;
		const named =
			node.name ?? (ts.isVariableDeclaration(node.parent) || ts.isPropertyAssignment(node.parent) ? node.parent.name : undefined);
		found.push({ name: named?.getText(source.script) ?? `line ${from + 1}`, lines: to - from + 1, node });
	}
	return found;
}

test(`files have at most ${FILE_LINES_MAX} lines, components ${SVELTE_LINES_MAX}`, () => {
	const limit = (path: string): number => (path.endsWith('.svelte') ? SVELTE_LINES_MAX : FILE_LINES_MAX);
	const long = sources.filter(({ path, lines }) => lines > limit(path) && !(path in longFiles));
	expect(
		long.map(({ path, lines }) => `${path} has ${lines} lines, limit ${limit(path)}: which second idea is in it? Give it a file`)
	).toEqual([]);
});

/** The function a describe() or a contract wraps its tests in is a list, not a function to read at once. */
const isSuite = (source: Source, node: ts.Node): boolean =>
	(isTest(source.path) || isTestSupport(source.path)) &&
	[...nodesOf(node)].some(
		(inner) => ts.isCallExpression(inner) && /^(it|test|describe)(\.|$)/.test(inner.expression.getText(source.script))
	);

test(`functions have at most ${FUNCTION_LINES_MAX} lines`, () => {
	const long = sources.flatMap((source) =>
		functionsOf(source)
			.filter(({ lines, node }) => lines > FUNCTION_LINES_MAX && !isSuite(source, node))
			.filter(({ name }) => !(`${source.path}#${name}` in longFunctions))
			.map(({ name, lines, node }) => `${placeOf(source, node)} ${name} has ${lines} lines, limit ${FUNCTION_LINES_MAX}: name its parts`)
	);
	expect(long).toEqual([]);
});

test('the lists of long files and functions only shrink', () => {
	const fits = Object.keys(longFiles).filter(
		(path) => (sourceByPath.get(path)?.lines ?? 0) <= (path.endsWith('.svelte') ? SVELTE_LINES_MAX : FILE_LINES_MAX)
	);
	const short = Object.keys(longFunctions).filter((key) => {
		const source = sourceByPath.get(key.slice(0, key.indexOf('#')));
		return !source || !functionsOf(source).some(({ name, lines }) => key.endsWith(`#${name}`) && lines > FUNCTION_LINES_MAX);
	});
	expect([...fits, ...short].map((key) => `${key} fits now: take it out of tests/architecture/ratchet.ts`)).toEqual([]);
});

/** Whether a name is a parameter or a local of some function round the node, not the global. */
function isLocal(node: ts.Node, name: string): boolean {
	for (let scope: ts.Node | undefined = node.parent; scope !== undefined; scope = scope.parent) {
		if (ts.isFunctionLike(scope) && scope.parameters.some((parameter) => parameter.name.getText().split(/\W+/).includes(name))) return true;
		if (ts.isBlock(scope) && new RegExp(`\\b(const|let)\\s+${name}\\b`).test(scope.getText())) return true;
	}
	return false;
}

const GLOBALS = new Set(['crypto', 'navigator', 'localStorage', 'sessionStorage', 'indexedDB', 'caches']);

/** What a file takes from the world behind everybody's back. */
function worldlyCalls(source: Source): { what: string; node: ts.Node }[] {
	const found: { what: string; node: ts.Node }[] = [];
	for (const node of nodesOf(source.script)) {
		if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0)
			found.push({ what: 'new Date()', node });
		if (!ts.isPropertyAccessExpression(node)) continue;
		const text = node.getText();
		if (text === 'Date.now' || text === 'Math.random') found.push({ what: text, node });
		const owner = node.expression.getText().replace(/^(globalThis|window|self)\./, '');
		if (GLOBALS.has(owner) && !isLocal(node, owner)) found.push({ what: owner, node });
	}
	return found;
}

test('clock, chance and browser come from src/lib/device', () => {
	const outside = (path: string): boolean => path.startsWith('src/') && !/^src\/(lib\/device\/|service-worker\.ts$)/.test(path);
	const calls = production
		.filter(({ path }) => outside(path))
		.flatMap((source) =>
			worldlyCalls(source).map(
				({ what, node }) =>
					`${placeOf(source, node)} uses ${what}: take it as a port of src/lib/device/ports.ts, so that a test can crank it`
			)
		);
	expect(calls).toEqual([]);
});

test('of the server, only what a person starts reads the environment', () => {
	const environment = production
		.filter(({ path }) => path.startsWith('sync-server/') && !/^sync-server\/(main\.ts|admin\/cli\.ts)$/.test(path))
		.flatMap((source) =>
			[...nodesOf(source.script)]
				.filter((node) => ts.isPropertyAccessExpression(node) && /^process\.(env|exit|argv)$/.test(node.getText()))
				.map((node) => `${placeOf(source, node)} reads ${node.getText()}: main.ts does, and hands on what was chosen`)
		);
	expect(environment).toEqual([]);
});

test('files are named for one idea, in the style of the house', () => {
	const good = (path: string): boolean => {
		const name = nameOf(path);
		if (path.startsWith('src/routes/') && name.startsWith('+')) return true;
		if (path.endsWith('.svelte')) return /^[A-Z][A-Za-z0-9]*\.svelte$/.test(name);
		return /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*\.(ts|mjs)$/.test(name) && !/^(utils?|helpers?|misc|index)\./.test(name);
	};
	expect(
		sources.filter(({ path }) => !good(path)).map(({ path }) => `${path}: kebab-case.ts or PascalCase.svelte, and never utils or index`)
	).toEqual([]);
});

test('exports have names, and no file only passes on what others have', () => {
	const wrong = sources.flatMap((source) => {
		const statements = [...source.script.statements];
		const unnamed = statements.filter((node) => ts.isExportAssignment(node) || /^export default\b/.test(node.getText()));
		const passesOn = (node: ts.Statement): boolean => ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined;
		const barrel = statements.length > 0 && statements.every(passesOn);
		return [
			...unnamed
				.filter(() => !/config\.ts$/.test(source.path))
				.map((node) => `${placeOf(source, node)}: a default export has a new name in every file; name it`),
			...(barrel ? [`${source.path} is a barrel: import the files themselves`] : [])
		];
	});
	expect(wrong).toEqual([]);
});

test('tests run all, and wait for things, not for time', () => {
	const wrong = sources
		.filter(({ path }) => isTest(path) && nameOf(path) !== 'architecture.test.ts')
		.flatMap((source) =>
			source.text.split('\n').flatMap((line, index) => {
				const found =
					/\b(it|test|describe)\.(only|skip|todo|fixme)\b|\bwaitForTimeout\b|new Promise\(\(?\w+\)? => setTimeout\(\w+, [1-9]/.exec(line);
				return found === null ? [] : [`${source.path}:${index + 1} ${found[0]}: run every test, and wait for what you want to see`];
			})
		);
	expect(wrong).toEqual([]);
});

test('nothing is left for later', () => {
	const marks = sources
		.filter(({ path }) => nameOf(path) !== 'architecture.test.ts')
		.flatMap((source) =>
			source.text
				.split('\n')
				.flatMap((line, index) =>
					/\b(TODO|FIXME|XXX|HACK)\b|@ts-(ignore|nocheck)/.test(line) ? [`${source.path}:${index + 1} ${line.trim()}`] : []
				)
		);
	expect(marks).toEqual([]);
});
