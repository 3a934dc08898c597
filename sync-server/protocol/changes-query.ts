// What a client may ask of _changes.
import { Refused } from '../errors.ts';
import type { Seq } from '../store/store.ts';
import { readChangesFilter, type ChangesFilter } from './changes-filter.ts';
import type { DatabaseAsk } from './exchange.ts';
import { viewOfQuery, type AttachmentView } from './outgoing-attachments.ts';
import { isObject, parseJson } from './parse-json.ts';
import { isOn } from './query.ts';
import { readSeq } from './sequence.ts';

export const feeds = ['normal', 'longpoll', 'continuous', 'eventsource'] as const;
export type Feed = (typeof feeds)[number];

/** Silence after which a waiting feed ends or gives a sign of life: CouchDB's own figure, and its ceiling. */
const WAIT_MS_DEFAULT = 60_000;
/** A client that asks for a sign of life more often than this gets this. */
const HEARTBEAT_MS_MIN = 50;

export interface ChangesAsked {
	feed: Feed;
	since: Seq;
	limit: number;
	descending: boolean;
	includeDocs: boolean;
	conflicts: boolean;
	/** How documents show their attachments. */
	view: AttachmentView | undefined;
	allLeaves: boolean;
	filter: ChangesFilter;
	/** Send a newline this often instead of ending. */
	heartbeatMs: number | undefined;
	timeoutMs: number;
}

export async function readChangesAsked(ask: DatabaseAsk): Promise<ChangesAsked> {
	const { query } = ask;
	const body = ask.method === 'POST' ? await readBody(ask) : {};
	const feed = query.get('feed') ?? 'normal';
	if (!isFeed(feed)) throw new Refused('bad_request', 'Supplied `feed` value is not valid.');
	const style = query.get('style') ?? 'main_only';
	if (style !== 'main_only' && style !== 'all_docs') throw new Refused('bad_request', 'Supplied `style` value is not valid.');
	const [instance, info] = await Promise.all([ask.database.instance(), ask.database.info()]);
	const lastEventId = ask.header('last-event-id');
	const since = feed === 'eventsource' && lastEventId !== undefined ? lastEventId : (query.get('since') ?? '0');
	const heartbeat = query.get('heartbeat');
	return {
		feed,
		since: readSeq(since, instance, info.updateSeq),
		limit: Math.max(1, number(query.get('limit'), 'limit') ?? Number.MAX_SAFE_INTEGER),
		descending: isOn(query, 'descending'),
		includeDocs: isOn(query, 'include_docs'),
		conflicts: isOn(query, 'conflicts'),
		view: isOn(query, 'include_docs') ? viewOfQuery(query) : undefined,
		allLeaves: style === 'all_docs',
		filter: await readChangesFilter(ask, body, style === 'all_docs'),
		heartbeatMs: heartbeat === 'true' ? WAIT_MS_DEFAULT : heartbeatOf(number(heartbeat, 'heartbeat')),
		timeoutMs: Math.min(number(query.get('timeout'), 'timeout') ?? WAIT_MS_DEFAULT, WAIT_MS_DEFAULT)
	};
}

const isFeed = (text: string): text is Feed => (feeds as readonly string[]).includes(text);
const heartbeatOf = (ms: number | undefined): number | undefined => (ms === undefined ? undefined : Math.max(ms, HEARTBEAT_MS_MIN));

async function readBody(ask: DatabaseAsk): Promise<Record<string, unknown>> {
	const text = await ask.text();
	if (text.trim() === '') return {};
	const body = parseJson(text);
	if (!isObject(body)) throw new Refused('bad_request', 'Request body must be a JSON object');
	return body;
}

function number(text: string | undefined, name: string): number | undefined {
	if (text === undefined) return undefined;
	if (!/^\d{1,15}$/.test(text)) throw new Refused('bad_request', `Supplied \`${name}\` value must be a whole number.`);
	return Number(text);
}
