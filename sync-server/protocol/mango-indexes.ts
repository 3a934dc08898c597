// The indexes of a database: design documents whose language is `query`.
import { indexesOf, type MangoIndex } from '../mango/index-definition.ts';
import type { Database } from '../store/store.ts';
import { isObject, parseJson } from './parse-json.ts';

/** Design documents looked at for indexes; a database with more is asked without the rest. */
export const DESIGN_DOCUMENTS_MAX = 1_000;

/** In CouchDB's order: by design document, then by name. */
export async function readIndexes(database: Database): Promise<MangoIndex[]> {
	const { rows } = await database.allDocs({
		startKey: '_design/',
		endKey: '_design0',
		inclusiveEnd: false,
		descending: false,
		skip: 0,
		limit: DESIGN_DOCUMENTS_MAX,
		bodies: true
	});
	const indexes = rows.flatMap(({ id, body }) => {
		const document = body === undefined ? undefined : parseJson(body.json);
		return isObject(document) ? indexesOf(id, document) : [];
	});
	return indexes.sort((a, b) => (a.ddoc === b.ddoc ? (a.name < b.name ? -1 : 1) : 0));
}
