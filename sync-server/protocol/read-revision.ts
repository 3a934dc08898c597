// One revision of a document for an endpoint that needs its body: the named one, or the winner.
import { Refused } from '../errors.ts';
import type { Body, Database, Head } from '../store/store.ts';
import { checkRev } from './write.ts';

export interface ReadRevision {
	head: Head;
	rev: string;
	body: Body;
}

/** Throws Refused: missing, or deleted when no revision was named. */
export async function readRevision(database: Database, id: string, rev: string | undefined): Promise<ReadRevision> {
	if (rev !== undefined) checkRev(rev);
	const [head] = await database.heads([id]);
	if (head === undefined) throw new Refused('not_found');
	if (rev === undefined && head.deleted) throw new Refused('deleted');
	const found = rev ?? head.winner;
	const [body] = await database.bodies([{ id, rev: found }]);
	if (body === undefined) throw new Refused('not_found');
	return { head, rev: found, body };
}
