// Puts the server together: the API under /db/ on the app's port, whatever else the app's port serves, and the API alone on a
// second port when one is wanted.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Forgetting } from './forgetting.ts';
import { Authenticator } from './auth/authenticator.ts';
import { isServerAdmin } from './auth/grants.ts';
import { NetworkTries } from './auth/network-tries.ts';
import { readOrMakeSecret } from './auth/secret.ts';
import { USERS_DATABASE } from './auth/user-documents.ts';
import type { Config } from './config-type.ts';
import { ENROLMENT_TRIES } from './devices/enrolments.ts';
import { clientOf } from './http/client.ts';
import { dispatch } from './http/dispatch.ts';
import { Api, type Mount } from './http/listener.ts';
import { dispatchSala, isSalaAddress, SALA_PREFIX } from './http/sala-routes.ts';
import { WireServer } from './http/wire-server.ts';
import { answerMetrics, METRICS_ADDRESS, type MetricsDoor, type MetricsSource } from './http/metrics-endpoint.ts';
import { blindWatch, type Clock, type Log, type Watch } from './ports.ts';
import type { Service } from './protocol/exchange.ts';
import { FeedPlaces } from './protocol/feed-places.ts';
import type { Store } from './store/store.ts';

export interface ServerOptions {
	config: Config;
	/** Taken over: closed with the server. */
	store: Store;
	clock: Clock;
	log: Log;
	/** Is told what happens, and answers /_sala/metrics on the app's port. Without it nobody counts. */
	metrics?: Watch & MetricsSource;
	/** How long the server waits before it takes what was erased off the disk. Default: FORGET_WAIT_MS. */
	forgetWaitMs?: number | undefined;
	/** What sessions are signed with; without it, what the data folder keeps. */
	secret?: string | undefined;
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
	const forgetting = new Forgetting({ store, log: options.log, waitMs: options.forgetWaitMs });
	const service = serviceOf(options, forgetting);
	const door = metricsDoor(options, service);
	const api = new Api({ service, config, log: options.log, watch: service.watch, closing: closing.signal });
	const app = new WireServer(
		config,
		(request, response) => {
			// A browser that has met us over https comes back over https only.
			if (clientOf(request, config.trustProxy).secure) response.setHeader('Strict-Transport-Security', HSTS);
			if (isApi(request.url)) return api.handle(request, response, APP_MOUNT);
			if (isSalaAddress(request.url ?? '')) return api.handle(request, response, SALA_MOUNT);
			if (door !== undefined && request.url?.split('?', 1)[0] === METRICS_ADDRESS) return answerMetrics(request, response, door);
			return options.fallback === undefined ? notFound(response) : answerElse(options.fallback, request, response, options.log);
		},
		options.log
	);
	const { apiPort } = config;
	const alone =
		apiPort === undefined
			? undefined
			: new WireServer(config, (request, response) => api.handle(request, response, ROOT_MOUNT), options.log);
	return {
		async listen() {
			await store.create(USERS_DATABASE);
			await forgetting.start();
			const appPort = await app.listen(config.port);
			if (alone === undefined || apiPort === undefined) return { appPort };
			try {
				return { appPort, apiPort: await alone.listen(apiPort) };
			} catch (error) {
				await app.close();
				throw error;
			}
		},
		async close() {
			closing.abort();
			await forgetting.close();
			await Promise.all([app.close(), alone?.close()]);
			await store.close();
		}
	};
}

const HSTS = `max-age=${180 * 86_400}`;
const APP_MOUNT: Mount = { prefix: '/db', sameSiteCookies: true, dispatch };
const SALA_MOUNT: Mount = { prefix: SALA_PREFIX, sameSiteCookies: true, dispatch: dispatchSala };
const ROOT_MOUNT: Mount = { prefix: '', sameSiteCookies: false, dispatch };

const isApi = (url: string | undefined): boolean => url !== undefined && /^\/db(?:[/?]|$)/.test(url);

function serviceOf(
	{ config, store, clock, log, metrics, secret = readOrMakeSecret(config.dataDir) }: ServerOptions,
	forgetting: Forgetting
): Service {
	const watch = metrics ?? blindWatch;
	const feeds = new FeedPlaces(config);
	watch.measure('feeds', 'Feeds that wait for changes', () => feeds.taken);
	const authenticator = new Authenticator({ store, clock, secret, settings: config, log, watch });
	const inBackground: Service['inBackground'] = (work, failure) =>
		void work.catch((error: unknown) => log.error({ error: String(error) }, failure));
	const enrolmentTries = new NetworkTries(clock, ENROLMENT_TRIES);
	return { store, clock, authenticator, enrolmentTries, forgetting, limits: config, feeds, watch, inBackground };
}

function metricsDoor({ config, metrics, log }: ServerOptions, { authenticator }: Service): MetricsDoor | undefined {
	if (metrics === undefined) return undefined;
	return {
		metrics,
		token: config.metricsToken,
		log,
		isServerAdmin: async (request) => {
			const { authorization, cookie } = request.headers;
			const { network } = clientOf(request, config.trustProxy);
			return isServerAdmin((await authenticator.authenticate({ authorization, cookie, network })).user);
		}
	};
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
