// POST /db/_revs_diff and _missing_revs: which revisions does the server not have yet?
import { Refused } from '../errors.ts';
import { missingRevs } from '../revisions/tree.ts';
import { json, type Answer, type DatabaseAsk } from './exchange.ts';
import { parseJsonObject } from './parse-json.ts';
import { checkRev } from './write.ts';

export async function revsDiff(ask: DatabaseAsk): Promise<Answer> {
	const rows = (await findMissing(ask)).map(({ id, missing, possibleAncestors }) => {
		return [id, { missing, ...(possibleAncestors.length === 0 ? {} : { possible_ancestors: possibleAncestors }) }];
	});
	return json(200, objectOf(rows as [string, unknown][]));
}

export async function missingRevisions(ask: DatabaseAsk): Promise<Answer> {
	const rows = await findMissing(ask);
	return json(200, { missing_revs: objectOf(rows.map(({ id, missing }) => [id, missing])) });
}

interface Missing {
	id: string;
	missing: string[];
	possibleAncestors: string[];
}

async function findMissing(ask: DatabaseAsk): Promise<Missing[]> {
	const offered = Object.entries(parseJsonObject(await ask.text()));
	const { maxBatchDocuments } = ask.service.limits;
	if (offered.length > maxBatchDocuments) throw new Refused('too_large', `At most ${maxBatchDocuments} documents in one request`);
	const revsById = offered.map(([id, revs]) => [id, readRevs(revs)] as const);
	const heads = await ask.database.heads(revsById.map(([id]) => id));
	return revsById.flatMap(([id, revs], index): Missing[] => {
		const head = heads[index];
		if (head === undefined) return revs.length === 0 ? [] : [{ id, missing: revs, possibleAncestors: [] }];
		const { missing, possibleAncestors } = missingRevs(head.tree, revs);
		return missing.length === 0 ? [] : [{ id, missing, possibleAncestors }];
	});
}

function readRevs(revs: unknown): string[] {
	if (!Array.isArray(revs)) throw new Refused('bad_request', 'Each document id must have a JSON list of revisions');
	for (const rev of revs) checkRev(rev);
	return revs as string[];
}

/** Without a prototype, so that an id like `__proto__` is a name like any other. */
function objectOf(entries: readonly (readonly [string, unknown])[]): object {
	const object = Object.create(null) as Record<string, unknown>;
	for (const [id, value] of entries) object[id] = value;
	return object;
}
