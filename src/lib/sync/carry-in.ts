// Documents from a rescue file into the ledger, as replication would bring them: the same id and revision again changes
// nothing (L45). What is new here is noted as unsent before it is stored, and sync sends it like everything else (L46).
import type { RescueDocument } from '#domain/rescue-file.ts';
import { strict } from '#ledger/durability.ts';
import { Carried } from './carried.ts';

/** Takes in one batch, durably. Answers the documents that were not here. Rejects when not all could be stored. */
export async function carryIn(pouch: PouchDB.Database, documents: readonly RescueDocument[]): Promise<RescueDocument[]> {
	const asked: Record<string, string[]> = {};
	for (const { _id, _rev } of documents) (asked[_id] ??= []).push(_rev);
	const missing = await pouch.revsDiff(asked);
	const fresh = documents.filter(({ _id, _rev }) => missing[_id]?.missing.includes(_rev) === true);
	if (fresh.length === 0) return [];
	await strict(async () => {
		await new Carried(() => pouch).add(fresh.map(({ _id }) => _id));
		const [problem]: PouchDB.Problem[] = (await pouch.bulkDocs({ docs: fresh, new_edits: false })).filter((each) => each.ok !== true);
		if (problem !== undefined)
			throw Object.assign(new Error(problem.message ?? problem.reason ?? 'a document was not stored'), { name: problem.name });
	});
	return fresh;
}
