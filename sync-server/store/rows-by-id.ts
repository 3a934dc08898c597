// Rows of many ids in one statement: SQLite takes a lock and looks at the log for each statement outside a transaction, which
// costs several times what finding a row does.
import type Database from 'better-sqlite3';
import type { DocumentRow, HeadRow } from './document-row.ts';

const COLUMNS = 'docs.seq, docs.id, docs.rev, docs.deleted, docs.tree';

export class RowsById {
	readonly #head: Database.Statement;
	readonly #heads: Database.Statement;
	readonly #documents: Database.Statement;

	constructor(db: Database.Database) {
		const ofMany = (columns: string) =>
			db.prepare(`SELECT asked.key AS place, ${columns} FROM json_each(?) AS asked CROSS JOIN docs ON docs.id = asked.value`);
		this.#head = db.prepare(`SELECT ${COLUMNS} FROM docs WHERE id = ?`);
		this.#heads = ofMany(COLUMNS);
		this.#documents = ofMany(`${COLUMNS}, docs.json`);
	}

	head(id: string): HeadRow | undefined {
		return this.#head.get(id) as HeadRow | undefined;
	}

	/** In the order of the ids; undefined for one that is not there. */
	heads(ids: readonly string[]): (HeadRow | undefined)[] {
		return placed<HeadRow>(this.#heads, ids);
	}

	/** The same with the winners' bodies. */
	documents(ids: readonly string[]): (DocumentRow | undefined)[] {
		return placed<DocumentRow>(this.#documents, ids);
	}
}

function placed<Row>(statement: Database.Statement, ids: readonly string[]): (Row | undefined)[] {
	const rows = new Array<Row | undefined>(ids.length).fill(undefined);
	for (const row of statement.all(JSON.stringify(ids)) as (Row & { place: number })[]) rows[row.place] = row;
	return rows;
}
