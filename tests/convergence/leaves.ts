// All that a database holds of its documents, in one order, so that two databases can be compared: every leaf with its history,
// body and attachments, the deleted ones too, the winner and the conflicts.

export interface Holding {
	id: string;
	winner: string;
	isDeleted: boolean;
	conflicts: string[];
	leaves: unknown[];
}

type Leaf = PouchDB.Document & { _rev: string };

/** Everything in a database, of any adapter, in order of ids. */
export async function holdingsOf(database: PouchDB.Database): Promise<Holding[]> {
	const { results } = await database.changes({ style: 'main_only' });
	return Promise.all(results.toSorted((one, other) => (one.id < other.id ? -1 : 1)).map((row) => holdingOf(database, row)));
}

async function holdingOf(database: PouchDB.Database, { id, changes, deleted }: PouchDB.Change): Promise<Holding> {
	const leaves = await leavesOf(database, id);
	const living = deleted === true ? undefined : await database.get(id, { conflicts: true });
	return {
		id,
		winner: changes.map(({ rev }) => rev).join(),
		isDeleted: deleted === true,
		conflicts: (living?._conflicts ?? []).toSorted(),
		leaves: await Promise.all(leaves.toSorted(byRev).map((leaf) => whole(database, id, leaf)))
	};
}

/** The leaves of a document, living and deleted, without the bytes of their attachments. */
export async function leavesOf(database: PouchDB.Database, id: string): Promise<Leaf[]> {
	const rows = (await database.get(id, { open_revs: 'all', revs: true })) as unknown as { ok: Leaf }[];
	return rows.map(({ ok }) => ok);
}

const byRev = (one: Leaf, other: Leaf): number => (one._rev < other._rev ? -1 : 1);

async function whole(database: PouchDB.Database, id: string, leaf: Leaf): Promise<unknown> {
	if (leaf._attachments === undefined) return leaf;
	const { _attachments } = await database.get(id, { rev: leaf._rev, attachments: true });
	return { ...leaf, _attachments: attachmentsIn(_attachments as Record<string, Attachment>) };
}

interface Attachment {
	content_type: string;
	data: string;
}

/** Digests differ as CouchDB's are of packed bytes; `revpos` does as PouchDB counts it anew for what it fetches. */
const attachmentsIn = (attachments: Record<string, Attachment>): unknown =>
	Object.fromEntries(
		Object.entries(attachments)
			.map(([name, { content_type, data }]) => [name, { content_type, data }] as const)
			.toSorted(([one], [other]) => (one < other ? -1 : 1))
	);
