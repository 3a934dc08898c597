// Asks, for a batch of documents, who may bring them into the ledger (P56–P58): the sender first, and only for what the sender may not do,
// the people the documents are by, each looked up once.
import { actsOf, permissionIn, type Asked } from '../admission/permission.ts';
import { readUser } from '../auth/read-user.ts';
import { rolesOf } from '../auth/user-documents.ts';
import type { DatabaseAsk } from './exchange.ts';
import type { Arriving } from './text-document.ts';

/** Names looked up for one request; a device holds the work of a handful of people. */
const AUTHORS_MAX = 100;

export interface Permission {
	/** Documents of the batch that may not enter. */
	refused: ReadonlySet<Arriving>;
	/** The sender may bring personal records, and change none that is there. */
	firstOnly: boolean;
}

/** What the sender of a batch may bring. Administrators of the database may bring anything: that is how ledgers move. */
export async function permissionOf(ask: DatabaseAsk, documents: readonly Arriving[], newEdits: boolean): Promise<Permission> {
	if (ask.isAdmin) return { refused: new Set(), firstOnly: false };
	const { user, database } = ask;
	const bySender = permissionIn(database.name, user.roles);
	const wanted = (document: Arriving) => actsOf(askedOf(document, newEdits));
	const beyond = documents.filter((document) => !bySender(wanted(document)));
	const byAuthor = await permissionsOfAuthors(ask, beyond);
	const refused = beyond.filter((document) => byAuthor.get(document.by)?.(wanted(document)) !== true);
	return { refused: new Set(refused), firstOnly: !bySender(['read-personal']) };
}

async function permissionsOfAuthors(
	ask: DatabaseAsk,
	documents: readonly Arriving[]
): Promise<ReadonlyMap<unknown, ReturnType<typeof permissionIn>>> {
	const names = new Set(documents.map(({ by }) => by).filter((by) => typeof by === 'string'));
	const found = new Map<unknown, ReturnType<typeof permissionIn>>();
	for (const name of [...names].slice(0, AUTHORS_MAX)) {
		const author = await readUser(ask.service.store, name);
		if (author !== undefined) found.set(name, permissionIn(ask.database.name, rolesOf(author)));
	}
	return found;
}

/** What names an earlier version of itself, or deletes one, is a change. */
function askedOf({ _id, _rev, _deleted, _revisions, kind }: Arriving, newEdits: boolean): Asked {
	const { start } = (_revisions ?? {}) as { start?: unknown };
	const isLater = newEdits
		? typeof _rev === 'string' && _rev !== ''
		: typeof start === 'number'
			? start > 1
			: typeof _rev !== 'string' || !_rev.startsWith('1-');
	return { id: typeof _id === 'string' ? _id : '', kind, isChange: _deleted === true || isLater };
}
