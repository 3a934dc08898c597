// The repository's own sources, read once and parsed, for the architecture tests.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join, posix } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '..', '..');

export interface Import {
	/** `src/lib/domain/days.ts`, `npm:zod/mini`, `node:fs`, `$app/paths`. */
	target: string;
	typeOnly: boolean;
	line: number;
}

export interface Source {
	/** Path from the root, with slashes. */
	path: string;
	text: string;
	lines: number;
	/** Parsed script: the whole file, or the script blocks of a `.svelte` file at their own lines. */
	script: ts.SourceFile;
	imports: Import[];
}

const FOLDERS = ['src', 'sync-server', 'scripts', 'tests'];
/** Recorded beside CouchDB, with the program that replays it: kept as it came. */
const RECORDED = 'tests/conformance/couchdb';
const EXTENSIONS = new Set(['.ts', '.mjs', '.svelte']);

function pathsBelow(folder: string): string[] {
	return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
		const path = posix.join(folder, entry.name);
		if (path === RECORDED) return [];
		if (entry.isDirectory()) return pathsBelow(path);
		return EXTENSIONS.has(extname(entry.name)) ? [path] : [];
	});
}

/** Everything outside the script blocks blanked out, so that line numbers stay. */
function scriptOf(path: string, text: string): string {
	if (!path.endsWith('.svelte')) return text;
	const blank = (part: string): string => part.replaceAll(/[^\n]/g, ' ');
	let script = '';
	let from = 0;
	for (const block of text.matchAll(/(<script[^>]*>)([\s\S]*?)<\/script>/g)) {
		const start = block.index + (block[1] as string).length;
		const end = start + (block[2] as string).length;
		script += blank(text.slice(from, start)) + text.slice(start, end);
		from = end;
	}
	return script + blank(text.slice(from));
}

const roomImports = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { imports: Record<string, string> }).imports;

function targetOf(specifier: string, from: string): string {
	if (specifier.startsWith('.')) return posix.normalize(posix.join(dirname(from), specifier));
	if (specifier.startsWith('#')) {
		const room = Object.entries(roomImports).find(([name]) => specifier.startsWith(name.slice(0, -1)));
		return room === undefined ? specifier : posix.normalize(specifier.replace(room[0].slice(0, -1), room[1].slice(0, -1)));
	}
	return /^(node:|\$)/.test(specifier) ? specifier : `npm:${specifier}`;
}

function importsOf(script: ts.SourceFile, path: string): Import[] {
	const found: Import[] = [];
	const note = (specifier: ts.Expression, typeOnly: boolean): void => {
		if (!ts.isStringLiteralLike(specifier)) return;
		const line = script.getLineAndCharacterOfPosition(specifier.getStart(script)).line + 1;
		found.push({ target: targetOf(specifier.text, path), typeOnly, line });
	};
	/** `new Worker(new URL('./x.ts', import.meta.url))` leads to a file as an import does. */
	const noteWorker = (url: ts.Expression | undefined): void => {
		if (url !== undefined && ts.isNewExpression(url) && url.arguments?.[0] !== undefined) note(url.arguments[0], false);
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) note(node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
		else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) note(node.moduleSpecifier, node.isTypeOnly);
		else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0] !== undefined)
			note(node.arguments[0], false);
		else if (ts.isNewExpression(node) && node.expression.getText(script) === 'Worker') noteWorker(node.arguments?.[0]);
		ts.forEachChild(node, visit);
	};
	visit(script);
	return found;
}

function read(path: string): Source {
	const text = readFileSync(join(root, path), 'utf8');
	const script = ts.createSourceFile(path, scriptOf(path, text), ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
	return { path, text, lines: text.trimEnd().split('\n').length, script, imports: importsOf(script, path) };
}

export const sources: readonly Source[] = FOLDERS.flatMap(pathsBelow).sort().map(read);
export const sourceByPath: ReadonlyMap<string, Source> = new Map(sources.map((source) => [source.path, source]));

/** `path:line` of a node, as an editor opens it. */
export function placeOf(source: Source, node: ts.Node): string {
	return `${source.path}:${source.script.getLineAndCharacterOfPosition(node.getStart(source.script)).line + 1}`;
}

const TEST = /\.(test|spec)\.ts$|^tests\//;
/** Written for tests though it lives in a room: contracts, generators, tables and in-memory stand-ins for a browser part. */
const TEST_SUPPORT = /(-contract|sync-server\/store\/memory-store|arbitraries|transition-table|-in-memory|-testing)\.ts$|\/testing\//;

export const isTest = (path: string): boolean => TEST.test(path);
export const isTestSupport = (path: string): boolean => TEST_SUPPORT.test(path);
export const isProduction = (path: string): boolean => !isTest(path) && !isTestSupport(path);
