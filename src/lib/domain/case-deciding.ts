// Whether a step of a case may be recorded, and as what (D102–D105). Apart from the fold, which lists need without any of this.
import { mayFollow, type Case, type CaseKind } from './cases.ts';
import { isDay, type Day } from './days.ts';
import { decided, firstRefusal, type Check, type Decision } from './decision.ts';
import { dayChecks } from './entry-day.ts';
import type { FactBody } from './facts.ts';
import { AGENCY_CHARACTERS_MAX, REFERENCE_CHARACTERS_MAX } from './limits.ts';
import { cleanPersonal, personalChecks } from './personal-entry.ts';
import { refuse } from './refusals.ts';
import { may, type Role } from './roles.ts';
import { cleanLine } from './thai-text.ts';
import type { Visit } from './visit.ts';

/** What a step says; its note is said apart, and sealed. */
export type CaseSaid<K extends CaseKind> = Omit<FactBody<K>, 'note'>;

/** A step of a case. `noteId`: ULID under which the note is sealed, made with the form. */
export type CaseIntent = {
	[K in CaseKind]: { kind: K; visit: string; act: string; said: CaseSaid<K>; note: string; noteId: string };
}[CaseKind];

export interface CaseContext {
	roles: readonly Role[];
	/** Today in Bangkok by the corrected clock. */
	today: Day;
	visit: Visit | undefined;
	/** Cases of that visit. */
	cases: readonly Case[];
	/** Whether the personal records of the visit were erased. */
	erased: boolean;
}

/** The fact of the step, and its note as a sealed record of its own. */
export function decideCase(context: CaseContext, intent: CaseIntent): Decision<CaseKind> {
	const said = cleaned(intent.said);
	const { note = '' } = cleanPersonal({ note: intent.note });
	const refusal = firstRefusal([
		() => (may(context.roles, 'handle-case') ? undefined : refuse('not-permitted')),
		...standing(context, intent),
		...daysFit(context.today, said),
		...personalChecks({ note: intent.note }),
		...textsFit(said),
		() =>
			intent.kind === 'case-assigned' && officerNow(context, intent) === intent.said.officer
				? refuse('nothing-changed', 'officer')
				: undefined,
		() => (context.erased && note !== '' ? refuse('person-erased', 'note') : undefined)
	]);
	if (refusal !== undefined) return { ok: false, refusal };
	const body = intent.kind === 'case-assigned' ? said : { ...said, note: note === '' ? null : intent.noteId };
	return decided(intent.kind, body as FactBody<CaseKind>, note === '' ? undefined : { note }, { subject: intent.noteId });
}

/** The case is there, and this step follows where it stands. */
function standing({ visit, cases }: CaseContext, { kind, said }: CaseIntent): Check[] {
	const one = cases.find(({ id }) => id === said.work);
	return [
		() => (visit === undefined ? refuse('unknown-visit') : undefined),
		() => (one === undefined ? refuse('unknown-case') : undefined),
		() => (visit?.voided === true ? refuse('visit-voided') : undefined),
		() => (one !== undefined && mayFollow[one.state].includes(kind) ? undefined : refuse('case-step-impossible'))
	];
}

type Said = Partial<Record<'on' | 'promisedOn' | 'nextOn' | 'agency' | 'reference', string | null>>;

/** The step is of today or before; a day to come back to it is of the step's day or later. */
function daysFit(today: Day, { on, promisedOn, nextOn }: Said): Check[] {
	if (typeof on !== 'string') return [];
	const later = (field: string, day: string | null | undefined): Check[] => [
		() => (typeof day === 'string' && !isDay(day) ? refuse('day-impossible', field) : undefined),
		() => (typeof day === 'string' && day < on ? refuse('day-before-step', field) : undefined)
	];
	return [...dayChecks(today, on), ...later('promisedOn', promisedOn), ...later('nextOn', nextOn)];
}

function textsFit({ agency, reference }: Said): Check[] {
	const long = (field: string, text: string | null | undefined, max: number): Check => {
		return () => ((text ?? '').length > max ? refuse('field-too-long', field, { max }) : undefined);
	};
	return [
		long('agency', agency, AGENCY_CHARACTERS_MAX),
		long('reference', reference, REFERENCE_CHARACTERS_MAX),
		() => (agency === '' ? refuse('field-empty', 'agency') : undefined)
	];
}

const officerNow = ({ cases }: CaseContext, { said }: CaseIntent): string | null =>
	cases.find(({ id }) => id === said.work)?.officer || null;

/** Lines without stray blanks; the rest is chosen, not typed. */
function cleaned<S extends object>(said: S): S & Said {
	const { agency, reference } = said as Said;
	return {
		...said,
		...(typeof agency === 'string' ? { agency: cleanLine(agency) } : {}),
		...(typeof reference === 'string' ? { reference: cleanLine(reference) } : {})
	};
}
