// What is counted and logged of each request (O54–O56): what it was, never whose or about whom.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { randomBytes } from 'node:crypto';
import type { Log, Watch } from '../ports.ts';

const MS_IN_SECOND = 1000;
const ID_PREFIX = randomBytes(3).toString('hex');
const ID_COUNT_MAX = 0xffff;
const ID_DIGITS = 4;
let count = 0;

/** Ten hexadecimal letters, as CouchDB's. */
function nextId(): string {
	count = (count + 1) & ID_COUNT_MAX;
	return ID_PREFIX + count.toString(16).padStart(ID_DIGITS, '0');
}

/** A request under way; whoever learns more of it writes it here. */
export interface Observed {
	/** Goes out as X-Couch-Request-ID, and into each line of the log. */
	id: string;
	/** Template of the address, such as `/{db}/_changes`. */
	route: string;
	/** Waits for news: how long it took says nothing. */
	isLive: boolean;
}

/** Begins to watch a request; counted and logged when its answer has ended, however it ended. */
export function observe(request: IncomingMessage, response: ServerResponse, watch: Watch, log: Log): Observed {
	const observed: Observed = { id: nextId(), route: 'other', isLive: false };
	const from = performance.now();
	response.once('close', () => {
		const ms = performance.now() - from;
		const method = request.method ?? '';
		const status = response.statusCode;
		const { id, route, isLive } = observed;
		watch.answered({ route, method, status, seconds: ms / MS_IN_SECOND, isLive });
		log.info({ id, method, route, status, ms: Math.round(ms), whole: response.writableFinished }, 'Request');
	});
	return observed;
}
