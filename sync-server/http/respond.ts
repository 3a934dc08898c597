// Answers out: the one place where an error becomes JSON, and where nothing of its inside leaks.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Refused, type ErrorName } from '../errors.ts';
import type { Answer, Headers } from '../protocol/exchange.ts';
import type { Log } from '../ports.ts';
import { sendPieces } from './streaming.ts';

const pack = promisify(gzip);

/** Shorter answers are not worth packing. */
const GZIP_BYTES_MIN = 1_024;
const GZIP_LEVEL = 2;

/** On every answer of the API. */
export const COMMON_HEADERS = { 'Cache-Control': 'must-revalidate', 'X-Content-Type-Options': 'nosniff' } as const;

/** Sends an answer. Resolves when it has been handed over; throws only when a long answer broke off in the middle. */
export async function send(request: IncomingMessage, response: ServerResponse, answer: Answer, extra: Headers): Promise<void> {
	const headers: Headers = { ...COMMON_HEADERS, ...extra, ...answer.headers };
	if (answer.body === undefined) {
		response.writeHead(answer.status, headers).end();
		return;
	}
	headers['Content-Type'] = answer.contentType ?? 'application/json';
	if (typeof answer.body === 'string') return sendText(request, response, answer.status, headers, answer.body);
	if (answer.body instanceof Uint8Array) {
		sendBytes(request, response, answer.status, headers, answer.body);
		return;
	}
	const pieces = answer.body[Symbol.asyncIterator]();
	// What goes wrong before the first piece can still be answered with its own status.
	const first = await pieces.next();
	const useGzip = takesGzip(request) && (answer.contentType === undefined || answer.contentType.startsWith('application/json'));
	headers.Vary = varyWith(headers.Vary);
	response.writeHead(answer.status, useGzip ? { ...headers, 'Content-Encoding': 'gzip' } : headers);
	if (request.method === 'HEAD') {
		await pieces.return?.();
		response.end();
		return;
	}
	if (answer.isLive === true) response.flushHeaders();
	await sendPieces(response, pieces, first.done === true ? '' : first.value, { gzip: useGzip, isLive: answer.isLive === true });
}

/** The answer to an error: its own for a refusal, a plain 5xx for everything else, which goes to the log. */
export function errorAnswer(error: unknown, log: Log, request: IncomingMessage): Answer {
	const refused = error instanceof Refused ? error : unexpected(error, log, request);
	return {
		status: refused.status,
		headers: refused.headers,
		body: `${JSON.stringify({ error: refused.error, reason: refused.reason })}\n`
	};
}

/** What storage says when it fails, by the system's and SQLite's codes; the first that fits names the answer. */
const storageFailures: readonly [RegExp, ErrorName][] = [
	[/^(?:SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/, 'insufficient_storage'],
	[/^SQLITE_(?:CORRUPT|NOTADB)/, 'file_corruption'],
	[/^(?:SQLITE_|EROFS|EIO|EMFILE|ENFILE)/, 'storage_failed']
];

function unexpected(error: unknown, log: Log, request: IncomingMessage): Refused {
	const code = String((error as { code?: unknown } | null)?.code);
	// The query may hold keys of documents, so the path alone is logged.
	log.error(
		{
			error: error instanceof Error ? (error.stack ?? error.message) : String(error),
			method: request.method,
			path: request.url?.split('?')[0]
		},
		'A request failed'
	);
	const [, name] = storageFailures.find(([pattern]) => pattern.test(code)) ?? [undefined, 'internal_server_error' as const];
	return new Refused(name);
}

async function sendText(request: IncomingMessage, response: ServerResponse, status: number, headers: Headers, text: string): Promise<void> {
	let bytes: Buffer = Buffer.from(text);
	if (bytes.length >= GZIP_BYTES_MIN && takesGzip(request)) {
		bytes = await pack(bytes, { level: GZIP_LEVEL });
		headers['Content-Encoding'] = 'gzip';
	}
	sendBytes(request, response, status, headers, bytes);
}

function sendBytes(request: IncomingMessage, response: ServerResponse, status: number, headers: Headers, bytes: Uint8Array): void {
	headers.Vary = varyWith(headers.Vary);
	response.writeHead(status, { ...headers, 'Content-Length': String(bytes.length) });
	response.end(request.method === 'HEAD' ? undefined : bytes);
}

const varyWith = (vary: Headers[string] | undefined): string =>
	vary === undefined ? 'Accept-Encoding' : `${String(vary)}, Accept-Encoding`;

const takesGzip = (request: IncomingMessage): boolean =>
	/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/.test(String(request.headers['accept-encoding'] ?? ''));
