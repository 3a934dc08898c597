// Everything an operator may choose. config.ts reads it from the command line and the environment; tests write it out.

export interface Config {
	/** Address to listen on; '127.0.0.1' keeps the server to this machine. */
	host: string;
	/** Port of the app, with the API under /db/. 0 takes any free one. */
	port: number;
	/** Port of a second listener with the API at its root, for CouchDB's own tools. */
	apiPort?: number | undefined;
	/** Folder that holds everything the server keeps. Undefined: nothing outlives the process (memory store). */
	dataDir?: string | undefined;
	/** How long a sign-in lasts without being used. */
	sessionSeconds: number;
	/** Cost of a new password; passwords already kept stay at theirs. */
	pbkdf2Iterations: number;
	/** Largest request body, after decompression. */
	maxBodyBytes: number;
	/** Largest document, as JSON. */
	maxDocumentBytes: number;
	/** Most documents in one _bulk_docs, _bulk_get, _revs_diff or list of keys. */
	maxBatchDocuments: number;
	/** Longest request target. */
	maxUrlBytes: number;
	/** Requests answered at once; one more is told to come back. Waiting feeds are counted apart. */
	maxRequestsInFlight: number;
	/** Feeds that may wait for changes at once. */
	maxFeeds: number;
	/** SQLite files held open at once; the one not used for longest is closed first. */
	maxOpenDatabases: number;
	/** How long a connection may take over its headers and its body. */
	requestSeconds: number;
}

const DAY_SECONDS = 86_400;
const MEBIBYTE_BYTES = 1024 * 1024;

export const defaultConfig: Config = {
	host: '127.0.0.1',
	port: 8420,
	apiPort: undefined,
	dataDir: undefined,
	sessionSeconds: 30 * DAY_SECONDS,
	pbkdf2Iterations: 600_000,
	maxBodyBytes: 64 * MEBIBYTE_BYTES,
	maxDocumentBytes: 8_000_000,
	maxBatchDocuments: 10_000,
	maxUrlBytes: 12 * 1024,
	maxRequestsInFlight: 512,
	maxFeeds: 5_000,
	maxOpenDatabases: 256,
	requestSeconds: 300
};
