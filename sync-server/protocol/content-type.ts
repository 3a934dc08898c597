import { Refused } from '../errors.ts';
import type { Ask } from './exchange.ts';

/** Where CouchDB asks for it: a body that says it is something else than JSON is refused; one that says nothing is taken. */
export function requireJson(ask: Ask, { mustSay = false } = {}): void {
	const type = ask.header('content-type') ?? (mustSay ? '' : undefined);
	if (type !== undefined && !type.toLowerCase().startsWith('application/json')) throw new Refused('bad_content_type');
}
