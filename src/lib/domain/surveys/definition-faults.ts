// Everything that is wrong with a survey before it may be published (D147, D148), by place, so that an editor or a file's reader can show
// all of it at once. The words are in i18n/areas/survey-faults.ts.
import { isCode } from '../code-checks.ts';
import { checkDay } from '../days.ts';
import type { SurveyDefinition, SurveyQuestion, SurveySection, SurveyText } from '../facts.ts';
import {
	ANSWER_NUMBER_MAX,
	BANDS_MAX,
	LABEL_CHARACTERS_MAX,
	LEVELS_MAX,
	LEVELS_MIN,
	LINK_CHARACTERS_MAX,
	OPTIONS_MAX,
	OPTIONS_MIN,
	SCALE_HUNDREDTHS_MAX,
	SCALE_POINTS_MAX,
	SECTIONS_MAX,
	STEPS_PER_SURVEY_MAX
} from '../limits.ts';
import { askedOf } from './definition.ts';
import { isHostile } from './hostile-text.ts';
import { questionsOf, rangeOf } from './questions.ts';

export const definitionFaultCodes = [
	// ---- Of a file, before anything else is looked at ----
	'file-too-large',
	'not-json',
	/** Something is missing or of another kind than it should be. */
	'shape-wrong',
	// ---- Of what it says ----
	'code-malformed',
	'code-twice',
	'day-impossible',
	'version-impossible',
	/** No Thai words. */
	'text-missing',
	'text-too-long',
	/** Letters that nobody sees or that turn the reading direction round. */
	'text-hostile',
	'languages-impossible',
	'link-malformed',
	'bands-impossible',
	'too-many-sections',
	'no-questions',
	'too-many-steps',
	'scale-impossible',
	/** Rated questions on two different scales: what is said of a survey as a whole is said on one. */
	'scales-differ',
	'levels-impossible',
	'no-rows',
	'options-impossible',
	'number-impossible',
	/** A condition that names itself, a later question or none: so no two can wait for each other. */
	'show-if-not-earlier',
	/** A condition on a question that has no single answer to go by. */
	'show-if-unusable',
	/** A condition on an answer that cannot be given. */
	'show-if-impossible'
] as const;
export type DefinitionFaultCode = (typeof definitionFaultCodes)[number];

/** Where: numbers count from 1, as people do. `question` counts through the whole survey. */
export interface FaultPlace {
	field: string;
	section?: number;
	question?: number;
	/** Row, option or level. */
	item?: number;
}
export interface DefinitionFault {
	code: DefinitionFaultCode;
	place: FaultPlace;
	values?: Record<string, string | number>;
}

/** Every fault, in reading order; none: the survey can be asked. */
export function definitionFaults(definition: SurveyDefinition): DefinitionFault[] {
	const { sections } = definition;
	const before = sections.map((_, at) => questionsOf({ sections: sections.slice(0, at) }).length);
	return [
		...headFaults(definition),
		...codeTwice(definition),
		...sections.flatMap((section, at) => sectionFaults(definition, section, { section: at + 1 }, before[at] ?? 0))
	];
}

type Place = Omit<FaultPlace, 'field'>;
const at = (code: DefinitionFaultCode, field: string, place: Place = {}, values?: DefinitionFault['values']): DefinitionFault => ({
	code,
	place: { field, ...place },
	...(values === undefined ? {} : { values })
});
const when = (wrong: boolean, ...fault: Parameters<typeof at>): DefinitionFault[] => (wrong ? [at(...fault)] : []);

function headFaults(definition: SurveyDefinition): DefinitionFault[] {
	const { title, intro, version, effectiveFrom, languages, unchecked, link, bands, sections } = definition;
	const steps = askedOf(definition).length;
	return [
		...when(!isCode(definition.definition), 'code-malformed', 'definition'),
		...when(!Number.isInteger(version) || version < 1, 'version-impossible', 'version'),
		...when(checkDay(effectiveFrom) !== undefined, 'day-impossible', 'effectiveFrom'),
		...textFaults(title, 'title'),
		...(intro === null ? [] : textFaults(intro, 'intro')),
		...when(!areLanguages(languages, unchecked), 'languages-impossible', 'languages'),
		...when(link !== null && !isFormLink(link), 'link-malformed', 'link'),
		...(bands === null ? [] : bandFaults(bands)),
		...when(sections.length > SECTIONS_MAX, 'too-many-sections', 'sections', {}, { max: SECTIONS_MAX }),
		...when(steps === 0, 'no-questions', 'sections'),
		...when(steps > STEPS_PER_SURVEY_MAX, 'too-many-steps', 'sections', {}, { max: STEPS_PER_SURVEY_MAX, count: steps })
	];
}

function bandFaults(bands: NonNullable<SurveyDefinition['bands']>): DefinitionFault[] {
	const rising = bands.every(({ from }, index) => {
		const below = bands[index - 1]?.from ?? -1;
		return Number.isInteger(from) && from > below && from <= SCALE_HUNDREDTHS_MAX;
	});
	return [
		...when(!rising || bands.length === 0 || bands.length > BANDS_MAX, 'bands-impossible', 'bands'),
		...bands.flatMap(({ word }, index) => textFaults(word, 'bands', { item: index + 1 }))
	];
}

function sectionFaults(definition: SurveyDefinition, section: SurveySection, place: Place, before: number): DefinitionFault[] {
	return [
		...textFaults(section.title, 'sectionTitle', place),
		...when(!isCode(section.id), 'code-malformed', 'section', place),
		...when(section.questions.length === 0, 'no-questions', 'section', place),
		...section.questions.flatMap((question, index) => questionFaults(definition, question, { ...place, question: before + index + 1 }))
	];
}

function questionFaults(definition: SurveyDefinition, question: SurveyQuestion, place: Place): DefinitionFault[] {
	const range = rangeOf(question);
	const first = questionsOf(definition)
		.map(rangeOf)
		.find((one) => one !== undefined);
	return [
		...textFaults(question.text, 'question', place),
		...when(!isCode(question.id), 'code-malformed', 'question', place),
		...kindFaults(question, place),
		...when(
			range?.lowest !== undefined && (range.lowest !== first?.lowest || range.highest !== first.highest),
			'scales-differ',
			'question',
			place
		),
		...showIfFaults(definition, question, place)
	];
}

function kindFaults(question: SurveyQuestion, place: Place): DefinitionFault[] {
	if (question.kind === 'scale') {
		return [
			...when(!isRange(question.lowest, question.highest, SCALE_POINTS_MAX), 'scale-impossible', 'question', place, {
				max: SCALE_POINTS_MAX
			}),
			...textFaults(question.lowestWord, 'lowestWord', place, true),
			...textFaults(question.highestWord, 'highestWord', place, true)
		];
	}
	if (question.kind === 'number') {
		return [
			...when(!isRange(question.lowest, question.highest, ANSWER_NUMBER_MAX), 'number-impossible', 'question', place, {
				max: ANSWER_NUMBER_MAX
			}),
			...(question.unit === null ? [] : textFaults(question.unit, 'unit', place))
		];
	}
	if (question.kind === 'matrix') {
		const { levels, rows } = question;
		return [
			...when(levels.length < LEVELS_MIN || levels.length > LEVELS_MAX, 'levels-impossible', 'levels', place, {
				min: LEVELS_MIN,
				max: LEVELS_MAX
			}),
			...levels.flatMap((level, index) => textFaults(level, 'levels', { ...place, item: index + 1 })),
			...when(rows.length === 0, 'no-rows', 'rows', place),
			...namedFaults(rows, 'rows', place)
		];
	}
	if (question.kind !== 'single' && question.kind !== 'multiple') return [];
	const { options } = question;
	const codes = new Set(options.map(({ id }) => id));
	return [
		...when(options.length < OPTIONS_MIN || options.length > OPTIONS_MAX, 'options-impossible', 'options', place, {
			min: OPTIONS_MIN,
			max: OPTIONS_MAX
		}),
		...when(codes.size < options.length, 'code-twice', 'options', place),
		...namedFaults(options, 'options', place)
	];
}

const namedFaults = (list: readonly { id: string; text: SurveyText }[], field: string, place: Place): DefinitionFault[] =>
	list.flatMap(({ id, text }, index) => {
		const here = { ...place, item: index + 1 };
		return [...when(!isCode(id), 'code-malformed', field, here), ...textFaults(text, field, here)];
	});

function showIfFaults(definition: SurveyDefinition, { id, showIf }: SurveyQuestion, place: Place): DefinitionFault[] {
	if (showIf === null) return [];
	const all = questionsOf(definition);
	const here = all.findIndex((question) => question.id === id);
	const asked = all.slice(0, here).find((question) => question.id === showIf.question);
	if (asked === undefined) return [at('show-if-not-earlier', 'showIf', place, { question: showIf.question })];
	const possible = answersTo(asked);
	if (possible === undefined) return [at('show-if-unusable', 'showIf', place, { question: showIf.question })];
	return when(showIf.anyOf.length === 0 || !showIf.anyOf.every(possible), 'show-if-impossible', 'showIf', place, {
		question: showIf.question
	});
}

/** Which answers a question can have that a condition may go by; undefined where there are none. */
function answersTo(question: SurveyQuestion): ((answer: string | number) => boolean) | undefined {
	if (question.kind === 'scale' || question.kind === 'number')
		return (answer) => typeof answer === 'number' && Number.isInteger(answer) && answer >= question.lowest && answer <= question.highest;
	if (question.kind === 'single' || question.kind === 'multiple') return (answer) => question.options.some(({ id }) => id === answer);
	return undefined;
}

/** Questions and rows share one set of codes: answers name either. */
function codeTwice({ sections }: SurveyDefinition): DefinitionFault[] {
	const questions = questionsOf({ sections });
	const answered = questions.flatMap((question) => [question.id, ...(question.kind === 'matrix' ? question.rows.map(({ id }) => id) : [])]);
	const twice = [...duplicates(answered), ...duplicates(sections.map(({ id }) => id))];
	return twice.map((code) => {
		const question = questions.findLastIndex((one) => one.id === code || (one.kind === 'matrix' && one.rows.some(({ id }) => id === code)));
		return at('code-twice', 'sections', question < 0 ? {} : { question: question + 1 }, { code });
	});
}

const duplicates = (codes: readonly string[]): string[] => [...new Set(codes.filter((code, index) => codes.indexOf(code) < index))];

function textFaults(text: SurveyText, field: string, place: Place = {}, mayBeEmpty = false): DefinitionFault[] {
	const written = Object.values(text);
	return [
		...when(!mayBeEmpty && text.th.trim() === '', 'text-missing', field, place),
		...when(
			written.some((one) => one.length > LABEL_CHARACTERS_MAX),
			'text-too-long',
			field,
			place,
			{ max: LABEL_CHARACTERS_MAX }
		),
		...when(written.some(isHostile), 'text-hostile', field, place)
	];
}

const isRange = (lowest: number, highest: number, max: number): boolean =>
	Number.isInteger(lowest) && Number.isInteger(highest) && lowest >= 0 && lowest < highest && highest <= max;

/** Thai first, each once; what is unchecked is among them and is not Thai. */
const areLanguages = (languages: readonly string[], unchecked: readonly string[]): boolean =>
	languages[0] === 'th' &&
	new Set(languages).size === languages.length &&
	new Set(unchecked).size === unchecked.length &&
	unchecked.every((language) => language !== 'th' && languages.includes(language));

/** An address of the web that is encrypted; `{centre}` may stand in it. */
function isFormLink(link: string): boolean {
	if (link.length > LINK_CHARACTERS_MAX || isHostile(link)) return false;
	const url = URL.parse(link.replaceAll('{centre}', 'x'));
	return url?.protocol === 'https:' && url.username === '' && url.password === '';
}
