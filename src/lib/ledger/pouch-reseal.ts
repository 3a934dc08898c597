// Personal records sealed anew, in PouchDB (promises L50, L51).
import type { PersonalDocument } from './document.ts';
import { attachmentsIn, inOneOrder } from './pouch-attachments.ts';
import type { Resealed } from './ledger.ts';

/** One bulkDocs; a record that somebody else wrote in between is in conflict and left to them. How many were written. */
export async function resealIn(pouch: PouchDB.Database, records: readonly Resealed[]): Promise<number> {
	const { rows } = await pouch.allDocs({ keys: records.map(({ id }) => id), include_docs: true });
	const documents = records.flatMap(({ before, after }, at) => {
		const stored = rows[at]?.doc as unknown as (PersonalDocument & { _rev: string }) | null | undefined;
		// Its fields in the order they had: the revision is a digest of them, and other devices come to the same one.
		if (stored?.sealed.data !== before.data) return [];
		const attached = attachmentsIn(stored);
		return [{ ...stored, sealed: after, ...(attached === undefined ? {} : { _attachments: inOneOrder(attached) }) }];
	});
	if (documents.length === 0) return 0;
	const results = await pouch.bulkDocs(documents);
	return results.filter(({ ok }) => ok === true).length;
}
