// The closed list of reasons why a rule says no, in order of precedence: the first that holds is the one given.
// Rules return these; only i18n/refusals.ts knows the words.

export const refusalCodes = [
	/** The person's role does not allow the act. */
	'not-permitted',
	/** The subject named is not known on this device. */
	'unknown-visit',
	'unknown-work',
	'unknown-survey',
	'unknown-staff',
	'unknown-request',
	'unknown-case',
	/** The visit was voided; nothing more can be said of it. */
	'visit-voided',
	/** The same of a request for help. */
	'request-voided',
	/** A step that does not follow from where the request stands. */
	'step-not-allowed',
	/** The case stands where this step does not follow: it was closed meanwhile, say. */
	'case-step-impossible',
	/** No day, or one that does not exist (31 กุมภาพันธ์). */
	'day-impossible',
	/** A year that looks like CE typed for BE or the other way round. */
	'day-era-mixed-up',
	'day-in-future',
	/** A day to come back to a case that lies before the step itself. */
	'day-before-step',
	'day-too-old',
	/** A version that would come into force further ahead than anybody plans. */
	'day-too-far-ahead',
	/** A last day before the first. */
	'days-reversed',
	/** A step of a day before the request itself. */
	'day-before-request',
	'no-works',
	'too-many-works',
	/** More text in one version of the catalogue than one record may hold. */
	'catalogue-too-large',
	/** A service code that is not in the catalogue. */
	'service-unknown',
	'same-work-twice',
	'name-too-long',
	'phone-not-a-number',
	'phone-too-long',
	'note-too-long',
	'comment-too-long',
	'field-too-long',
	'field-empty',
	/** A code with letters that codes may not have, or too long. */
	'code-malformed',
	/** A kind of help that is not in the list. */
	'kind-unknown',
	/** No whole number, or outside what it may be. */
	'number-impossible',
	'too-many-people',
	'too-many-photos',
	/** No picture that this program reads, or too large even when made smaller. */
	'photo-unreadable',
	'photo-too-large',
	/** A code that stands twice in one list (services of a catalogue, questions of a survey). */
	'code-twice',
	/** No web address that begins with http or https. */
	'link-malformed',
	'days-not-a-number',
	/** A work that may be served in no way, or usually in one that is not among those. */
	'no-modes',
	'mode-not-allowed',
	/** A survey that cannot be asked as it is; `definitionFaults` says where and why. */
	'survey-faulty',
	/** A survey version that is not newer than the published one. */
	'version-not-newer',
	/** A required question without an answer, one that its question cannot have, or one to what is not asked. */
	'answer-missing',
	'answer-out-of-scale',
	'answer-not-asked',
	/** More themes than a comment, or the list of them, has room for. */
	'too-many-tags',
	/** More people on duty at once than a roster has room for. */
	'too-many-on-duty',
	/** Whoever is no head may only put themself on duty or take themself off. */
	'not-your-duty',
	/** The only head would shut themself out. */
	'last-head',
	/** Nothing would change. */
	'nothing-changed',
	/** The personal records of the subject were erased; nothing personal is said of it again. */
	'person-erased',
	/** This device has no key to seal personal data with. */
	'no-sealing-key'
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
	code: RefusalCode;
	/** Which field of the form it is about, where it is about one. */
	field?: string;
	/** Values for the words, e.g. the limit. */
	values?: Record<string, string | number>;
}

export const refuse = (code: RefusalCode, field?: string, values?: Record<string, string | number>): Refusal => ({
	code,
	...(field === undefined ? {} : { field }),
	...(values === undefined ? {} : { values })
});
