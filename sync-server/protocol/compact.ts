// POST /db/_compact, /db/_compact/{ddoc}, /db/_view_cleanup: room that old revisions take is given back (P101, P102).
import { requireJson } from './content-type.ts';
import { requireDesign } from './design-code.ts';
import { json, type Answer, type DatabaseAsk } from './exchange.ts';

/** Begins a compaction and answers at once, as CouchDB does. Views have no files here, so for a design document there is nothing to do. */
export async function compact(ask: DatabaseAsk): Promise<Answer> {
	requireJson(ask, { mustSay: true });
	const [design] = ask.path;
	if (design === undefined) ask.service.inBackground(ask.database.compact(), 'A compaction failed');
	else await requireDesign(ask.database, `_design/${design}`);
	return json(202, { ok: true });
}

export async function viewCleanup(): Promise<Answer> {
	return json(202, { ok: true });
}
