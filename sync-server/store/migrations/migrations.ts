// The shape of a database file, forwards only: each entry takes a file from the version before it. Never edit one that has
// shipped; add the next. The version is SQLite's user_version.

export const migrations: readonly string[] = [
	// 1. A document's winning body lies in its row, so that the usual write is one row and reading changes is one scan. The row's
	// key is the sequence number of the newest write. `tree` is null while the winner is the only revision known. Other bodies
	// (lost branches, older revisions) are in `bodies`.
	`
	CREATE TABLE docs (
		seq INTEGER PRIMARY KEY,
		id TEXT NOT NULL,
		rev TEXT NOT NULL,
		deleted INTEGER NOT NULL,
		tree TEXT,
		json TEXT NOT NULL
	);
	CREATE UNIQUE INDEX docs_by_id ON docs (id);
	CREATE INDEX docs_deleted ON docs (id) WHERE deleted = 1;
	CREATE TABLE bodies (
		id TEXT NOT NULL,
		rev TEXT NOT NULL,
		deleted INTEGER NOT NULL,
		json TEXT NOT NULL,
		PRIMARY KEY (id, rev)
	) WITHOUT ROWID;
	CREATE TABLE locals (id TEXT PRIMARY KEY, rev TEXT NOT NULL, json TEXT NOT NULL) WITHOUT ROWID;
	CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
	CREATE TABLE state (
		only INTEGER PRIMARY KEY CHECK (only = 1),
		instance TEXT NOT NULL,
		update_seq INTEGER NOT NULL,
		live INTEGER NOT NULL,
		deleted INTEGER NOT NULL,
		revs_limit INTEGER NOT NULL
	);
	`,
	// 2. Attachments: each content once under its SHA-256, and which revision has which under what name.
	`
	CREATE TABLE blobs (key INTEGER PRIMARY KEY, sha256 BLOB NOT NULL UNIQUE, bytes BLOB NOT NULL);
	CREATE TABLE attachments (
		id TEXT NOT NULL,
		rev TEXT NOT NULL,
		name TEXT NOT NULL,
		blob INTEGER NOT NULL,
		encoding TEXT NOT NULL,
		PRIMARY KEY (id, rev, name)
	) WITHOUT ROWID;
	CREATE INDEX attachments_by_blob ON attachments (blob);
	`,
	// 3. The leaves that were purged, as many as the database is told to remember. The last one's number is the purge sequence.
	`
	CREATE TABLE purges (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL, revs TEXT NOT NULL);
	`
];

/** What a new file starts with. */
export const INITIAL_STATE = `INSERT OR IGNORE INTO state (only, instance, update_seq, live, deleted, revs_limit) VALUES (1, ?, 0, 0, 0, ?)`;
