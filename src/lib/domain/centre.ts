// The centre: its profile, service catalogue and survey definitions, each published in versions (D16). What may be published of the
// catalogue: publishing-catalogue.ts.
import { NO_CHOICE, type CatalogueVersion, type ServiceChoice } from './catalogue-in-force.ts';
import { correctedInstant } from './clock-offset.ts';
import { codeChecks } from './code-checks.ts';
import type { Fact, FactBody, SurveyQuestion } from './facts.ts';
import type { CentreType } from './words.ts';
import { LABEL_CHARACTERS_MAX, NAME_CHARACTERS_MAX, QUESTIONS_PER_SURVEY_MAX, SCALE_POINTS_MAX } from './limits.ts';
import { checkDay } from './days.ts';
import { decided, firstRefusal, type Check, type Decision } from './decision.ts';
import { actIdOf, subjectIdOf } from './fact-id.ts';
import { inOrder } from './fact-order.ts';
import { refuse } from './refusals.ts';
import { may, type Act, type Role } from './roles.ts';
import { cleanLine } from './thai-text.ts';

export interface SurveyDefinitionIntent {
	act: string;
	definition: string;
	version: number;
	effectiveFrom: string;
	title: { th: string; en: string };
	example: boolean;
	questions: SurveyQuestion[];
}
export type SurveyDefinition = Omit<SurveyDefinitionIntent, 'act'>;

/** The centre as its facts say it is. */
export interface Centre {
	id: string;
	name: string;
	type: CentreType;
	tambon: string;
	amphoe: string;
	province: string;
	/** Every published version of the catalogue, in the order in which they come into force. */
	catalogues: CatalogueVersion[];
	choice: ServiceChoice;
	/** Every published survey version, oldest first. */
	surveys: SurveyDefinition[];
}
export type CentreFact = Fact<
	'centre-profile-set' | 'service-catalogue-published' | 'service-choice-set' | 'service-favourites-set' | 'survey-definition-published'
>;

export interface CentreContext {
	roles: readonly Role[];
	/** The centre as it is now; undefined before its first fact. */
	centre: Centre | undefined;
}
type Profile = FactBody<'centre-profile-set'>;
const profileFields = ['name', 'tambon', 'amphoe', 'province'] as const;

/** Whether the centre may say who it is. */
export function decideSetProfile(context: CentreContext, typed: Profile): Decision<'centre-profile-set'> {
	const profile = { ...typed, ...Object.fromEntries(profileFields.map((field) => [field, cleanLine(typed[field])])) };
	const refusal = firstRefusal([
		permitted(context, 'set-profile'),
		...profileFields.map((field) => limit(field, profile[field], NAME_CHARACTERS_MAX)),
		...profileFields.map((field) => filled(field, profile[field])),
		() => (context.centre !== undefined && sameProfile(context.centre, profile) ? refuse('nothing-changed') : undefined)
	]);
	return refusal === undefined ? decided('centre-profile-set', profile) : { ok: false, refusal };
}

/** Whether a survey version may be published. A published version never changes: another wording is another version. */
export function decidePublishSurvey(context: CentreContext, intent: SurveyDefinitionIntent): Decision<'survey-definition-published'> {
	const { act: _, ...definition } = intent;
	const { title, questions } = definition;
	const texts = [
		title,
		...questions.flatMap((question) =>
			question.kind === 'scale' ? [question.text, question.lowestWord, question.highestWord] : [question.text]
		)
	];
	const earlier = (context.centre?.surveys ?? []).filter((one) => one.definition === definition.definition);
	const same = earlier.some((one) => sameVersion(one, definition));
	const refusal = firstRefusal([
		permitted(context, 'publish-survey'),
		() => checkDay(definition.effectiveFrom),
		limit('questions', longest(texts.flatMap(({ th, en }) => [th, en])), LABEL_CHARACTERS_MAX),
		() => (questions.length === 0 ? refuse('field-empty', 'questions') : undefined),
		filled('title', title.th),
		...questions.map(({ text }) => filled('questions', text.th)),
		...codeChecks(
			'questions',
			questions.map(({ id }) => id)
		),
		...codeChecks('definition', [definition.definition]),
		() =>
			questions.length > QUESTIONS_PER_SURVEY_MAX
				? refuse('too-many-questions', 'questions', { max: QUESTIONS_PER_SURVEY_MAX })
				: undefined,
		() => (!same && earlier.some(({ version }) => version >= definition.version) ? refuse('version-not-newer', 'version') : undefined),
		() => (scalesFit(questions) ? undefined : refuse('scale-impossible', 'questions')),
		() => (same ? refuse('nothing-changed', 'version') : undefined)
	]);
	return refusal === undefined ? decided('survey-definition-published', definition) : { ok: false, refusal };
}

/** The centre as the set of its facts says it is; undefined while its profile has not arrived. */
export function foldCentre(facts: readonly CentreFact[]): Centre | undefined {
	const ordered = inOrder(facts);
	const profile = ordered.findLast((fact) => fact.kind === 'centre-profile-set');
	if (profile === undefined) return undefined;
	const { name, type, tambon, amphoe, province } = profile.body;
	const said = { catalogues: cataloguesIn(ordered), choice: choiceIn(ordered), surveys: surveysIn(ordered) };
	return { id: subjectIdOf(profile._id), name, type, tambon, amphoe, province, ...said };
}

/** By the day from which they hold; those of one day stay in the order in which they were published. */
function cataloguesIn(ordered: readonly CentreFact[]): CatalogueVersion[] {
	const published = ordered.filter((fact) => fact.kind === 'service-catalogue-published');
	return published
		.map(({ _id, at, offset, by, body }) => ({ id: actIdOf(_id), at: correctedInstant(at, offset), by, ...body }))
		.sort((a, b) => compare(a.effectiveFrom, b.effectiveFrom));
}

function choiceIn(ordered: readonly CentreFact[]): ServiceChoice {
	const choice = ordered.findLast((fact) => fact.kind === 'service-choice-set')?.body;
	const first = ordered.findLast((fact) => fact.kind === 'service-favourites-set')?.body;
	return { ...NO_CHOICE, ...choice, ...first };
}

/** Each version once, the first publication of it; oldest first. */
function surveysIn(ordered: readonly CentreFact[]): SurveyDefinition[] {
	const versions = new Map<string, SurveyDefinition>();
	for (const fact of ordered) {
		if (fact.kind !== 'survey-definition-published') continue;
		const key = `${fact.body.definition}|${fact.body.version}`;
		if (!versions.has(key)) versions.set(key, fact.body);
	}
	return [...versions.values()].sort(
		(a, b) => compare(a.effectiveFrom, b.effectiveFrom) || a.version - b.version || compare(a.definition, b.definition)
	);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const permitted =
	({ roles }: CentreContext, act: Act): Check =>
	() =>
		may(roles, act) ? undefined : refuse('not-permitted');
const limit =
	(field: string, text: string, max: number): Check =>
	() =>
		text.length > max ? refuse('field-too-long', field, { max }) : undefined;
const filled =
	(field: string, text: string): Check =>
	() =>
		text === '' ? refuse('field-empty', field) : undefined;
const sameProfile = (centre: Centre, profile: Profile): boolean =>
	centre.type === profile.type && profileFields.every((field) => centre[field] === profile[field]);

const longest = (texts: readonly string[]): string => texts.reduce((best, text) => (text.length > best.length ? text : best), '');

/** Each scale goes up in whole steps, and all are the same: what is said of a version as a whole is said on one scale. */
function scalesFit(questions: readonly SurveyQuestion[]): boolean {
	const scales = questions.filter((question) => question.kind === 'scale');
	const whole = (points: number): boolean => Number.isInteger(points) && points >= 0 && points <= SCALE_POINTS_MAX;
	return scales.every(
		({ lowest, highest }) =>
			whole(lowest) && whole(highest) && lowest < highest && lowest === scales[0]?.lowest && highest === scales[0].highest
	);
}

/** Whether two say the same, whatever order their fields stand in. */
function sameVersion(a: SurveyDefinition, b: SurveyDefinition): boolean {
	const sorted = (value: unknown): string =>
		JSON.stringify(value, (_, inner: unknown) =>
			typeof inner === 'object' && inner !== null && !Array.isArray(inner)
				? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => compare(left, right)))
				: inner
		);
	return sorted(a) === sorted(b);
}
