// Heads and bodies put together, for stores that keep them apart.
import type { Database, StoredDocument } from './store.ts';

/** What `documents` promises, from `heads` and `bodies`. A document that is gone between the two counts as not there. */
export async function documentsOf(
	database: Pick<Database, 'heads' | 'bodies'>,
	ids: readonly string[]
): Promise<(StoredDocument | undefined)[]> {
	const heads = await database.heads(ids);
	const bodies = await database.bodies(heads.map((head) => ({ id: head?.id ?? '', rev: head?.winner ?? '' })));
	return heads.map((head, index) => {
		const body = bodies[index];
		return head === undefined || body === undefined ? undefined : { ...head, body };
	});
}
