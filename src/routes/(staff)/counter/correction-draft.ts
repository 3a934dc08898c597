// What was typed of corrections, as it is kept: pure shapes.
import { correctionReasons, type CorrectionReason } from '#domain/words.ts';
import { readDraft, type VisitDraft } from './visit-draft.ts';

/** A correction that was begun: whose, the id of its act, and what stood in it. */
export interface CorrectionDraft extends VisitDraft {
	reason: CorrectionReason | undefined;
	remark: string;
}

/** Reads what is stored, by visit; what no version of this form wrote is left out. */
export function readCorrectionDrafts(stored: unknown): Map<string, CorrectionDraft> {
	const drafts = (Array.isArray(stored) ? stored : []).map(readOne).filter((draft) => draft !== undefined);
	return new Map(drafts.map((draft) => [draft.visit, draft]));
}

function readOne(stored: unknown): CorrectionDraft | undefined {
	const draft = readDraft(stored);
	if (draft === undefined) return undefined;
	const { reason, remark } = stored as Partial<Record<'reason' | 'remark', unknown>>;
	const known = correctionReasons.find((one) => one === reason);
	return { ...draft, reason: known, remark: typeof remark === 'string' ? remark : '' };
}
