// Whether a database's file is what the store would have written: every document readable, every tree's winner right, counts and
// indexes in agreement. Reads one moment of the file; the server may be writing to it.
import { statSync } from 'node:fs';
import { parseRev } from '../revisions/rev-id.ts';
import { hasRev, leavesOf, type RevisionNode, type RevisionTree } from '../revisions/tree.ts';
import { Findings, type FileProblem } from './findings.ts';
import { migrations } from './migrations/migrations.ts';
import { ReadOnlyFile } from './read-only-file.ts';
import { revisionsOf, type DocumentRow } from './document-row.ts';
import { verifyAttachments } from './verify-attachments.ts';

/** Since this version of a file it may hold attachments. */
const ATTACHMENTS_SCHEMA = 2;

export interface FileReport {
	documents: number;
	deleted: number;
	updateSeq: number;
	/** At most PROBLEMS_NAMED_MAX; empty when all is well. */
	problems: FileProblem[];
	/** All of them. */
	problemCount: number;
}

/** Reads all of a file. Never throws: a file that cannot be read is a problem like others. */
export function verifyFile(path: string): FileReport {
	const found = new Findings();
	const report = { documents: 0, deleted: 0, updateSeq: 0 };
	try {
		const file = new ReadOnlyFile(path);
		try {
			Object.assign(report, { documents: file.state.live, deleted: file.state.deleted, updateSeq: file.state.updateSeq });
			if (isKnownShape(file, found)) verifyContents(file, found);
		} finally {
			file.close();
		}
	} catch (error) {
		found.add(`cannot be read: ${wordsOf(error)}`);
	}
	return { ...report, problems: found.named, problemCount: found.count };
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Whether there is something to look at that this program understands. */
function isKnownShape(file: ReadOnlyFile, found: Findings): boolean {
	const { schema } = file.state;
	if (schema === 0 && statSync(file.db.name).size === 0) found.add('is an empty file');
	if (schema > migrations.length) found.add(`was made by a newer version of this program (${schema})`);
	return schema > 0 && schema <= migrations.length;
}

function verifyContents(file: ReadOnlyFile, found: Findings): void {
	for (const check of ['integrity_check', 'foreign_key_check'] as const) {
		const rows = file.db.pragma(check) as Record<string, unknown>[];
		for (const row of rows) if (row[check] !== 'ok') found.add(`${check}: ${Object.values(row).join(' ')}`);
	}
	verifyDocuments(file, found);
	verifyOtherBodies(file, found);
	if (file.state.schema >= ATTACHMENTS_SCHEMA) verifyAttachments(file.db, found);
	for (const { id, json } of file.db.prepare('SELECT id, json FROM locals').iterate() as Iterable<{ id: string; json: string }>) {
		if (!isObject(json)) found.add('its body is no JSON object', id);
	}
}

function verifyDocuments(file: ReadOnlyFile, found: Findings): void {
	const counted = { live: 0, deleted: 0, lastSeq: 0 };
	const bodies = file.db.prepare('SELECT 1 FROM bodies WHERE id = ? AND rev = ?');
	const rows = file.db.prepare('SELECT seq, id, rev, deleted, tree, json FROM docs ORDER BY seq').iterate();
	for (const row of rows as Iterable<DocumentRow>) {
		counted[row.deleted === 1 ? 'deleted' : 'live'] += 1;
		counted.lastSeq = row.seq;
		verifyDocument(row, (rev) => bodies.get(row.id, rev) !== undefined, found);
	}
	const { live, deleted, updateSeq } = file.state;
	if (counted.live !== live) found.add(`${counted.live} living documents are there, ${live} were counted`);
	if (counted.deleted !== deleted) found.add(`${counted.deleted} deleted documents are there, ${deleted} were counted`);
	if (counted.lastSeq > updateSeq) found.add(`a document has the sequence number ${counted.lastSeq}, behind the last one, ${updateSeq}`);
}

function verifyDocument(row: DocumentRow, hasBody: (rev: string) => boolean, found: Findings): void {
	if (!isObject(row.json)) found.add('its body is no JSON object', row.id);
	let tree: RevisionTree;
	try {
		({ tree } = revisionsOf(row));
		if (!isTree(tree)) throw new Error('malformed');
	} catch {
		found.add('its revision tree cannot be read', row.id);
		return;
	}
	const leaves = leavesOf(tree);
	const [winner] = leaves;
	if (winner?.rev !== row.rev || winner.deleted !== (row.deleted === 1))
		found.add(`${row.rev} is kept as its winner, which is ${winner?.rev ?? 'none'}`, row.id);
	for (const { rev } of leaves.slice(1)) if (!hasBody(rev)) found.add(`the body of ${rev} is missing`, row.id);
}

/** Bodies that are no winner's belong to a revision that some document has. */
function verifyOtherBodies(file: ReadOnlyFile, found: Findings): void {
	const sql = `SELECT bodies.id, bodies.rev AS bodyRev, bodies.json AS bodyJson, docs.seq, docs.rev, docs.deleted, docs.tree
		FROM bodies LEFT JOIN docs ON docs.id = bodies.id`;
	for (const row of file.db.prepare(sql).iterate() as Iterable<DocumentRow & { bodyRev: string; bodyJson: string; seq: number | null }>) {
		if (!isObject(row.bodyJson)) found.add(`the body of ${row.bodyRev} is no JSON object`, row.id);
		if (row.seq === null) found.add(`a body of ${row.bodyRev} is kept without its document`, row.id);
		else if (!hasRevOf(row, row.bodyRev)) found.add(`a body is kept of ${row.bodyRev}, which is no revision of it`, row.id);
	}
}

function hasRevOf(row: DocumentRow, rev: string): boolean {
	try {
		return hasRev(revisionsOf(row).tree, rev);
	} catch {
		// A tree that cannot be read is told where documents are looked at.
		return true;
	}
}

function isTree(tree: unknown): tree is RevisionTree {
	return (
		Array.isArray(tree) &&
		tree.length > 0 &&
		(tree as RevisionTree).every(({ pos, ids }) => Number.isInteger(pos) && pos > 0 && isNode(pos, ids))
	);
}

/** Walked by hand: a history can be longer than the stack is deep. */
function isNode(pos: number, root: RevisionNode): boolean {
	const waiting: [number, RevisionNode][] = [[pos, root]];
	for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
		const [at, node] = next;
		if (!Array.isArray(node) || parseRev(`${at}-${String(node[0])}`) === undefined || !Array.isArray(node[2])) return false;
		for (const child of node[2]) waiting.push([at + 1, child]);
	}
	return true;
}

function isObject(text: string): boolean {
	try {
		const value: unknown = JSON.parse(text);
		return typeof value === 'object' && value !== null && !Array.isArray(value);
	} catch {
		return false;
	}
}
