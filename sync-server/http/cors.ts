// Other sites' pages (P114): off unless origins are listed. As CouchDB 3.5 with `credentials = true`: the origin that asks is named
// back, cookies and passwords may come along, and a preflight is answered 204 without asking who it is.
import type { IncomingMessage } from 'node:http';
import type { Answer, Headers } from '../protocol/exchange.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'COPY', 'OPTIONS'];
/** CouchDB's list, and what PouchDB, RxDB and EventSource send besides. */
const REQUEST_HEADERS = new Set(
	(
		'accept accept-language authorization content-length content-range content-type destination expires if-match last-modified ' +
		'origin pragma x-couch-full-commit x-couch-id x-couch-persist x-couchdb-www-authenticate x-http-method-override ' +
		'x-requested-with x-couchdb-vhost-path cache-control if-none-match last-event-id range referer x-csrf-token'
	).split(' ')
);
const EXPOSED_HEADERS =
	'content-type, cache-control, accept-ranges, etag, server, x-couch-request-id, x-couch-update-newrev, x-couchdb-body-time';
const MAX_AGE_SECONDS = 600;

/** The headers that let the asking page read the answer; none for an origin that is not listed. */
export function corsHeaders(request: IncomingMessage, origins: readonly string[]): Headers {
	if (origins.length === 0) return {};
	const allowed = allowedOrigin(request, origins);
	if (allowed === undefined) return { Vary: 'Origin' };
	return { ...allowed, 'Access-Control-Expose-Headers': EXPOSED_HEADERS };
}

/** The answer to a browser that asks whether it may; undefined when that is not what is asked, or it may not. */
export function preflightAnswer(request: IncomingMessage, origins: readonly string[]): Answer | undefined {
	if (request.method !== 'OPTIONS') return undefined;
	const allowed = allowedOrigin(request, origins);
	const method = request.headers['access-control-request-method'];
	if (allowed === undefined || method === undefined || !METHODS.includes(method)) return undefined;
	const asked = request.headers['access-control-request-headers'] ?? '';
	if (!asked.split(',').every((name) => name.trim() === '' || REQUEST_HEADERS.has(name.trim().toLowerCase()))) return undefined;
	return {
		status: 204,
		headers: {
			...allowed,
			'Access-Control-Max-Age': String(MAX_AGE_SECONDS),
			'Access-Control-Allow-Methods': METHODS.join(', '),
			'Access-Control-Allow-Headers': asked
		}
	};
}

function allowedOrigin(request: IncomingMessage, origins: readonly string[]): Headers | undefined {
	const { origin } = request.headers;
	if (origin === undefined || !(origins.includes('*') || origins.includes(origin.toLowerCase()))) return undefined;
	return { 'Access-Control-Allow-Origin': origin, 'Access-Control-Allow-Credentials': 'true', Vary: 'Origin' };
}
