// The one door by which the app's meaning enters the server: what an organisation's database takes in (P50–P55). Whatever is
// authentic, permitted and within limits is taken, kinds this program does not know among it; a written fact is never changed.
// A reason begins with a word for the tablet, which has the sentence in its own language.
import { ATTACHMENT_BYTES_MAX, ATTACHMENTS_PER_RECORD_MAX } from '#domain/limits.ts';
import type { Stub } from '../store/attachment-stubs.ts';
import { hasMoreBytes } from '../text-bytes.ts';

/** Databases that hold an organisation's ledger. */
const ORGANISATION_DATABASE = /^org-/;
const PERSONAL = 'personal:';
const PERSONAL_ID = /^personal:[^:]+:[^:]+$/;
const FACT_ID = /^[^:]+:[^:]+:[^:]+:[^:]+$/;
/** UTF-8 bytes of an id in a ledger: four names. */
const LEDGER_ID_BYTES_MAX = 400;
/** A fact or a sealed record is a form's worth of text; a catalogue of 500 works is the largest. */
export const LEDGER_DOCUMENT_BYTES_MAX = 1024 * 1024;

export interface Entrant {
	id: string;
	/** Generation of its revision, once written; 1 for a first writing. */
	generation: number;
	isDeleted: boolean;
	/** Its members as JSON. */
	json: string;
}

export type Admission = { outcome: 'admitted'; once: boolean } | { outcome: 'refused'; reason: string };

const refused = (word: string, sentence: string): Admission => ({ outcome: 'refused', reason: `${word}: ${sentence}` });

/** Said of a second version of a written fact, here and by the store that finds the first one. */
export const FACT_IS_WRITTEN = 'fact-is-written: a written fact is never changed or deleted; write another that corrects it.';

/** Whether this database keeps an organisation's ledger. */
export const isLedger = (database: string): boolean => ORGANISATION_DATABASE.test(database);

/** Whether a document is a sealed personal record: those alone may be deleted or written anew. */
export const isPersonal = (id: string): boolean => id.startsWith(PERSONAL);

/** May this document enter the ledger? `once`: the store must refuse it when the document has another revision already. */
export function admit(entrant: Entrant): Admission {
	const { id } = entrant;
	if (id.startsWith('_design/')) return { outcome: 'admitted', once: false };
	const shape = isPersonal(id) ? PERSONAL_ID : FACT_ID;
	if (!shape.test(id)) {
		return refused('malformed-id', 'an id is kind:subject:fact:act, or personal:subject:act.');
	}
	if (hasMoreBytes(id, LEDGER_ID_BYTES_MAX)) return refused('malformed-id', `an id has at most ${LEDGER_ID_BYTES_MAX} bytes.`);
	if (hasMoreBytes(entrant.json, LEDGER_DOCUMENT_BYTES_MAX)) {
		return refused('too-large', `a document has at most ${LEDGER_DOCUMENT_BYTES_MAX} bytes.`);
	}
	if (isPersonal(id)) return { outcome: 'admitted', once: false };
	if (entrant.generation > 1 || entrant.isDeleted) return { outcome: 'refused', reason: FACT_IS_WRITTEN };
	return { outcome: 'admitted', once: true };
}

/** Sealed bytes say nothing of what they are. */
const SEALED_TYPE = 'application/octet-stream';

/** Why what is attached to a document may not enter the ledger with it; undefined where it may. Facts have no such rules (P89). */
export function attachmentsRefused(id: string, stubs: readonly Pick<Stub, 'content_type' | 'length'>[]): string | undefined {
	if (!isPersonal(id)) return undefined;
	if (stubs.length > ATTACHMENTS_PER_RECORD_MAX || stubs.some(({ length }) => length > ATTACHMENT_BYTES_MAX))
		return `too-large: a personal record has ${ATTACHMENTS_PER_RECORD_MAX} attachment of at most ${ATTACHMENT_BYTES_MAX} bytes.`;
	if (stubs.some(({ content_type: type }) => type !== SEALED_TYPE))
		return `not-sealed: what is attached to a personal record is ${SEALED_TYPE}.`;
	return undefined;
}
