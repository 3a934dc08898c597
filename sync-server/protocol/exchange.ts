// What an endpoint is given and what it gives back: plain values, nothing of node's http.
import type { Authenticated, Authenticator } from '../auth/authenticator.ts';
import type { NetworkTries } from '../auth/network-tries.ts';
import type { UserContext } from '../auth/grants.ts';
import type { Clock, Watch } from '../ports.ts';
import type { FeedPlaces } from './feed-places.ts';
import type { Database, Store } from '../store/store.ts';

/** What all endpoints share. */
export interface Service {
	store: Store;
	clock: Clock;
	authenticator: Authenticator;
	/** Wrong enrolment codes, by the network they come from. */
	enrolmentTries: NetworkTries;
	limits: {
		maxDocumentBytes: number;
		maxBatchDocuments: number;
		sessionSeconds: number;
		pbkdf2Iterations: number;
		maxAttachmentBytes: number;
		maxRevisionsListed: number;
	};
	feeds: FeedPlaces;
	watch: Watch;
	/** Told of each ledger in which a personal record was deleted or replaced. */
	forgetting: { note(database: string): void };
	/** Lets work go on after the answer; what goes wrong with it is logged as `failure`. */
	inBackground(work: Promise<unknown>, failure: string): void;
}

export interface Ask {
	/** GET for HEAD too: the body is left out on the way back. */
	method: string;
	isHead: boolean;
	query: ReadonlyMap<string, string>;
	/** What failed sign-ins are counted by: the client's address, or the network it is in. */
	network: string;
	/** Segments of the address behind the endpoint's name: `i`, `json`, `n` for `/db/_index/i/json/n`. */
	path: readonly string[];
	header(name: string): string | undefined;
	/** The whole body as text, at most the server's limit or the endpoint's smaller one. Throws Refused when it is too large or not UTF-8. */
	text(maxBytes?: number): Promise<string>;
	/** The whole body as it was sent, packed or not. Throws Refused when it is too large. */
	bytes(): Promise<Uint8Array>;
	user: UserContext;
	authenticated: Authenticated;
	/** Where this API begins, for Location headers: `http://host:port/db`. */
	base: string;
	/** Cookies for the app's own origin may not be sent along by other sites; CouchDB's tools get CouchDB's cookie. */
	cookies: { sameSite: boolean; secure: boolean };
	/** For who waits: a signal aborted when the client has left, the server is closing, or `mayStay` says no after accounts changed. */
	gone(mayStay?: () => Promise<boolean>): AbortSignal;
	service: Service;
}

export interface DatabaseAsk extends Ask {
	database: Database;
	/** May change the database's settings and design documents. */
	isAdmin: boolean;
	/** Whether whoever asks may still have what was asked for, as accounts stand now. */
	mayStay(): Promise<boolean>;
}

export type Headers = Record<string, string | string[]>;

export interface Answer {
	status: number;
	headers?: Headers;
	/** JSON text, whole or in pieces; bytes go out as they are; undefined for no body. */
	body?: string | Uint8Array | AsyncIterable<string | Uint8Array> | undefined;
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
