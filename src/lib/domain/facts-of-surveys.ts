// Facts about surveys (D7, D16, D143–D155): what is asked, and what became of each asking. None says anything of a person, a visit
// or a minute; free words are sealed (personal.ts) and a fact only says that there are some.
import * as z from 'zod/mini';
import { code, day, points, ulid, wholeNumber } from './fact-pieces.ts';
import {
	ANSWER_NUMBER_MAX,
	BANDS_MAX,
	COMMENT_TAGS_MAX,
	LABEL_CHARACTERS_MAX,
	LEVELS_MAX,
	LEVELS_MIN,
	LINK_CHARACTERS_MAX,
	OPTIONS_MAX,
	OPTIONS_MIN,
	QUESTIONS_PER_SURVEY_MAX,
	SCALE_HUNDREDTHS_MAX,
	SECTIONS_MAX,
	TAGS_PER_COMMENT_MAX,
	WORKS_PER_VISIT_MAX
} from './limits.ts';
import { abandonReasons, showWays, surveyLanguages, surveyModes } from './later-words.ts';

const characters = z.string().check(z.maxLength(LABEL_CHARACTERS_MAX));
const language = z.enum(surveyLanguages);
/** Thai is always there; where another language is missing, Thai is shown. */
const surveyText = z.object({
	th: characters,
	en: z.optional(characters),
	lo: z.optional(characters),
	my: z.optional(characters),
	km: z.optional(characters)
});
const answerNumber = z.number().check(z.int(), z.gte(0), z.lte(ANSWER_NUMBER_MAX));
const choices = z.array(code).check(z.maxLength(OPTIONS_MAX));
const named = z.object({ id: code, text: surveyText });

// ---- Questions ----
const common = {
	id: code,
	required: z.boolean(),
	/** Asked only of whom answered an earlier question with one of these: an option's code, or a number on its scale. */
	showIf: z.nullable(
		z.object({ question: code, anyOf: z.array(z.union([code, answerNumber])).check(z.minLength(1), z.maxLength(OPTIONS_MAX)) })
	),
	text: surveyText
};
const options = z.array(named).check(z.minLength(OPTIONS_MIN), z.maxLength(OPTIONS_MAX));
const scaleQuestion = z.object({
	...common,
	kind: z.literal('scale'),
	lowest: points,
	highest: points,
	lowestWord: surveyText,
	highestWord: surveyText
});
const matrixQuestion = z.object({
	...common,
	kind: z.literal('matrix'),
	/** Words of the levels, lowest first: the first counts 1. */
	levels: z.array(surveyText).check(z.minLength(LEVELS_MIN), z.maxLength(LEVELS_MAX)),
	/** Whether ไม่แสดงความคิดเห็น may be answered. */
	noOpinion: z.boolean(),
	/** Each is asked and answered by its own id. */
	rows: z.array(named).check(z.minLength(1), z.maxLength(QUESTIONS_PER_SURVEY_MAX))
});
const singleQuestion = z.object({ ...common, kind: z.literal('single'), options });
const multipleQuestion = z.object({ ...common, kind: z.literal('multiple'), options });
const numberQuestion = z.object({
	...common,
	kind: z.literal('number'),
	lowest: answerNumber,
	highest: answerNumber,
	unit: z.nullable(surveyText)
});
const shortTextQuestion = z.object({ ...common, kind: z.literal('short-text') });
const commentQuestion = z.object({ ...common, kind: z.literal('comment') });
const surveyQuestion = z.discriminatedUnion('kind', [
	scaleQuestion,
	matrixQuestion,
	singleQuestion,
	multipleQuestion,
	numberQuestion,
	shortTextQuestion,
	commentQuestion
]);
const section = z.object({
	id: code,
	title: surveyText,
	/** Whether it is an aspect (ด้าน) that has a mean of its own. */
	aspect: z.boolean(),
	questions: z.array(surveyQuestion).check(z.minLength(1), z.maxLength(QUESTIONS_PER_SURVEY_MAX))
});

/** Fields apart from code, version and day: what a file of a survey has as well. */
const definition = z.object({
	definition: code,
	version: wholeNumber,
	effectiveFrom: day,
	title: surveyText,
	intro: z.nullable(surveyText),
	/** Its wording is not that of an official form. */
	example: z.boolean(),
	/** Languages it can be asked in; Thai is the first. */
	languages: z.array(language).check(z.minLength(1), z.maxLength(surveyLanguages.length)),
	/** Those whose wording a machine made and nobody has checked. */
	unchecked: z.array(language).check(z.maxLength(surveyLanguages.length)),
	/** The official form on the web; `{centre}` stands where the centre's code goes. */
	link: z.nullable(z.string().check(z.maxLength(LINK_CHARACTERS_MAX))),
	/** Words of a mean, lowest first: each from its hundredths up to the next; null where the office has set none. */
	bands: z.nullable(
		z
			.array(z.object({ from: z.number().check(z.int(), z.gte(0), z.lte(SCALE_HUNDREDTHS_MAX)), word: surveyText }))
			.check(z.minLength(1), z.maxLength(BANDS_MAX))
	),
	sections: z.array(section).check(z.minLength(1), z.maxLength(SECTIONS_MAX))
});

// ---- Answers ----
/** To a scale or a row of a matrix: what was marked, null for ไม่แสดงความคิดเห็น. To a number: the number. To a choice: the codes chosen. */
const answer = z.union([
	z.object({ question: code, value: z.nullable(points) }),
	z.object({ question: code, number: answerNumber }),
	z.object({ question: code, chosen: choices })
]);
const answers = z.array(answer).check(z.maxLength(QUESTIONS_PER_SURVEY_MAX));
const asked = { definition: code, version: wholeNumber, on: day };
/** Codes of the works the visit was about: never the visit itself. */
const services = z.array(code).check(z.maxLength(WORKS_PER_VISIT_MAX));

export type SurveyText = z.infer<typeof surveyText>;
export type NamedText = z.infer<typeof named>;
export type ScaleQuestion = z.infer<typeof scaleQuestion>;
export type MatrixQuestion = z.infer<typeof matrixQuestion>;
export type SingleQuestion = z.infer<typeof singleQuestion>;
export type MultipleQuestion = z.infer<typeof multipleQuestion>;
export type NumberQuestion = z.infer<typeof numberQuestion>;
export type ShortTextQuestion = z.infer<typeof shortTextQuestion>;
export type CommentQuestion = z.infer<typeof commentQuestion>;
export type SurveyQuestion = z.infer<typeof surveyQuestion>;
export type SurveySection = z.infer<typeof section>;
export type SurveyDefinition = z.infer<typeof definition>;
export type SurveyBand = NonNullable<SurveyDefinition['bands']>[number];
export type SurveyAnswer = z.infer<typeof answer>;

/** What a file of a survey is checked against as well (surveys/definition-file.ts). */
export const definitionShape = definition;

export const surveyFacts = {
	'survey-definition-published': { version: 2, subject: 'centre', body: definition },
	/** From that day on this version is not asked; what was answered to it stays. */
	'survey-definition-withdrawn': { version: 1, subject: 'centre', body: z.object({ definition: code, version: wholeNumber, on: day }) },
	/** The themes that comments may be given, by hand. */
	'comment-tags-set': {
		version: 1,
		subject: 'centre',
		body: z.object({
			tags: z.array(z.object({ code, name: surveyText, offered: z.boolean() })).check(z.maxLength(COMMENT_TAGS_MAX))
		})
	},
	'survey-answered': {
		version: 2,
		subject: 'survey',
		body: z.object({
			...asked,
			mode: z.enum(surveyModes),
			/** In which language it was asked; null where nobody noted it. */
			language: z.nullable(language),
			services,
			answers,
			/** Whether sealed words go with it. */
			commented: z.boolean(),
			/** ULID of the stack of paper forms it was keyed in from. */
			batch: z.nullable(ulid)
		})
	},
	'survey-abandoned': {
		version: 1,
		subject: 'survey',
		body: z.object({ ...asked, reason: z.enum(abandonReasons), answered: wholeNumber, of: wholeNumber })
	},
	/** A paper form keyed in a second time, to find slips of the first. */
	'survey-keyed-again': { version: 1, subject: 'survey', body: z.object({ answers }) },
	/** What the form really says, after both keyings were compared with it. */
	'survey-keying-settled': { version: 1, subject: 'survey', body: z.object({ answers }) },
	/** A visitor was shown where to answer; whether they did is not known. */
	'survey-shown': { version: 1, subject: 'survey', body: z.object({ ...asked, services, way: z.enum(showWays) }) },
	/** The themes of its comment, from now on. */
	'comment-tagged': { version: 1, subject: 'survey', body: z.object({ tags: z.array(code).check(z.maxLength(TAGS_PER_COMMENT_MAX)) }) }
} as const;
