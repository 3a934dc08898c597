// _local_docs: the documents that _all_docs leaves out.
import { wholeNumber } from './query.ts';
import type { Answer, DatabaseAsk } from './exchange.ts';
import { json } from './exchange.ts';

const LOCALS_MAX = 1_000;

export async function localDocs(ask: DatabaseAsk): Promise<Answer> {
	const limit = Math.min(wholeNumber(ask.query.get('limit'), 'limit') ?? LOCALS_MAX, LOCALS_MAX);
	const rows = await ask.database.locals({ startKey: '', limit });
	return json(200, { total_rows: null, offset: null, rows: rows.map(({ id, rev }) => ({ id, key: id, value: { rev } })) });
}
