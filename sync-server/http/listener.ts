// One HTTP request from its first byte to its answer's last: limits, address, who asks, the endpoint, the answer.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../config-type.ts';
import { Refused } from '../errors.ts';
import type { Log, Watch } from '../ports.ts';
import type { Headers, Service } from '../protocol/exchange.ts';
import { setCookie } from '../protocol/session.ts';
import { readAddress } from './address.ts';
import { BodyRoom, type BodyShare } from './body-room.ts';
import { clientOf } from './client.ts';
import { corsHeaders, preflightAnswer } from './cors.ts';
import type { dispatch, Stranger } from './dispatch.ts';
import { observe, type Observed } from './observe.ts';
import { readBody, readBytes } from './read-body.ts';
import { errorAnswer, send } from './respond.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface ApiOptions {
	service: Service;
	config: Pick<Config, 'maxBodyBytes' | 'maxBodiesBytes' | 'maxUrlBytes' | 'maxRequestsInFlight' | 'trustProxy' | 'corsOrigins'>;
	log: Log;
	watch: Watch;
	/** Aborted when the server begins to close: feeds end. */
	closing: AbortSignal;
}

/** Where an API hangs, below `/db` on the app's own origin or at the root of a port of its own, and what its addresses lead to. */
export interface Mount {
	prefix: '' | '/db' | '/_sala';
	sameSiteCookies: boolean;
	dispatch: typeof dispatch;
}

interface Surroundings {
	mount: Mount;
	extra: Headers;
	observed: Observed;
	share: BodyShare;
}

/** CouchDB's clients may only know GET and POST. */
const OVERRIDABLE = /^(?:PUT|DELETE|HEAD|COPY)$/;

export class Api {
	readonly #options: ApiOptions;
	readonly #waiting: WaitingRoom;
	readonly #bodies: BodyRoom;
	#inFlight = 0;

	constructor(options: ApiOptions) {
		this.#options = options;
		this.#bodies = new BodyRoom(options.config.maxBodiesBytes);
		const { closing, log, service } = options;
		this.#waiting = new WaitingRoom({ closing, log, accounts: () => service.authenticator.accounts() });
	}

	/** Answers one request; never throws. */
	async handle(request: IncomingMessage, response: ServerResponse, mount: Mount): Promise<void> {
		const { log, watch, config } = this.#options;
		const observed = observe(request, response, watch, log);
		let place = this.#takePlace();
		const share = this.#bodies.enter();
		const leavePlace = () => {
			if (place) this.#inFlight -= 1;
			place = false;
			share.leave();
		};
		const extra: Headers = { ...corsHeaders(request, config.corsOrigins), 'X-Couch-Request-ID': observed.id };
		try {
			if (!place) throw new Refused('too_many_requests', undefined, { 'Retry-After': '1' });
			const answer = await this.#answer(request, response, { mount, extra, observed, share });
			observed.isLive = answer.isLive === true;
			// A feed that waits has its own limit.
			if (answer.isLive === true) leavePlace();
			await send(request, response, answer, extra);
		} catch (error) {
			if (response.headersSent || response.destroyed) log.debug({ error: String(error) }, 'A connection ended in the middle of an answer');
			else await send(request, response, errorAnswer(error, log, request), extra).catch(() => response.destroy());
		} finally {
			leavePlace();
		}
	}

	#takePlace(): boolean {
		if (this.#inFlight >= this.#options.config.maxRequestsInFlight) return false;
		this.#inFlight += 1;
		return true;
	}

	async #answer(request: IncomingMessage, response: ServerResponse, { mount, extra, observed, share }: Surroundings) {
		const { config, service } = this.#options;
		const preflight = preflightAnswer(request, config.corsOrigins);
		if (preflight !== undefined) return preflight;
		const target = request.url ?? '/';
		if (target.length > config.maxUrlBytes) throw new Refused('url_too_long');
		const { segments, query } = readAddress(target.slice(mount.prefix.length) || '/');
		const { method, isHead } = methodOf(request);
		const header = (name: string): string | undefined => {
			const value = request.headers[name];
			return Array.isArray(value) ? value.join(', ') : value;
		};
		const { network, secure, origin } = clientOf(request, config.trustProxy);
		const cookies = { sameSite: mount.sameSiteCookies, secure };
		const stranger: Stranger = {
			method,
			isHead,
			query,
			header,
			cookies,
			service,
			text: (maxBytes = config.maxBodyBytes) => readBody(request, Math.min(maxBytes, config.maxBodyBytes), share),
			bytes: () => readBytes(request, config.maxBodyBytes, share),
			base: origin + mount.prefix,
			network,
			gone: (mayStay) => this.#waiting.enter(response, mayStay)
		};
		const found = (route: string) => (observed.route = route);
		return mount.dispatch({ stranger, found }, segments, async () => {
			const { authorization, cookie } = request.headers;
			const authenticated = await service.authenticator.authenticate({ authorization, cookie, network });
			if (authenticated.renewedSession !== undefined) extra['Set-Cookie'] = setCookie({ service, cookies }, authenticated.renewedSession);
			return authenticated;
		});
	}
}

function methodOf(request: IncomingMessage): { method: string; isHead: boolean } {
	const override = request.headers['x-http-method-override'];
	const isOverridden = request.method === 'POST' && typeof override === 'string' && OVERRIDABLE.test(override);
	const method = isOverridden ? override : (request.method ?? 'GET');
	return method === 'HEAD' ? { method: 'GET', isHead: true } : { method, isHead: false };
}
