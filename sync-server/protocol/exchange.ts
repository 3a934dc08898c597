// What an endpoint is given and what it gives back: plain values, nothing of node's http.
import type { Authenticated, Authenticator } from '../auth/authenticator.ts';
import type { UserContext } from '../auth/grants.ts';
import type { Clock } from '../ports.ts';
import type { Database, Store } from '../store/store.ts';

/** What all endpoints share. */
export interface Service {
	store: Store;
	clock: Clock;
	authenticator: Authenticator;
	limits: {
		maxDocumentBytes: number;
		maxBatchDocuments: number;
		sessionSeconds: number;
		pbkdf2Iterations: number;
	};
	/** Takes a place among the feeds that may wait at once and says how to give it back. Throws Refused when all are taken. */
	takeFeedPlace(): () => void;
}

export interface Ask {
	/** GET for HEAD too: the body is left out on the way back. */
	method: string;
	isHead: boolean;
	query: ReadonlyMap<string, string>;
	header(name: string): string | undefined;
	/** The whole body as text. Throws Refused when it is too large or not UTF-8. */
	text(): Promise<string>;
	user: UserContext;
	authenticated: Authenticated;
	/** Where this API begins, for Location headers: `http://host:port/db`. */
	base: string;
	/** Cookies for the app's own origin may not be sent along by other sites; CouchDB's tools get CouchDB's cookie. */
	cookies: { sameSite: boolean; secure: boolean };
	/** For who waits: a signal aborted when the client has left or the server is closing. */
	gone(): AbortSignal;
	service: Service;
}

export interface DatabaseAsk extends Ask {
	database: Database;
	/** May change the database's settings and design documents. */
	isAdmin: boolean;
}

export type Headers = Record<string, string | string[]>;

export interface Answer {
	status: number;
	headers?: Headers;
	/** JSON text, whole or in pieces; undefined for no body. */
	body?: string | AsyncIterable<string> | undefined;
	/** Pieces must reach the client as they come. */
	isLive?: boolean;
	/** `application/json` unless said. */
	contentType?: string;
}

export const json = (status: number, value: unknown, headers?: Headers): Answer => ({
	status,
	body: `${JSON.stringify(value)}\n`,
	...(headers === undefined ? {} : { headers })
});
