// A listening server of Node's with the limits of the wire: how long a client may take to ask and to read (P110–P112), and what
// it is told when its request cannot even be read, in the same JSON as every other refusal.
import { createServer as createHttpServer, STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Config } from '../config-type.ts';
import { Refused, type ErrorName } from '../errors.ts';
import type { Log } from '../ports.ts';
import { COMMON_HEADERS } from './respond.ts';
import { readCertificate, renewCertificate, watchFiles } from './tls.ts';

const MS_IN_SECOND = 1000;
/** How long a closing server waits for answers under way. */
const CLOSE_GRACE_MS = 3_000;
/** How often connections are looked at for having taken too long. */
const LOOK_MS_MAX = 5_000;
/** A short limit is looked at so many times within it. */
const LOOKS_MIN = 4;

export type Handle = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

export type WireConfig = Pick<
	Config,
	'host' | 'tls' | 'requestSeconds' | 'headersSeconds' | 'keepAliveSeconds' | 'stalledAnswerSeconds' | 'maxHeaderBytes' | 'maxConnections'
>;

export class WireServer {
	readonly #server: Server;
	readonly #host: string;
	readonly #underWay = new Set<ServerResponse>();
	readonly #stopWatching: () => void;
	readonly #tls: WireConfig['tls'];
	readonly #log: Log;

	/** `handle` must not reject. Throws when the certificate cannot be read. */
	constructor(config: WireConfig, handle: Handle, log: Log) {
		this.#host = config.host;
		this.#tls = config.tls;
		this.#log = log;
		this.#server = nodeServer(config, (request, response) => {
			this.#underWay.add(response);
			cutWhenStalled(response, config.stalledAnswerSeconds * MS_IN_SECOND);
			response.once('close', () => this.#answered(response));
			void handle(request, response);
		});
		this.#server.maxConnections = config.maxConnections;
		this.#server.on('clientError', answerUnreadable);
		this.#server.on('checkExpectation', (_request, response: ServerResponse) => {
			const { status, headers, body } = refusalOf('expectation_failed');
			response.writeHead(status, headers).end(body);
		});
		this.#stopWatching = config.tls === undefined ? () => undefined : watchFiles(config.tls, () => this.renewCertificate());
	}

	/** Starts to listen, on a free port for 0; says which. Rejects when the port is taken. */
	async listen(port: number): Promise<number> {
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		this.#server.once('error', reject);
		this.#server.listen(port, this.#host, resolve);
		await promise;
		this.#server.off('error', reject);
		return (this.#server.address() as AddressInfo).port;
	}

	/** Reads the certificate again; one that cannot be used changes nothing. */
	renewCertificate(): void {
		if (this.#tls !== undefined) renewCertificate(this.#tls, this.#server, this.#log);
	}

	/** Takes no more requests, waits a moment for answers under way, hangs up. */
	async close(): Promise<void> {
		this.#stopWatching();
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#server.close(() => resolve());
		this.#hangUpWhenAnswered();
		const timer = setTimeout(() => this.#server.closeAllConnections(), CLOSE_GRACE_MS);
		await promise;
		clearTimeout(timer);
	}

	#answered(response: ServerResponse): void {
		this.#underWay.delete(response);
		if (!this.#server.listening) this.#hangUpWhenAnswered();
	}

	/** Ends what connections are left; browsers keep some open for later, and Node counts those never used as busy. */
	#hangUpWhenAnswered(): void {
		if (this.#underWay.size === 0) this.#server.closeAllConnections();
	}
}

function nodeServer(config: WireConfig, handle: (request: IncomingMessage, response: ServerResponse) => void): Server {
	const headersMs = Math.min(config.headersSeconds, config.requestSeconds) * MS_IN_SECOND;
	const options = {
		requestTimeout: config.requestSeconds * MS_IN_SECOND,
		headersTimeout: headersMs,
		keepAliveTimeout: config.keepAliveSeconds * MS_IN_SECOND,
		connectionsCheckingInterval: Math.min(LOOK_MS_MAX, headersMs / LOOKS_MIN),
		maxHeaderSize: config.maxHeaderBytes,
		keepAlive: true,
		noDelay: true
	};
	return config.tls === undefined
		? createHttpServer(options, handle)
		: createHttpsServer({ ...options, ...readCertificate(config.tls) }, handle);
}

/** A client that has stopped taking what was written for it holds memory, so it is cut. One that waits for news has nothing to take. */
function cutWhenStalled(response: ServerResponse, stalledMs: number): void {
	response.setTimeout(stalledMs);
	response.on('timeout', (socket: Socket) => {
		if (socket.writableLength > 0) socket.destroy();
		else socket.setTimeout(stalledMs);
	});
}

const unreadable: Record<string, ErrorName> = {
	HPE_HEADER_OVERFLOW: 'headers_too_large',
	ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout'
};

/** Answers a request that is no HTTP, is too slow or has too many headers, and hangs up. */
function answerUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
	if (!socket.writable) return void socket.destroy();
	const { status, headers, body } = refusalOf(unreadable[error.code ?? ''] ?? 'unreadable_request');
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
	socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`);
}

function refusalOf(name: ErrorName): { status: number; headers: Record<string, string>; body: string } {
	const { status, error, reason } = new Refused(name);
	const body = `${JSON.stringify({ error, reason })}\n`;
	const headers = {
		...COMMON_HEADERS,
		'Content-Type': 'application/json',
		'Content-Length': String(Buffer.byteLength(body)),
		Connection: 'close'
	};
	return { status, headers, body };
}
