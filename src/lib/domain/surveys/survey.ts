// What a survey is, by the set of its facts (D3, D7, D146, D150): an answer knows centre, day, works and mode, never the person, the
// visit or the minute (domain.md §3.4).
import { subjectIdOf } from '../fact-id.ts';
import { inOrder } from '../fact-order.ts';
import type { Fact, SurveyAnswer } from '../facts.ts';
import type { ShowWay, SurveyLanguage, SurveyMode } from '../words.ts';

export type SurveyFact = Fact<
	'survey-answered' | 'survey-abandoned' | 'survey-shown' | 'survey-keyed-again' | 'survey-keying-settled' | 'comment-tagged'
>;

/** A survey as its facts say it is. */
export interface Survey {
	id: string;
	on: string;
	definition: string;
	version: number;
	state: 'answered' | 'abandoned' | 'shown';
	mode: SurveyMode | undefined;
	/** In which language it was asked; null where nobody noted it. */
	language: SurveyLanguage | null;
	services: string[];
	/** What counts: of a paper form that was settled, what was settled; else the first keying. */
	answers: SurveyAnswer[];
	commented: boolean;
	device: string;
	/** ULID of the stack of paper it was keyed in from. */
	batch: string | null;
	/** What the second keying said; null where there was none. */
	again: SurveyAnswer[] | null;
	/** Whether somebody said what the form really says. */
	settled: boolean;
	/** Themes of its comment. */
	tags: string[];
	/** Where the visitor was shown to answer; null for what was asked here. */
	way: ShowWay | null;
}

/** The survey as the set of its facts says it is: an answer counts over an abandonment, the first of several over the rest. */
export function foldSurvey(facts: readonly SurveyFact[]): Survey | undefined {
	const ordered = inOrder(facts);
	return answeredIn(ordered) ?? abandonedIn(ordered) ?? shownIn(ordered);
}

function answeredIn(ordered: readonly SurveyFact[]): Survey | undefined {
	const fact = ordered.find((one) => one.kind === 'survey-answered');
	if (fact === undefined) return undefined;
	const { mode, language, services, answers, commented, batch } = fact.body;
	const settled = ordered.findLast((one) => one.kind === 'survey-keying-settled')?.body.answers;
	return {
		...head(fact, 'answered'),
		mode,
		language,
		services,
		answers: settled ?? answers,
		commented,
		batch,
		again: ordered.findLast((one) => one.kind === 'survey-keyed-again')?.body.answers ?? null,
		settled: settled !== undefined,
		tags: ordered.findLast((one) => one.kind === 'comment-tagged')?.body.tags ?? []
	};
}

function abandonedIn(ordered: readonly SurveyFact[]): Survey | undefined {
	const fact = ordered.find((one) => one.kind === 'survey-abandoned');
	return fact && head(fact, 'abandoned');
}

function shownIn(ordered: readonly SurveyFact[]): Survey | undefined {
	const fact = ordered.find((one) => one.kind === 'survey-shown');
	return fact && { ...head(fact, 'shown'), services: fact.body.services, way: fact.body.way };
}

function head(fact: Fact<'survey-answered' | 'survey-abandoned' | 'survey-shown'>, state: Survey['state']): Survey {
	const { definition, version, on } = fact.body;
	const nothing = { mode: undefined, language: null, services: [], answers: [], commented: false };
	const later = { batch: null, again: null, settled: false, tags: [], way: null };
	return { id: subjectIdOf(fact._id), on, definition, version, state, ...nothing, device: fact.device, ...later };
}

/** Questions that two keyings of one form answer differently, in no particular order. */
export function differencesBetween(first: readonly SurveyAnswer[], second: readonly SurveyAnswer[]): string[] {
	const [one, other] = [first, second].map((answers) => new Map(answers.map((answer) => [answer.question, saidIn(answer)])));
	return [...new Set([...first, ...second].map(({ question }) => question))].filter((id) => one?.get(id) !== other?.get(id));
}

/** What an answer says, whatever order its codes stand in. */
function saidIn(answer: SurveyAnswer): string {
	if ('chosen' in answer) return JSON.stringify([...answer.chosen].sort());
	return JSON.stringify('number' in answer ? answer.number : answer.value);
}
