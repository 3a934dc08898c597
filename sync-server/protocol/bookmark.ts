// Where a page of _find ended: the row's key in its index and its id, wrapped up so that nobody builds on them.
import { Refused } from '../errors.ts';
import type { FoundRow } from './find-reader.ts';
import { isObject } from './parse-json.ts';

export const bookmarkOf = ({ id, key }: FoundRow): string => Buffer.from(JSON.stringify({ id, key })).toString('base64url');

/** The row a bookmark stands for. Throws Refused for what is none of ours. */
export function readBookmark(bookmark: string | undefined): FoundRow | undefined {
	if (bookmark === undefined || bookmark === 'nil') return undefined;
	try {
		const row: unknown = JSON.parse(Buffer.from(bookmark, 'base64url').toString());
		if (isObject(row) && typeof row.id === 'string' && Array.isArray(row.key)) return { id: row.id, key: row.key };
	} catch {
		// Refused below, like everything else that is no bookmark.
	}
	throw new Refused('invalid_bookmark', `Invalid bookmark value: ${JSON.stringify(bookmark)}`);
}
