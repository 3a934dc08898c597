import type { Ask } from './exchange.ts';

/** Whether the client has what bears this ETag already: its If-None-Match lists it. */
export function isNotModified(ask: Pick<Ask, 'header'>, etag: string): boolean {
	const known = ask.header('if-none-match');
	return known !== undefined && known.split(/[, ]+/).includes(etag);
}
