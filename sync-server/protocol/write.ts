// Writes documents into a database: what CouchDB asks of any document, what `_users` asks of its own, what the organisation's
// ledger admits; then the store. Each document has its own outcome (P30–P36, P50–P55).
import { admit, attachmentsRefused, FACT_IS_WRITTEN, isLedger, isPersonal } from '../admission/admit.ts';
import { NOT_PERMITTED } from '../admission/permission.ts';
import { isServerAdmin } from '../auth/grants.ts';
import { checkUserDocument, USERS_DATABASE, withHashedPassword, type UserDocument } from '../auth/user-documents.ts';
import { Refused } from '../errors.ts';
import type { RevisionEdit } from '../revisions/apply-edit.ts';
import { generationOf, parseRev } from '../revisions/rev-id.ts';
import { splitStubs } from '../store/attachment-stubs.ts';
import type { EditOutcome } from '../store/store.ts';
import type { DatabaseAsk } from './exchange.ts';
import { takeAttachments } from './incoming-attachments.ts';
import { permissionOf, type Permission } from './ledger-permission.ts';
import { writeLocalDocument } from './local-docs.ts';
import { parsedOf, TextDocument, type Arriving } from './text-document.ts';
import { ownMembers, readIncoming, type Incoming, type RawDocument } from './write-document.ts';

export type Written = { ok: true; id: string; rev: string } | { ok: false; id: string; refused: Refused };

/**
 * Writes documents in order, each with its `_id`. Throws Refused when one is no document at all, before anything is written;
 * a conflict or a refusal by rule is that document's own outcome.
 */
export async function writeDocuments(ask: DatabaseAsk, documents: readonly Arriving[], newEdits: boolean): Promise<Written[]> {
	const outcomes = new Array<Written>(documents.length);
	const entering: { index: number; incoming: Incoming }[] = [];
	const isUsers = ask.database.name === USERS_DATABASE;
	const permission = isLedger(ask.database.name) ? await permissionOf(ask, documents, newEdits) : undefined;
	for (const [index, document] of documents.entries()) {
		const id = typeof document._id === 'string' ? document._id : '';
		if (id.startsWith('_local/')) {
			outcomes[index] = { ok: true, id, rev: await writeLocalDocument(ask.database, parsedOf(document)) };
			continue;
		}
		const prepared = isUsers ? await prepareUser(ask, parsedOf(document), newEdits) : prepare(ask, document, newEdits, permission);
		const isWhole = prepared instanceof Refused || document instanceof TextDocument || document._attachments === undefined;
		const taken = isWhole ? prepared : withinLedger(await takeAttachments(ask, document, prepared), permission);
		if (taken instanceof Refused) outcomes[index] = { ok: false, id, refused: taken };
		else entering.push({ index, incoming: taken });
	}
	const stored = entering.length === 0 ? [] : await ask.database.write(entering.map(({ incoming }) => incoming.edit));
	for (const [position, { index, incoming }] of entering.entries()) {
		outcomes[index] = outcomeOf(incoming.edit.id, stored[position] as EditOutcome);
	}
	if (permission !== undefined && entering.some(({ incoming }) => replacesPersonal(incoming)))
		ask.service.forgetting.note(ask.database.name);
	ask.service.watch.wrote(outcomes.filter(({ ok }) => ok).length);
	return outcomes;
}

/** Reads one document; a Refused that comes back is for this document alone, one that is thrown is for the request. */
function prepare(ask: DatabaseAsk, document: Arriving, newEdits: boolean, permission?: Permission): Incoming | Refused {
	try {
		const incoming = readIncoming(document, {
			newEdits,
			maxDocumentBytes: permission !== undefined ? Infinity : ask.service.limits.maxDocumentBytes,
			maxRevisionsListed: ask.service.limits.maxRevisionsListed
		});
		if (incoming.edit.id.startsWith('_design/') && !ask.isAdmin) {
			return new Refused(ask.user.name === null ? 'design_unauthorized' : 'forbidden', 'You are not a db or server admin.');
		}
		if (permission === undefined) return incoming;
		return permission.refused.has(document) ? new Refused('forbidden', NOT_PERMITTED) : admitted(incoming, permission);
	} catch (error) {
		return ofOneDocument(error);
	}
}

/** One document that may not be written must not hold back the others beside it. Throws everything else again. */
function ofOneDocument(error: unknown): Refused {
	if (error instanceof Refused && (error.status === 403 || error.status === 404 || error.status === 501)) return error;
	throw error;
}

function admitted(incoming: Incoming, { firstOnly }: Permission): Incoming | Refused {
	const { edit, isDeleted } = incoming;
	const admission = admit({ id: edit.id, generation: generationOfEdit(edit.edit), isDeleted, json: edit.json });
	if (admission.outcome === 'refused') return new Refused('forbidden', admission.reason);
	edit.once = admission.once || firstOnly;
	return incoming;
}

/** An organisation's ledger has rules for what is attached, too. */
function withinLedger(taken: Incoming | Refused, permission: Permission | undefined): Incoming | Refused {
	if (permission === undefined || taken instanceof Refused) return taken;
	const reason = attachmentsRefused(taken.edit.id, splitStubs(taken.edit.json).stubs);
	return reason === undefined ? taken : new Refused('forbidden', reason);
}

const generationOfEdit = (written: RevisionEdit): number =>
	written.kind === 'new' ? (written.parent === undefined ? 1 : generationOf(written.parent) + 1) : generationOf(written.path[0] ?? '0-');

/** Whether a body that lay under this one is to be taken off the disk. */
const replacesPersonal = ({ edit }: Incoming): boolean => isPersonal(edit.id) && generationOfEdit(edit.edit) > 1;

async function prepareUser(ask: DatabaseAsk, document: RawDocument, newEdits: boolean): Promise<Incoming | Refused> {
	const incoming = prepare(ask, document, newEdits);
	if (incoming instanceof Refused || incoming.edit.id.startsWith('_design/')) return incoming;
	try {
		return await checkedUser(ask, document, incoming, newEdits);
	} catch (error) {
		return ofOneDocument(error);
	}
}

async function checkedUser(ask: DatabaseAsk, document: RawDocument, incoming: Incoming, newEdits: boolean): Promise<Incoming> {
	const { id } = incoming.edit;
	const before = await userBefore(ask, id);
	const own = ownMembers(document);
	checkUserDocument(id, { ...own, ...(incoming.isDeleted ? { _deleted: true } : {}) }, before, ask.user);
	if (!newEdits && !isServerAdmin(ask.user)) throw new Refused('forbidden', 'Only _admin may replicate users.');
	if (!('password' in own)) return incoming;
	const members = await withHashedPassword(own, ask.service.limits.pbkdf2Iterations);
	const special = Object.fromEntries(Object.entries(document).filter(([name]) => name.startsWith('_')));
	return readIncoming({ ...special, ...members }, { ...ask.service.limits, newEdits });
}

async function userBefore(ask: DatabaseAsk, id: string): Promise<UserDocument | undefined> {
	const [head] = await ask.database.heads([id]);
	if (head === undefined || head.deleted) return undefined;
	const [body] = await ask.database.bodies([{ id, rev: head.winner }]);
	return body === undefined ? undefined : (JSON.parse(body.json) as UserDocument);
}

function outcomeOf(id: string, outcome: EditOutcome): Written {
	if (outcome.ok) return { ok: true, id, rev: outcome.rev };
	if (outcome.error === 'forbidden') return { ok: false, id, refused: new Refused('forbidden', outcome.reason) };
	return { ok: false, id, refused: refusedBy(outcome.error, id) };
}

function refusedBy(error: 'conflict' | 'written-once' | 'missing-stub', id: string): Refused {
	if (error === 'written-once') return new Refused('forbidden', FACT_IS_WRITTEN);
	return error === 'missing-stub' ? new Refused('missing_stub', `Previous revision missing for document ${id}`) : new Refused('conflict');
}

/** Throws Refused for what cannot stand where a revision is asked for. */
export function checkRev(rev: unknown): void {
	if (parseRev(rev) === undefined) throw new Refused('invalid_rev');
}
