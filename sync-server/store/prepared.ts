// Statements kept prepared as long as their file is open. Preparing one costs more than running it, and the memory behind each is
// given back late.
import type Database from 'better-sqlite3';

const preparedOf = new WeakMap<Database.Database, Map<string, Database.Statement>>();

/** The statement for a text; texts are few and hold no values. Rows come as objects. */
export function prepared(db: Database.Database, sql: string): Database.Statement {
	const statements = preparedOf.get(db) ?? new Map<string, Database.Statement>();
	preparedOf.set(db, statements);
	const statement = statements.get(sql) ?? db.prepare(sql);
	statements.set(sql, statement);
	return statement;
}
