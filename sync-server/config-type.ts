// Everything an operator may choose. config.ts reads it from the command line and the environment; tests write it out.

import { limitDefaults } from './limit-options.mjs';

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
	/** All request bodies held at once; the next is told to come back. */
	maxBodiesBytes: number;
	/** Largest document, as JSON. */
	maxDocumentBytes: number;
	/** Largest attachment, as it is sent and when it is unpacked. */
	maxAttachmentBytes: number;
	/** Most documents in one _bulk_docs, _bulk_get, _revs_diff or list of keys. */
	maxBatchDocuments: number;
	/** Most revisions that one `_revisions` member may name. */
	maxRevisionsListed: number;
	/** Longest request target. */
	maxUrlBytes: number;
	/** Most that all headers of a request may take. */
	maxHeaderBytes: number;
	/** Requests answered at once; one more is told to come back. Waiting feeds are counted apart. */
	maxRequestsInFlight: number;
	/** Open connections; one more is closed before it says anything. */
	maxConnections: number;
	/** Feeds that may wait for changes at once. */
	maxFeeds: number;
	/** The same for one account; whoever has not signed in counts as one. */
	maxFeedsPerUser: number;
	/** SQLite files held open at once; the one not used for longest is closed first. */
	maxOpenDatabases: number;
	/** How long a connection may take over its headers and its body. */
	requestSeconds: number;
	/** How long it may take over its headers. */
	headersSeconds: number;
	/** How long a connection is kept without a request; longer than proxies keep theirs, so that none speaks into a closed one. */
	keepAliveSeconds: number;
	/** How long an answer waits for a client that has stopped reading it. */
	stalledAnswerSeconds: number;
	/** Certificate and key, PEM, for https on every port. */
	tls?: { certFile: string; keyFile: string } | undefined;
	/** Whether a proxy stands in front whose X-Forwarded-For, -Proto and -Host are true. */
	trustProxy: boolean;
	/** Other sites whose pages may call the API, as browsers name them; `*` for all. */
	corsOrigins: readonly string[];
	/** Whoever shows it may read the metrics. */
	metricsToken?: string | undefined;
}

export const defaultConfig: Config = {
	...limitDefaults,
	host: '127.0.0.1',
	port: 8420,
	apiPort: undefined,
	dataDir: undefined,
	pbkdf2Iterations: 600_000,
	tls: undefined,
	trustProxy: false,
	corsOrigins: [],
	metricsToken: undefined
};
