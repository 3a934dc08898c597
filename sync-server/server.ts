// Puts the server together: the API under /db/ on the app's port, whatever else the app's port serves, and the API alone on a
// second port when one is wanted.
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Authenticator } from './auth/authenticator.ts';
import { readOrMakeSecret } from './auth/secret.ts';
import { USERS_DATABASE } from './auth/user-documents.ts';
import type { Config } from './config-type.ts';
import { Refused } from './errors.ts';
import { Api, type Mount } from './http/listener.ts';
import type { Clock, Log } from './ports.ts';
import type { Service } from './protocol/exchange.ts';
import type { Store } from './store/store.ts';

const MS_IN_SECOND = 1000;
/** An idle connection is kept longer than the usual proxy keeps it, so that the proxy never speaks into a closed one. */
const KEEP_ALIVE_MS = 75_000;
const HEADERS_MS_MAX = 30_000;
/** How long a closing server waits for answers under way. */
const CLOSE_GRACE_MS = 3_000;

export interface ServerOptions {
	config: Config;
	/** Taken over: closed with the server. */
	store: Store;
	clock: Clock;
	log: Log;
	/** Answers what is not the API on the app's port: the app, the first-run page. Without it such addresses are 404. */
	fallback?: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;
}

export interface SyncServer {
	/** Starts to listen, on free ports where 0 was asked for; says which. Rejects when a port is taken. */
	listen(): Promise<{ appPort: number; apiPort?: number }>;
	/** Ends feeds, lets answers under way finish, closes the store. */
	close(): Promise<void>;
}

export function createServer(options: ServerOptions): SyncServer {
	const { config, store } = options;
	const closing = new AbortController();
	const api = new Api({ service: serviceOf(options), config, log: options.log, closing: closing.signal });
	const app = httpServer(config, (request, response) => {
		if (isApi(request.url)) return api.handle(request, response, APP_MOUNT);
		return options.fallback === undefined ? notFound(response) : answerElse(options.fallback, request, response, options.log);
	});
	const alone =
		config.apiPort === undefined ? undefined : httpServer(config, (request, response) => api.handle(request, response, ROOT_MOUNT));
	return {
		async listen() {
			await store.create(USERS_DATABASE);
			const appPort = await listening(app, config.port, config.host);
			if (alone === undefined) return { appPort };
			try {
				return { appPort, apiPort: await listening(alone, config.apiPort ?? 0, config.host) };
			} catch (error) {
				await closed(app);
				throw error;
			}
		},
		async close() {
			closing.abort();
			await Promise.all([app, ...(alone === undefined ? [] : [alone])].map(closed));
			await store.close();
		}
	};
}

const APP_MOUNT: Mount = { prefix: '/db', sameSiteCookies: true };
const ROOT_MOUNT: Mount = { prefix: '', sameSiteCookies: false };

const isApi = (url: string | undefined): boolean => url !== undefined && /^\/db(?:[/?]|$)/.test(url);

function serviceOf({ config, store, clock }: ServerOptions): Service {
	let feeds = 0;
	return {
		store,
		clock,
		authenticator: new Authenticator({ store, clock, secret: readOrMakeSecret(config.dataDir), settings: config }),
		limits: config,
		takeFeedPlace() {
			if (feeds >= config.maxFeeds) throw new Refused('too_many_requests', 'Too many feeds wait for changes', { 'Retry-After': '10' });
			feeds += 1;
			return () => {
				feeds -= 1;
			};
		}
	};
}

/** Answers under way, by server. */
const underWay = new WeakMap<Server, Set<ServerResponse>>();

/** Ends what connections are left; browsers keep some open for later, and Node counts those never used as busy. */
function hangUpWhenAnswered(server: Server): void {
	if (underWay.get(server)?.size === 0) server.closeAllConnections();
}

function httpServer(config: Config, handle: (request: IncomingMessage, response: ServerResponse) => void | Promise<void>): Server {
	const server = createHttpServer(
		{
			requestTimeout: config.requestSeconds * MS_IN_SECOND,
			headersTimeout: HEADERS_MS_MAX,
			keepAliveTimeout: KEEP_ALIVE_MS,
			noDelay: true
		},
		(request, response) => {
			const answers = underWay.get(server);
			answers?.add(response);
			response.once('close', () => {
				answers?.delete(response);
				if (!server.listening) hangUpWhenAnswered(server);
			});
			void handle(request, response);
		}
	);
	underWay.set(server, new Set());
	server.on('clientError', (_error, socket) => {
		if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
	});
	return server;
}

/** What the fallback throws is its own bug: it must not take the server down with it. */
async function answerElse(
	fallback: NonNullable<ServerOptions['fallback']>,
	request: IncomingMessage,
	response: ServerResponse,
	log: Log
): Promise<void> {
	try {
		await fallback(request, response);
	} catch (error) {
		log.error({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }, 'The app could not be served');
		if (response.headersSent) response.destroy();
		else response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end('The server failed to answer\n');
	}
}

function notFound(response: ServerResponse): void {
	response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
}

async function listening(server: Server, port: number, host: string): Promise<number> {
	const { promise, resolve, reject } = Promise.withResolvers<void>();
	server.once('error', reject);
	server.listen(port, host, resolve);
	await promise;
	server.off('error', reject);
	return (server.address() as AddressInfo).port;
}

async function closed(server: Server): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	server.close(() => resolve());
	hangUpWhenAnswered(server);
	const timer = setTimeout(() => server.closeAllConnections(), CLOSE_GRACE_MS);
	await promise;
	clearTimeout(timer);
}
