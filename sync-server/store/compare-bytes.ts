/** Orders texts by their UTF-8 bytes, as SQLite's BINARY collation and CouchDB's raw collation do. */
export function compareBytes(a: string, b: string): number {
	return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}
