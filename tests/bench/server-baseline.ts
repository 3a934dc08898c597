// The floor under the server's figures: the same rows in bare SQLite, at the same durability (WAL, synchronous=FULL). It writes what any
// correct store must: sequence, id with its index, revision, and the body, whose text it makes of the document. It reads no request and checks
// nothing, all rows have one revision that is hashed of nothing, and it keeps no pointers with which free pages can be given back.
import Database from 'better-sqlite3';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { FactDocument } from '#ledger/document.ts';

export interface Floor {
	/** Rows a second, `batch` rows a transaction. */
	inserts(documents: readonly FactDocument[], batch: number): number;
	/** Rows a second for reading all rows and joining them into one JSON text. */
	readAndSerialise(): number;
	/** Rows a second for looking up the rows of these ids one by one, `batch` ids a transaction. */
	lookUps(ids: readonly string[], batch: number): number;
	/** Bytes of the file, the log folded in. */
	fileBytes(): number;
	close(): void;
}

const perSecond = (count: number, ms: number): number => (count / ms) * 1000;

/** Opens a bare SQLite file in `folder` with the columns any document store needs: id, revision, sequence, body. */
export function openFloor(folder: string): Floor {
	const path = join(folder, `floor-${process.hrtime.bigint()}.sqlite`);
	const db = new Database(path);
	db.pragma('journal_mode = WAL');
	db.pragma('synchronous = FULL');
	db.exec('CREATE TABLE docs (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rev TEXT NOT NULL, body TEXT NOT NULL)');
	const insert = db.prepare('INSERT INTO docs (id, rev, body) VALUES (?, ?, ?)');
	const insertAll = db.transaction((rows: readonly FactDocument[]) => {
		for (const row of rows) insert.run(row._id, '1-0123456789abcdef0123456789abcdef', JSON.stringify(row));
	});
	const lookUp = db.prepare('SELECT rev FROM docs WHERE id = ?');
	const lookUpAll = db.transaction((ids: readonly string[]) => {
		for (const id of ids) lookUp.get(id);
	});
	return {
		inserts(documents, batch) {
			const started = performance.now();
			for (let from = 0; from < documents.length; from += batch) insertAll(documents.slice(from, from + batch));
			return perSecond(documents.length, performance.now() - started);
		},
		readAndSerialise() {
			const started = performance.now();
			const parts: string[] = [];
			for (const row of db.prepare('SELECT seq, id, rev, body FROM docs ORDER BY seq').iterate() as Iterable<{
				seq: number;
				id: string;
				rev: string;
				body: string;
			}>)
				parts.push(`{"seq":${row.seq},"id":${JSON.stringify(row.id)},"changes":[{"rev":"${row.rev}"}],"doc":${row.body}}`);
			const text = Buffer.from(`{"results":[${parts.join(',')}]}`);
			const rate = perSecond(parts.length, performance.now() - started);
			if (text.length === 0) throw new Error('nothing was read');
			return rate;
		},
		lookUps(ids, batch) {
			const started = performance.now();
			for (let from = 0; from < ids.length; from += batch) lookUpAll(ids.slice(from, from + batch));
			return perSecond(ids.length, performance.now() - started);
		},
		fileBytes() {
			db.pragma('wal_checkpoint(TRUNCATE)');
			return statSync(path).size;
		},
		close: () => void db.close()
	};
}
