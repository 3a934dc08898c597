// Rows of many ids in one statement: SQLite takes a lock and looks at the log for each statement outside a transaction, which
// costs several times what finding a row does.
import type Database from 'better-sqlite3';
import type { DocumentRow, HeadRow } from './document-row.ts';

const COLUMNS = 'docs.seq, docs.id, docs.rev, docs.deleted, docs.tree';

export class RowsById {
	readonly #head: Database.Statement;
	readonly #heads: Database.Statement;
	readonly #document: Database.Statement;
	readonly #documents: Database.Statement;

	constructor(db: Database.Database) {
		const ofMany = (columns: string) =>
			db.prepare(`SELECT asked.key AS place, ${columns} FROM json_each(?) AS asked CROSS JOIN docs ON docs.id = asked.value`);
		this.#head = db.prepare(`SELECT ${COLUMNS} FROM docs WHERE id = ?`);
		this.#heads = ofMany(COLUMNS);
		this.#document = db.prepare(`SELECT ${COLUMNS}, json FROM docs WHERE id = ?`);
		this.#documents = ofMany(`${COLUMNS}, docs.json`);
	}

	head(id: string): HeadRow | undefined {
		return this.#head.get(id) as HeadRow | undefined;
	}

	/** In the order of the ids; undefined for one that is not there. */
	heads(ids: readonly string[]): (HeadRow | undefined)[] {
		return placed<HeadRow>(this.#head, this.#heads, ids);
	}

	/** The same with the winners' bodies. */
	documents(ids: readonly string[]): (DocumentRow | undefined)[] {
		return placed<DocumentRow>(this.#document, this.#documents, ids);
	}
}

/** `ofOne` and `ofMany` are the same question; one row alone is found sooner without a list. */
function placed<Row>(ofOne: Database.Statement, ofMany: Database.Statement, ids: readonly string[]): (Row | undefined)[] {
	if (ids.length === 1) return [ofOne.get(ids[0]) as Row | undefined];
	const rows = new Array<Row | undefined>(ids.length).fill(undefined);
	for (const row of ofMany.all(JSON.stringify(ids)) as (Row & { place: number })[]) rows[row.place] = row;
	return rows;
}
