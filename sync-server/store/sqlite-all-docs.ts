// Living documents in id order, out of SQLite.
import type Database from 'better-sqlite3';
import type { DocumentRow } from './document-row.ts';
import { prepared } from './prepared.ts';
import type { AllDocsQuery } from './store.ts';

/** The rows asked for, and how many living documents come before the range. */
export function readAllDocs(db: Database.Database, query: AllDocsQuery): { rows: DocumentRow[]; preceding: number } {
	const columns = query.bodies ? 'seq, id, rev, deleted, tree, json' : 'seq, id, rev, deleted, tree';
	const forward = !query.descending;
	const conditions = ['deleted = 0'];
	const values: string[] = [];
	if (query.startKey !== undefined) {
		conditions.push(forward ? 'id >= ?' : 'id <= ?');
		values.push(query.startKey);
	}
	if (query.endKey !== undefined) {
		conditions.push(`id ${forward ? '<' : '>'}${query.inclusiveEnd ? '=' : ''} ?`);
		values.push(query.endKey);
	}
	const order = forward ? 'ASC' : 'DESC';
	const sql = `SELECT ${columns} FROM docs INDEXED BY docs_by_id WHERE ${conditions.join(' AND ')} ORDER BY id ${order} LIMIT ? OFFSET ?`;
	const rows = prepared(db, sql).all(...values, query.limit, query.skip) as DocumentRow[];
	return { rows, preceding: query.startKey === undefined ? 0 : countBeyond(db, forward ? '<' : '>', query.startKey) };
}

/** All documents less the deleted ones, each counted in an index that holds nothing else. */
function countBeyond(db: Database.Database, side: '<' | '>', key: string): number {
	const all = prepared(db, `SELECT count(*) AS n FROM docs INDEXED BY docs_by_id WHERE id ${side} ?`).get(key) as { n: number };
	const gone = prepared(db, `SELECT count(*) AS n FROM docs INDEXED BY docs_deleted WHERE deleted = 1 AND id ${side} ?`).get(key) as {
		n: number;
	};
	return all.n - gone.n;
}
