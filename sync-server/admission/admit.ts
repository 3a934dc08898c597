// The one door by which the app's meaning enters the server: what an organisation's database takes in (P50–P55). Whatever is
// authentic, permitted and within limits is taken, kinds this program does not know among it; a written fact is never changed.
// A reason begins with a word for the tablet, which has the sentence in its own language.
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
