// Cases: works that were forwarded to their owner agency, until they are closed (D100–D105; letter 002 §4–§5: take in, send on,
// follow up, tell). The counter's outcome of the work stays "forwarded"; what came of the case stands beside it.
import { inOrder } from './fact-order.ts';
import type { Fact } from './facts.ts';
import type { caseFacts } from './facts-of-cases.ts';
import type { Visit, VisitFact } from './visit.ts';
import type { CaseAnswer, CaseResult, CaseState, ForwardWay } from './words.ts';

export type CaseKind = keyof typeof caseFacts;
export type CaseFact = Fact<CaseKind>;

/** A forwarded work as the facts of its visit say it is. Days are ISO days in Bangkok, '' where there is none. */
export interface Case {
	/** ULID of the work. */
	id: string;
	visit: string;
	service: string;
	state: CaseState;
	/** Day of service. */
	on: string;
	/** Owner agency; '' until it was sent. */
	agency: string;
	reference: string;
	way: ForwardWay | undefined;
	sentOn: string;
	promisedOn: string;
	/** Day to ask again, as last said. */
	nextOn: string;
	/** What the agency said last, and when. */
	answer: CaseAnswer | undefined;
	answeredOn: string;
	toldOn: string;
	result: CaseResult | undefined;
	closedOn: string;
	/** Staff id of who sees to it; '' for nobody in particular. */
	officer: string;
	/** Day from which it waits for what comes next. */
	since: string;
	/** Day on which something is to be done; '' while there is none. */
	due: string;
}

/** What may follow where a case stands. Nothing follows a closed one but being reopened. */
export const mayFollow: Readonly<Record<CaseState, readonly CaseKind[]>> = {
	'waiting-to-send': ['case-forwarded', 'case-closed', 'case-assigned'],
	sent: ['case-followed-up', 'case-answered', 'case-forwarded', 'case-closed', 'case-assigned'],
	answered: ['case-visitor-told', 'case-answered', 'case-forwarded', 'case-followed-up', 'case-closed', 'case-assigned'],
	told: ['case-closed', 'case-forwarded', 'case-answered', 'case-visitor-told', 'case-followed-up', 'case-assigned'],
	closed: ['case-reopened'],
	cancelled: []
};

export const openCaseStates = ['waiting-to-send', 'sent', 'answered', 'told'] as const satisfies readonly CaseState[];
export const isOpenCase = ({ state }: Pick<Case, 'state'>): boolean => (openCaseStates as readonly string[]).includes(state);
/** Sent and not closed: somebody outside has it. */
export const isUnderWay = (one: Pick<Case, 'state'>): boolean => isOpenCase(one) && one.state !== 'waiting-to-send';

/**
 * The cases of a visit, in the order in which its facts first name their works: every work that was ever forwarded, or of which a
 * case was recorded. Those that are none any more are `cancelled`, so that a slip handed out still leads somewhere.
 */
export function foldCases(visit: Visit | undefined, facts: readonly (VisitFact | CaseFact)[]): Case[] {
	if (visit === undefined) return [];
	const ordered = inOrder<VisitFact | CaseFact>(facts);
	const services = new Map(ordered.flatMap(worksIn).map(({ work, service }) => [work, service]));
	const handled = Map.groupBy(ordered.filter(isCaseFact), ({ body }) => body.work);
	const cases = [...services].filter(([work]) => handled.has(work) || ordered.some((fact) => forwards(fact, work)));
	return cases.map(([work, service]) => {
		const mine = handled.get(work) ?? [];
		const now = mine.reduce(after, { ...blank, id: work, visit: visit.id, service, on: visit.on, since: visit.on, due: visit.on });
		return stillCase(visit, work, mine) ? now : { ...now, state: 'cancelled', due: '' };
	});
}

export const isCaseFact = (fact: VisitFact | CaseFact): fact is CaseFact => fact.kind.startsWith('case-');

/** Everything that was said of one work's case, oldest first. */
export const caseFactsOf = (facts: readonly Fact[], work: string): CaseFact[] =>
	inOrder(facts.filter((fact): fact is CaseFact => fact.kind.startsWith('case-') && (fact as CaseFact).body.work === work));

/** The one step that usually comes next; undefined where there is none. */
export function nextStepOf(one: Case, today: string): CaseKind | undefined {
	if (one.state === 'told') return one.answer === 'more-wanted' ? 'case-forwarded' : 'case-closed';
	if (one.state === 'sent') return one.due !== '' && one.due <= today ? 'case-followed-up' : 'case-answered';
	return mayFollow[one.state][0];
}

const blank: Omit<Case, 'id' | 'visit' | 'service' | 'on' | 'since' | 'due'> = {
	state: 'waiting-to-send',
	agency: '',
	reference: '',
	way: undefined,
	sentOn: '',
	promisedOn: '',
	nextOn: '',
	answer: undefined,
	answeredOn: '',
	toldOn: '',
	result: undefined,
	closedOn: '',
	officer: ''
};

/** The case after one more fact. What does not follow (two tablets, each on its own) changes nothing but stays in the history. */
function after(one: Case, fact: CaseFact): Case {
	return mayFollow[one.state].includes(fact.kind) ? { ...one, ...changeBy(one, fact) } : one;
}

function changeBy(one: Case, fact: CaseFact): Partial<Case> {
	switch (fact.kind) {
		case 'case-forwarded': {
			const { on, way, agency, reference, promisedOn, officer } = fact.body;
			const waits = { state: 'sent' as const, since: on, due: promisedOn ?? '' };
			return { ...waits, way, agency, reference, sentOn: on, promisedOn: promisedOn ?? '', nextOn: '', officer: officer ?? one.officer };
		}
		case 'case-followed-up': {
			const nextOn = fact.body.nextOn ?? '';
			return { nextOn, due: nextOn || stillDue(one, fact.body.on) };
		}
		case 'case-answered':
			return { state: 'answered', answer: fact.body.answer, answeredOn: fact.body.on, since: fact.body.on, due: fact.body.on };
		case 'case-visitor-told':
			return { state: 'told', toldOn: fact.body.on, since: fact.body.on, due: one.answer === 'more-wanted' ? '' : fact.body.on };
		case 'case-closed':
			return { state: 'closed', result: fact.body.result, closedOn: fact.body.on, since: fact.body.on, due: '' };
		case 'case-reopened':
			return { ...reopened(one), result: undefined, closedOn: '', since: fact.body.on, due: fact.body.on };
		case 'case-assigned':
			return { officer: fact.body.officer ?? '' };
	}
}

/** Somebody asked: a promised day that has passed calls for nothing more until another is set. */
function stillDue(one: Case, askedOn: string): string {
	if (one.state !== 'sent') return one.due;
	return one.promisedOn > askedOn ? one.promisedOn : '';
}

/** Where a reopened case goes on: with its agency, or still to be sent. */
const reopened = ({ sentOn }: Case): Pick<Case, 'state'> => ({ state: sentOn === '' ? 'waiting-to-send' : 'sent' });

/** A work that is in the visit and was forwarded, or of which a case was begun. */
function stillCase(visit: Visit, work: string, handled: readonly CaseFact[]): boolean {
	const now = visit.works.find((one) => one.work === work);
	return !visit.voided && now !== undefined && (now.outcome === 'forwarded' || handled.some(({ kind }) => kind !== 'case-assigned'));
}

const worksIn = (fact: VisitFact | CaseFact): { work: string; service: string }[] =>
	fact.kind === 'visit-registered' || fact.kind === 'visit-corrected' ? fact.body.works : [];

function forwards(fact: VisitFact | CaseFact, work: string): boolean {
	if (fact.kind === 'work-outcome-recorded') return fact.body.work === work && fact.body.outcome === 'forwarded';
	if (fact.kind !== 'visit-registered' && fact.kind !== 'visit-corrected') return false;
	return fact.body.works.some((one) => one.work === work && one.outcome === 'forwarded');
}
