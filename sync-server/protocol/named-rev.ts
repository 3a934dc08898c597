// The revision that a request names: in the body, in the query, in If-Match; wherever, but only as one.
import { Refused } from '../errors.ts';
import type { Ask } from './exchange.ts';

/** Throws Refused when two places name different ones. */
export function namedRev(inBody: unknown, ask: Pick<Ask, 'query' | 'header'>): string | undefined {
	const inQuery = ask.query.get('rev');
	const inHeader = ask.header('if-match')?.replace(/^"|"$/g, '');
	if (inBody !== undefined && inQuery !== undefined && inBody !== inQuery) {
		throw new Refused('bad_request', 'Document rev from request body and query string have different values');
	}
	const named = (inBody as string | undefined) ?? inQuery;
	if (inHeader !== undefined && named !== undefined && named !== inHeader) {
		throw new Refused('bad_request', 'Document rev and etag have different values');
	}
	return named ?? inHeader;
}
