// Edits that people and programs make in a CouchDB database, chosen by chance: on the winner, on a branch that lost, on what was
// deleted, and revisions brought from elsewhere. Each works on any database, PouchDB's own or the server's, and takes a conflict as it
// comes: what replicates meanwhile may have been quicker.
import { below, pick } from '../random.ts';
import { leavesOf } from './leaves.ts';

type Random = () => number;
export type RandomEdit = (database: PouchDB.Database, random: Random) => Promise<unknown>;

/** Few, so that edits meet. */
const IDS = ['a', 'b', 'ค', 'd/e f', 'é+&'] as const;
const HASH_DIGITS = 32;
const ATTACHMENT_BYTES_MAX = 300;

/** Takes these answers for nothing, and no other. */
const isStatus =
	(...statuses: number[]) =>
	(error: unknown): undefined => {
		if (!statuses.includes((error as PouchDB.Problem).status ?? 0)) throw error;
	};

const hashOf = (random: Random): string => Array.from({ length: HASH_DIGITS }, () => below(random, 16).toString(16)).join('');
const body = (random: Random): Record<string, unknown> => ({ n: below(random, 1_000_000), ชื่อ: pick(random, ['น้ำ', 'ไฟ', '']) });

/** A leaf by chance; undefined when there is none. */
async function aLeaf(database: PouchDB.Database, id: string, random: Random) {
	const leaves = (await leavesOf(database, id).catch(isStatus(404))) ?? [];
	return leaves.length === 0
		? undefined
		: pick(
				random,
				leaves.toSorted((one, other) => (one._rev < other._rev ? -1 : 1))
			);
}

/** Writes on the winner, or begins the document, or begins it again after it was deleted. */
export const edit: RandomEdit = async (database, random) => {
	const id = pick(random, IDS);
	const found = await database.get(id).catch(isStatus(404));
	await database.put({ ...found, _id: id, ...body(random) }).catch(isStatus(409));
};

export const remove: RandomEdit = async (database, random) => {
	const id = pick(random, IDS);
	const found = await database.get(id).catch(isStatus(404));
	if (found !== undefined) await database.remove({ _id: id, _rev: found._rev as string }).catch(isStatus(409));
};

/** Writes on any leaf: one that lost, or a deleted one. PouchDB refuses some of the latter, as CouchDB does. */
export const editLeaf: RandomEdit = async (database, random) => {
	const leaf = await aLeaf(database, pick(random, IDS), random);
	if (leaf === undefined) return;
	const { _deleted, _revisions, ...kept } = leaf;
	await database.put({ ...kept, ...body(random) }).catch(isStatus(409));
};

/** Ends any living leaf: the way a conflict is solved. */
export const removeLeaf: RandomEdit = async (database, random) => {
	const leaf = await aLeaf(database, pick(random, IDS), random);
	if (leaf !== undefined && leaf._deleted !== true) await database.remove({ _id: leaf._id, _rev: leaf._rev }).catch(isStatus(409));
};

/** A revision made elsewhere: below some ancestor of a leaf, some generations on, or with no ancestor in common. */
export const sibling: RandomEdit = async (database, random) => {
	const id = pick(random, IDS);
	const leaf = await aLeaf(database, id, random);
	const known = leaf?._revisions ?? { start: 0, ids: [] };
	const forgotten = random() < 0.2 ? known.ids.length : below(random, known.ids.length + 1);
	const added = Array.from({ length: 1 + below(random, 3) }, () => hashOf(random));
	const ids = [...added, ...known.ids.slice(forgotten)];
	const start = known.start - forgotten + added.length;
	const document = { _id: id, _rev: `${start}-${ids[0]}`, _revisions: { start, ids }, ...body(random) };
	await database.bulkDocs([random() < 0.3 ? { ...document, _deleted: true } : document], { new_edits: false });
};

/** Several documents in one request, some of which are refused. */
export const editMany: RandomEdit = async (database, random) => {
	const rows = (await database.allDocs()).rows;
	const known = rows.map(({ id, value }) => ({ _id: id, _rev: value?.rev as string, ...body(random) }));
	await database.bulkDocs([...known, { _id: pick(random, IDS), ...body(random) }, { _id: `new-${below(random, 20)}`, ...body(random) }]);
};

/**
 * Puts an attachment on the winner beside those it has, or takes them all away. No name comes twice: of two leaves with the same name
 * PouchDB 9 fetches the winner's bytes for both (it asks for a file it does not have without saying of which revision).
 */
export const attach: RandomEdit = async (database, random) => {
	const id = pick(random, IDS);
	const found = await database.get(id).catch(isStatus(404));
	const { _attachments: kept, ...rest }: Partial<PouchDB.Document> = found ?? {};
	const bytes = Buffer.from(Array.from({ length: below(random, ATTACHMENT_BYTES_MAX) }, () => below(random, 256)));
	const added = { content_type: pick(random, ['text/plain', 'image/png']), data: bytes.toString('base64') };
	const name = `${pick(random, ['one', 'รูป'])} ${hashOf(random).slice(0, 6)}.png`;
	const attachments = random() < 0.2 ? undefined : { ...(kept as object | undefined), [name]: added };
	await database.put({ ...rest, _id: id, ...(attachments === undefined ? {} : { _attachments: attachments }) }).catch(isStatus(409));
};
