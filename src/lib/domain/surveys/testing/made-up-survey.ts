// Small surveys and answers for tests: all that a test says nothing of is there and is plain.
import type { CommentQuestion, NamedText, ScaleQuestion, SurveyDefinition, SurveyQuestion } from '../../facts-of-surveys.ts';
import type { Survey } from '../survey.ts';

const words = { th: 'คำถาม', en: 'question' };

export const aScale = (id: string, changes: Partial<ScaleQuestion> = {}): ScaleQuestion => ({
	id,
	required: true,
	showIf: null,
	kind: 'scale',
	text: words,
	lowest: 1,
	highest: 10,
	lowestWord: words,
	highestWord: words,
	...changes
});
export const aComment = (id = 'c'): CommentQuestion => ({ id, required: false, showIf: null, kind: 'comment', text: words });
export const options = (...ids: string[]): NamedText[] => ids.map((id) => ({ id, text: words }));
const optional = { required: false, showIf: null, text: words };
export const aMatrix = (id: string, ...rows: string[]) =>
	({
		...optional,
		id,
		kind: 'matrix',
		levels: [words, words, words, words, words],
		noOpinion: true,
		rows: options(...rows)
	}) satisfies SurveyQuestion;
export const aChoice = (id: string, ...codes: string[]) =>
	({ ...optional, id, kind: 'single', options: options(...codes) }) satisfies SurveyQuestion;
export const severalChoices = (id: string, ...codes: string[]) =>
	({ ...optional, id, kind: 'multiple', options: options(...codes) }) satisfies SurveyQuestion;
export const aNumber = (id: string, highest = 120) =>
	({ ...optional, id, kind: 'number', lowest: 0, highest, unit: null }) satisfies SurveyQuestion;

/** A survey of these questions in one section. */
export const aDefinition = (questions: readonly SurveyQuestion[], changes: Partial<SurveyDefinition> = {}): SurveyDefinition => ({
	definition: 'e-service',
	version: 1,
	effectiveFrom: '2026-10-01',
	title: words,
	intro: null,
	example: true,
	languages: ['th', 'en'],
	unchecked: [],
	link: null,
	bands: null,
	sections: [{ id: 's1', title: words, aspect: false, questions: [...questions] }],
	...changes
});

/** A survey that was answered by the visitor, without any answer. */
export const aSurvey = (changes: Partial<Survey> = {}): Survey => ({
	id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
	on: '2026-11-21',
	definition: 'e-service',
	version: 1,
	state: 'answered',
	mode: 'self',
	language: 'th',
	services: [],
	answers: [],
	commented: false,
	device: 'DEVICE',
	batch: null,
	again: null,
	settled: false,
	tags: [],
	way: null,
	...changes
});
