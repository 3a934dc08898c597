// GET and POST /_sala/setup: our own two endpoints, apart from CouchDB's. JSON in, JSON out, errors in CouchDB's form.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../ports.ts';
import type { FirstRun, FirstRunAnswer } from './first-run.ts';

export const SETUP_ADDRESS = '/_sala/setup';
const BODY_BYTES_MAX = 16 * 1024;

interface Answer {
	status: number;
	json: Record<string, unknown>;
	headers?: Record<string, string>;
}

const no = (status: number, error: string, reason: string, headers?: Record<string, string>): Answer => ({
	status,
	json: { error, reason },
	...(headers === undefined ? {} : { headers })
});

function answerTo(made: FirstRunAnswer): Answer {
	switch (made.outcome) {
		case 'made':
			return { status: 201, json: { ok: true, org: made.org } };
		case 'malformed':
			return no(400, 'bad_request', `This field is missing or cannot be so: ${made.field}`);
		case 'wrong-token':
			return no(403, 'forbidden', 'This link was used or is not the newest one. The server prints a new link when it starts.');
		case 'taken':
			return no(409, 'conflict', made.what === 'user' ? 'There is a user with this name.' : 'There is an organisation with this code.');
		case 'too-many-attempts':
			return no(429, 'too_many_requests', 'Too many wrong links; wait.', { 'Retry-After': String(made.waitSeconds) });
	}
}

/** The body as JSON; an Answer when it is none. What is too long is read no further. */
async function readJson(request: IncomingMessage): Promise<{ body: unknown } | Answer> {
	// A form on another site cannot send this type without asking first, so it cannot post here behind someone's back.
	if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
		return no(415, 'bad_content_type', 'Content-Type must be application/json');
	const chunks: Buffer[] = [];
	let length = 0;
	for await (const chunk of request as AsyncIterable<Buffer>) {
		length += chunk.length;
		if (length > BODY_BYTES_MAX) return no(413, 'too_large', `The body may have at most ${BODY_BYTES_MAX} bytes`, { Connection: 'close' });
		chunks.push(chunk);
	}
	try {
		return { body: JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown };
	} catch {
		return no(400, 'bad_request', 'invalid UTF-8 JSON');
	}
}

async function answer(request: IncomingMessage, firstRun: FirstRun): Promise<Answer> {
	if (request.method === 'GET') return { status: 200, json: { needed: await firstRun.needed() } };
	if (request.method !== 'POST') return no(405, 'method_not_allowed', 'Only GET,POST allowed', { Allow: 'GET, POST' });
	const read = await readJson(request);
	return 'body' in read ? answerTo(await firstRun.make(read.body)) : read;
}

/** Handles one request to SETUP_ADDRESS. Never rejects. */
export async function answerSetup(request: IncomingMessage, response: ServerResponse, firstRun: FirstRun, log: Log): Promise<void> {
	let given: Answer;
	try {
		given = await answer(request, firstRun);
	} catch (error) {
		log.error({ error: String(error) }, 'The first-run page failed');
		given = no(500, 'internal_server_error', 'The server failed. Nothing was made unless it says so on its own page.');
	}
	const text = `${JSON.stringify(given.json)}\n`;
	response.writeHead(given.status, {
		'Content-Type': 'application/json',
		'Content-Length': Buffer.byteLength(text),
		'Cache-Control': 'no-store',
		'X-Content-Type-Options': 'nosniff',
		...given.headers
	});
	response.end(text);
}
