// Plays the part of sync on a PouchDB ledger, for the contract's tests.
import type { LedgerDocument } from '../document.ts';
import type { Ledger } from '../ledger.ts';
import type { PouchLedger } from '../pouch-ledger.ts';

const REVISION = '0123456789abcdef0123456789abcdef';

/** Writes documents as replication does: with a revision of their own, and no new one made. */
export async function receiveAsSync(ledger: Ledger, documents: readonly LedgerDocument[]): Promise<void> {
	const revised = documents.map((document) => ({ ...document, _rev: `1-${REVISION}` }));
	await (ledger as PouchLedger).pouch.bulkDocs(revised, { new_edits: false });
}

/** Deletes a document as replication of a deletion does. */
export async function eraseAsSync(ledger: Ledger, id: string): Promise<void> {
	const { pouch } = ledger as PouchLedger;
	const { _rev } = await pouch.get(id);
	const hash = _rev?.split('-')[1] ?? '';
	const _revisions = { start: 2, ids: [REVISION, hash] };
	await pouch.bulkDocs([{ _id: id, _deleted: true, _rev: `2-${REVISION}`, _revisions }], { new_edits: false });
}
