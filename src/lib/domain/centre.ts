// The centre: its profile, service catalogue and survey definitions, each published in versions (D16). What may be published of
// them: publishing-catalogue.ts, surveys/publishing.ts.
import { NO_CHOICE, type CatalogueVersion, type ServiceChoice } from './catalogue-in-force.ts';
import { correctedInstant } from './clock-offset.ts';
import type { Fact, FactBody, SurveyDefinition } from './facts.ts';
import type { CentreType } from './words.ts';
import { NAME_CHARACTERS_MAX } from './limits.ts';
import { decided, firstRefusal, type Check, type Decision } from './decision.ts';
import { actIdOf, subjectIdOf } from './fact-id.ts';
import { inOrder } from './fact-order.ts';
import { refuse } from './refusals.ts';
import { may, type Act, type Role } from './roles.ts';
import { cleanLine } from './thai-text.ts';

/** A version that is not asked any more from a day on. */
export type WithdrawnSurvey = FactBody<'survey-definition-withdrawn'>;
/** The themes that comments may be given, in the order set. */
export type CommentTags = FactBody<'comment-tags-set'>['tags'];

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
	/** Each withdrawn version once, with the first day on which it is not asked, by what was said last. */
	withdrawnSurveys: WithdrawnSurvey[];
	commentTags: CommentTags;
}
export type CentreFact = Fact<
	| 'centre-profile-set'
	| 'service-catalogue-published'
	| 'service-choice-set'
	| 'service-favourites-set'
	| 'survey-definition-published'
	| 'survey-definition-withdrawn'
	| 'comment-tags-set'
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

/** The centre as the set of its facts says it is; undefined while its profile has not arrived. */
export function foldCentre(facts: readonly CentreFact[]): Centre | undefined {
	const ordered = inOrder(facts);
	const profile = ordered.findLast((fact) => fact.kind === 'centre-profile-set');
	if (profile === undefined) return undefined;
	const { name, type, tambon, amphoe, province } = profile.body;
	const said = {
		catalogues: cataloguesIn(ordered),
		choice: choiceIn(ordered),
		surveys: surveysIn(ordered),
		withdrawnSurveys: withdrawnIn(ordered),
		commentTags: ordered.findLast((fact) => fact.kind === 'comment-tags-set')?.body.tags ?? []
	};
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

function withdrawnIn(ordered: readonly CentreFact[]): WithdrawnSurvey[] {
	const said = ordered.flatMap((fact) => (fact.kind === 'survey-definition-withdrawn' ? [fact.body] : []));
	return [...new Map(said.map((one) => [`${one.definition}|${one.version}`, one])).values()];
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
