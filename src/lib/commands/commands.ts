// The acts, one verb a file. Each reads what it needs, lets the domain decide, appends to the ledger, and answers
// a Refusal or what was done. None waits for the network: done means durably stored on this device (promise 2).
import type { CorrectVisitIntent, RegisterVisitIntent, VoidVisitIntent } from '#domain/visit.ts';
import type { AbandonSurveyIntent, AnswerSurveyIntent, ShowSurveyIntent } from '#domain/surveys/answering.ts';
import type { CaseIntent } from '#domain/case-deciding.ts';
import type { FactBody, SurveyAnswer } from '#domain/facts.ts';
import type {
	AddHelpPhotoIntent,
	CorrectHelpIntent,
	MoveHelpIntent,
	RecordHelpInfoIntent,
	RequestHelpIntent,
	VoidHelpIntent
} from '#domain/help.ts';
import type { HelpSettings } from '#domain/help-settings.ts';
import type { EnrolStatement } from '#domain/enrolling.ts';
import type { ErasePersonalIntent, Notice, Retention } from '#domain/privacy.ts';
import type { DutyStatement } from '#domain/duty.ts';
import type { NumberingIntent } from '#domain/register-numbers.ts';
import type { RegisterSettings } from '#domain/register-settings.ts';
import type { StaffStatement } from '#domain/staff.ts';
import type { CentreType, DisableReason, KeyRotationReason, OpeningPurpose, Outcome, RevocationReason, VisitField } from '#domain/words.ts';
import type { CommentTags } from '#domain/centre.ts';
import type { SurveyDefinitionIntent } from '#domain/surveys/publishing.ts';
import type { Refusal } from '#domain/refusals.ts';

/** Done, or refused with a reason the screen puts into words. Disk full and the like come as typed Errors instead. */
export type Done<T = { id: string }> = ({ ok: true } & T) | { ok: false; refusal: Refusal };

/** Who a staff member is from now on. */
export type StaffIntent = StaffStatement & { staff: string; act: string };

/** What a device records on its way in, before anybody has a PIN, is said by whoever let it in: the account that made its code. */
export interface OnBehalf {
	onBehalfOf?: string;
}

/** The answers of a paper form that is known by its survey. */
export interface KeyingIntent {
	survey: string;
	act: string;
	answers: SurveyAnswer[];
}

export interface Commands {
	/** Stores a visit, its works and its sealed personal record in one act. Idempotent by the intent's ids. */
	registerVisit(intent: RegisterVisitIntent): Promise<Done>;
	correctVisit(intent: CorrectVisitIntent): Promise<Done>;
	voidVisit(intent: VoidVisitIntent): Promise<Done>;
	recordOutcome(intent: { visit: string; act: string; work: string; outcome: Outcome }): Promise<Done>;
	/** One step of the case of a forwarded work; its note is sealed under an id of its own. */
	handleCase(intent: CaseIntent): Promise<Done>;
	answerSurvey(intent: AnswerSurveyIntent): Promise<Done>;
	abandonSurvey(intent: AbandonSurveyIntent): Promise<Done>;
	/** A visitor was shown where to answer by themself. */
	showSurvey(intent: ShowSurveyIntent): Promise<Done>;
	/** A paper form keyed in a second time; the first keying counts until it is settled. */
	keySurveyAgain(intent: KeyingIntent): Promise<Done>;
	/** What the paper form really says. */
	settleKeying(intent: KeyingIntent): Promise<Done>;
	/** The themes of a survey's comment, instead of those it had. */
	tagComment(intent: { survey: string; act: string; tags: string[] }): Promise<Done>;
	setCentreProfile(intent: {
		act: string;
		name: string;
		type: CentreType;
		tambon: string;
		amphoe: string;
		province: string;
	}): Promise<Done>;
	publishCatalogue(intent: { act: string } & FactBody<'service-catalogue-published'>): Promise<Done>;
	/** Works switched on or off against what the catalogue says: codes. */
	setServiceChoice(intent: { act: string } & FactBody<'service-choice-set'>): Promise<Done>;
	/** Codes, in the order in which they stand on the form. */
	setFavourites(intent: { act: string; favourites: string[] }): Promise<Done>;
	publishSurvey(intent: SurveyDefinitionIntent): Promise<Done>;
	/** From that day on the version is not asked; what was answered to it stays. */
	withdrawSurvey(intent: { act: string } & FactBody<'survey-definition-withdrawn'>): Promise<Done>;
	setCommentTags(intent: { act: string; tags: CommentTags }): Promise<Done>;
	/** `before`: the name it has now, as far as anybody knows. */
	renameDevice(intent: { device: string; act: string; before: string; name: string }): Promise<Done>;
	/** Tells every device of the centre; the place itself is taken away at the server before. */
	revokeDevice(intent: { device: string; act: string; reason: RevocationReason }): Promise<Done>;
	/** `staff` is the new person's id, made by whoever asks. */
	addStaff(intent: StaffIntent & OnBehalf): Promise<Done>;
	changeStaff(intent: StaffIntent): Promise<Done>;
	disableStaff(intent: { staff: string; act: string; reason: DisableReason }): Promise<Done>;
	enableStaff(intent: { staff: string; act: string }): Promise<Done>;
	/** This device begins to work here. Done already when the act is stored. */
	enrolDevice(intent: EnrolStatement & { act: string } & OnBehalf): Promise<Done>;
	publishNotice(intent: { act: string } & Notice): Promise<Done>;
	/** The optional fields that the counter form has from now on. */
	setVisitFields(intent: { act: string; fields: readonly VisitField[] }): Promise<Done>;
	/** Days without an answer after which a forwarded case waits too long. */
	setCaseWait(intent: { act: string; days: number }): Promise<Done>;
	/** Who is on duty on a day, or a half of it, from now on. */
	setDuty(intent: { act: string } & DutyStatement): Promise<Done>;
	/** How an official register is printed from now on. */
	setRegister(intent: { act: string } & RegisterSettings): Promise<Done>;
	/** Entries get their numbers in a register, at most ENTRIES_PER_NUMBERING_MAX in one act; those that have one are left out. */
	numberEntries(intent: { act: string } & NumberingIntent): Promise<Done>;
	setRetention(intent: { act: string } & Retention): Promise<Done>;
	/** Deletes these subjects' personal records for good, at most ERASURES_PER_CALL_MAX of them in one call. Idempotent by the acts. */
	erasePersonal(intent: ErasePersonalIntent): Promise<Done<{ erased: number }>>;
	/** Erases again what other devices wrote of erased subjects before they knew; how many subjects it was. */
	eraseAgain(subjects: readonly string[]): Promise<number>;
	/** Stores a request for help with its sealed record in one act. Idempotent by the intent's ids, like all of these. */
	requestHelp(intent: RequestHelpIntent): Promise<Done>;
	correctHelp(intent: CorrectHelpIntent): Promise<Done>;
	moveHelp(intent: MoveHelpIntent): Promise<Done>;
	voidHelp(intent: VoidHelpIntent): Promise<Done>;
	/** The picture is sealed under an id of its own, in the same act. */
	addHelpPhoto(intent: AddHelpPhotoIntent): Promise<Done>;
	removeHelpPhoto(intent: { request: string; act: string; photo: string }): Promise<Done>;
	recordHelpInfo(intent: RecordHelpInfoIntent): Promise<Done>;
	/** `requests`: how many the month has, as keyed in. */
	recordInfoMonth(intent: { act: string; month: string; on: string; requests: number }): Promise<Done>;
	publishHelpSettings(intent: { act: string } & HelpSettings): Promise<Done>;
	/** Shows this device's public key to the others. Done anew, it counts instead of the one before. */
	publishDeviceKey(intent: { act: string }): Promise<Done>;
	/** A new centre key for every device that has shown its own and is neither revoked nor named in `without` (device ids). */
	rotateKey(intent: { act: string; reason: KeyRotationReason; without: readonly string[] }): Promise<Done>;
	/** Stores who opened what; each said by whoever it was, on their day. */
	logOpenings(openings: readonly OpeningIntent[]): Promise<void>;
}

/** Personal records opened by one person for one purpose on one day. */
export interface OpeningIntent {
	act: string;
	/** Staff id. */
	by: string;
	on: string;
	/** Device time of the newest of them, ISO UTC, and its offset. */
	at: string;
	offset: number | null;
	purpose: OpeningPurpose;
	subjects: readonly string[];
}
