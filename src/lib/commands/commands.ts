// The acts, one verb a file. Each reads what it needs, lets the domain decide, appends to the ledger, and answers
// a Refusal or what was done. None waits for the network: done means durably stored on this device (promise 2).
import type { CorrectVisitIntent, RegisterVisitIntent, VoidVisitIntent } from '#domain/visit.ts';
import type { AbandonSurveyIntent, AnswerSurveyIntent } from '#domain/survey.ts';
import type { CatalogueWork } from '#domain/facts.ts';
import type { CentreType, Outcome } from '#domain/words.ts';
import type { SurveyDefinitionIntent } from '#domain/centre.ts';
import type { Refusal } from '#domain/refusals.ts';

/** Done, or refused with a reason the screen puts into words. Disk full and the like come as typed Errors instead. */
export type Done<T = { id: string }> = ({ ok: true } & T) | { ok: false; refusal: Refusal };

export interface Commands {
	/** Stores a visit, its works and its sealed personal record in one act. Idempotent by the intent's ids. */
	registerVisit(intent: RegisterVisitIntent): Promise<Done>;
	correctVisit(intent: CorrectVisitIntent): Promise<Done>;
	voidVisit(intent: VoidVisitIntent): Promise<Done>;
	recordOutcome(intent: { visit: string; act: string; work: string; outcome: Outcome }): Promise<Done>;
	answerSurvey(intent: AnswerSurveyIntent): Promise<Done>;
	abandonSurvey(intent: AbandonSurveyIntent): Promise<Done>;
	setCentreProfile(intent: {
		act: string;
		name: string;
		type: CentreType;
		tambon: string;
		amphoe: string;
		province: string;
	}): Promise<Done>;
	publishCatalogue(intent: { act: string; effectiveFrom: string; works: CatalogueWork[] }): Promise<Done>;
	publishSurvey(intent: SurveyDefinitionIntent): Promise<Done>;
}
