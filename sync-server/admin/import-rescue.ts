// A tablet's rescue file into the database of its centre (O80–O84): by the door that documents over the wire come in by, with the
// revisions they bring, so that a second time changes nothing and a tablet that sends them later finds them there.
import { createHash, webcrypto } from 'node:crypto';
import type { RescueDocument } from '#domain/rescue-file.ts';
import { mayTakeIntact, readRescueFile, type RescueReading } from '#domain/rescue-reading.ts';
import { admit, attachmentsRefused } from '../admission/admit.ts';
import { hasRev } from '../revisions/tree.ts';
import { joinStubs, type NamedStub } from '../store/attachment-stubs.ts';
import type { AttachmentEdit, Database, Edit, Store } from '../store/store.ts';
import { organisationDatabase } from './accounts.ts';

/** Refused documents named in the answer; all are counted. */
export const REFUSED_NAMED_MAX = 20;

export interface ImportRescueOptions {
	/** Begins reading the file, from its first byte; called twice. */
	open: () => AsyncIterable<Uint8Array>;
	/** Code of the centre whose file it must be; the file's own word where it is left out. */
	org?: string | undefined;
	/** Takes what is intact of a file that is damaged or cut short. */
	intactOnly?: boolean | undefined;
}

/** What became of a file. With a `fault` nothing was stored, unless what is intact was asked for. */
export interface ImportedRescue {
	reading: RescueReading;
	/** `unknown-centre`: this server has no such centre. */
	refusedBecause?: RescueReading['fault'] | 'unknown-centre';
	stored: number;
	alreadyThere: number;
	/** Documents that no ledger may have. */
	refusedCount: number;
	refused: { id: string; reason: string }[];
}

/** Takes a rescue file in. Rejects with what reading or the store rejects with; what was stored stays, and the file can be taken in again. */
export async function importRescueFile(store: Store, options: ImportRescueOptions): Promise<ImportedRescue> {
	const { open, org, intactOnly = false } = options;
	const crypto = webcrypto as unknown as Crypto;
	const reader = { crypto, ...(org === undefined ? {} : { org }) };
	const reading = await readRescueFile(open(), reader);
	const result: ImportedRescue = { reading, stored: 0, alreadyThere: 0, refusedCount: 0, refused: [] };
	if (reading.fault !== undefined && !(intactOnly && mayTakeIntact(reading.fault))) return { ...result, refusedBecause: reading.fault };
	const code = org ?? reading.header?.org;
	const database = code === undefined ? undefined : await store.open(organisationDatabase(code));
	if (database === undefined) return { ...result, refusedBecause: 'unknown-centre' };
	await readRescueFile(open(), { ...reader, onDocuments: (documents) => writeInto(database, documents, result) });
	return result;
}

async function writeInto(database: Database, documents: readonly RescueDocument[], result: ImportedRescue): Promise<void> {
	const refuse = (id: string, reason: string): void => {
		result.refusedCount += 1;
		if (result.refused.length < REFUSED_NAMED_MAX) result.refused.push({ id, reason });
	};
	const edits: Edit[] = [];
	const heads = await database.heads(documents.map(({ _id }) => _id));
	for (const [at, document] of documents.entries()) {
		const head = heads[at];
		const entry = editOf(document);
		if (head !== undefined && hasRev(head.tree, document._rev)) result.alreadyThere += 1;
		else if ('reason' in entry) refuse(document._id, entry.reason);
		else edits.push(entry);
	}
	const outcomes = edits.length === 0 ? [] : await database.write(edits);
	for (const [at, outcome] of outcomes.entries()) {
		if (outcome.ok) result.stored += 1;
		else refuse((edits[at] as Edit).id, outcome.error === 'forbidden' ? outcome.reason : outcome.error);
	}
}

function editOf(document: RescueDocument): Edit | { reason: string } {
	const { _id, _rev: _, _revisions, _deleted, _attachments, ...members } = document;
	const json = JSON.stringify(members);
	const { start, ids } = _revisions;
	const isDeleted = _deleted === true;
	const admission = admit({ id: _id, generation: start, isDeleted, json });
	if (admission.outcome === 'refused') return { reason: admission.reason };
	const { stubs, attachments } = attachedTo(_attachments);
	const reason = attachmentsRefused(_id, stubs);
	if (reason !== undefined) return { reason };
	const path = ids.map((hash, at) => `${start - at}-${hash}`);
	const edit: Edit = {
		id: _id,
		json: joinStubs(stubs, json),
		edit: { kind: 'replicated', path, deleted: isDeleted },
		once: admission.once
	};
	return attachments.length === 0 ? edit : { ...edit, attachments };
}

/** What the file has beside a document, as the store keeps it. */
function attachedTo(carried: RescueDocument['_attachments'] = {}): { stubs: NamedStub[]; attachments: AttachmentEdit[] } {
	const each = Object.entries(carried).map(([name, { content_type, revpos, data }]) => {
		const content = Buffer.from(data, 'base64');
		const digest = `md5-${createHash('md5').update(content).digest('base64')}`;
		return { stub: { name, content_type, revpos, digest, length: content.length }, edit: { name, encoding: 'identity' as const, content } };
	});
	return { stubs: each.map(({ stub }) => stub), attachments: each.map(({ edit }) => edit) };
}
