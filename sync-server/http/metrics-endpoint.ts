// GET /_sala/metrics: for server administrators, and for whoever shows the token of SALA_METRICS_TOKEN, so that no scraper has to hold an
// administrator's password. Coming from this machine is no proof: behind a proxy everyone does.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refused } from '../errors.ts';
import type { Log } from '../ports.ts';
import { errorAnswer, send } from './respond.ts';

export const METRICS_ADDRESS = '/_sala/metrics';

export interface MetricsSource {
	text(): Promise<string>;
	readonly contentType: string;
}

export interface MetricsDoor {
	metrics: MetricsSource;
	token: string | undefined;
	/** Whether the request comes from a server administrator. Throws Refused. */
	isServerAdmin(request: IncomingMessage): Promise<boolean>;
	log: Log;
}

/** Answers one request to METRICS_ADDRESS; never rejects. */
export async function answerMetrics(request: IncomingMessage, response: ServerResponse, door: MetricsDoor): Promise<void> {
	try {
		if (request.method !== 'GET' && request.method !== 'HEAD')
			throw new Refused('method_not_allowed', 'Only GET,HEAD allowed', { Allow: 'GET,HEAD' });
		if (!showsToken(request, door.token) && !(await door.isServerAdmin(request))) throw new Refused('not_server_admin');
		const headers = { 'Cache-Control': 'no-store' };
		await send(request, response, { status: 200, headers, contentType: door.metrics.contentType, body: await door.metrics.text() }, {});
	} catch (error) {
		await send(request, response, errorAnswer(error, door.log, request), {}).catch(() => response.destroy());
	}
}

function showsToken(request: IncomingMessage, token: string | undefined): boolean {
	const shown = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
	return token !== undefined && shown !== undefined && timingSafeEqual(digestOf(shown), digestOf(token));
}

const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
