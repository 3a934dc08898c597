// Which catalogue a centre may publish, and what it may choose of it (D80–D83).
import { catalogueInForce, type Works } from './catalogue-in-force.ts';
import { codeChecks } from './code-checks.ts';
import { addDays, checkDay, type Day } from './days.ts';
import { decided, firstRefusal, type Check, type Decision } from './decision.ts';
import type { CatalogueWork, FactBody } from './facts.ts';
import {
	CATALOGUE_BYTES_MAX,
	CATALOGUE_DAYS_AHEAD_MAX,
	CATALOGUE_LABEL_CHARACTERS_MAX,
	FAVOURITES_MAX,
	WORKS_PER_CATALOGUE_MAX
} from './limits.ts';
import { refuse, type Refusal } from './refusals.ts';
import { may, type Act, type Role } from './roles.ts';
import { cleanLine } from './thai-text.ts';
import { cleanWork, workChecks } from './work-checks.ts';

export interface CatalogueContext {
	roles: readonly Role[];
	/** Today in Bangkok by the corrected clock. */
	today: Day;
	/** As it is now; undefined before the centre's first fact. */
	centre: Works | undefined;
}

/** Whether a version may be published. A published version never changes; another from the same day takes its place. */
export function decidePublishCatalogue(
	context: CatalogueContext,
	typed: FactBody<'service-catalogue-published'>
): Decision<'service-catalogue-published'> {
	const { effectiveFrom } = typed;
	const works = typed.works.map(cleanWork);
	const label = cleanLine(typed.label);
	const refusal = firstRefusal([
		permitted(context, 'publish-catalogue'),
		() => checkDay(effectiveFrom),
		() => tooFarAhead(context.today, effectiveFrom),
		() => (works.length === 0 ? refuse('no-works', 'works') : undefined),
		() => (works.length > WORKS_PER_CATALOGUE_MAX ? refuse('too-many-works', 'works', { max: WORKS_PER_CATALOGUE_MAX }) : undefined),
		() => (bytesOf(works) > CATALOGUE_BYTES_MAX ? refuse('catalogue-too-large', 'works') : undefined),
		() =>
			label.length > CATALOGUE_LABEL_CHARACTERS_MAX
				? refuse('field-too-long', 'label', { max: CATALOGUE_LABEL_CHARACTERS_MAX })
				: undefined,
		...works.flatMap((work) => workChecks(work).map((check) => about(work, check))),
		...codeChecks(
			'works',
			works.map(({ code }) => code)
		),
		() => (sameAsInForce(context.centre, effectiveFrom, works) ? refuse('nothing-changed', 'works') : undefined)
	]);
	return refusal === undefined ? decided('service-catalogue-published', { effectiveFrom, label, works }) : { ok: false, refusal };
}

/** Whether works may be switched on or off at this centre. */
export function decideSetServiceChoice(context: CatalogueContext, body: FactBody<'service-choice-set'>): Decision<'service-choice-set'> {
	const { offered, hidden } = body;
	const before = context.centre?.choice;
	const refusal = firstRefusal([
		permitted(context, 'choose-works'),
		() => unknownAmong(context.centre, [...offered, ...hidden]),
		...codeChecks('works', [...offered, ...hidden]),
		() => (same(offered, before?.offered) && same(hidden, before?.hidden) ? refuse('nothing-changed') : undefined)
	]);
	return refusal === undefined ? decided('service-choice-set', { offered, hidden }) : { ok: false, refusal };
}

/** Whether these works may come first on the form, in this order. */
export function decideSetFavourites(
	context: CatalogueContext,
	{ favourites }: FactBody<'service-favourites-set'>
): Decision<'service-favourites-set'> {
	const refusal = firstRefusal([
		permitted(context, 'choose-favourites'),
		() => (favourites.length > FAVOURITES_MAX ? refuse('too-many-works', 'works', { max: FAVOURITES_MAX }) : undefined),
		() => unknownAmong(context.centre, favourites),
		...codeChecks('works', favourites),
		() => (same(favourites, context.centre?.choice.favourites) ? refuse('nothing-changed') : undefined)
	]);
	return refusal === undefined ? decided('service-favourites-set', { favourites }) : { ok: false, refusal };
}

const permitted =
	({ roles }: CatalogueContext, act: Act): Check =>
	() =>
		may(roles, act) ? undefined : refuse('not-permitted');

const tooFarAhead = (today: Day, effectiveFrom: string): Refusal | undefined =>
	effectiveFrom > addDays(today, CATALOGUE_DAYS_AHEAD_MAX)
		? refuse('day-too-far-ahead', 'effectiveFrom', { max: CATALOGUE_DAYS_AHEAD_MAX })
		: undefined;

const bytesOf = (works: readonly CatalogueWork[]): number => new TextEncoder().encode(JSON.stringify(works)).length;

/** A reason about a field of one work, as a reason about the list that names the work. */
function about({ code }: CatalogueWork, check: Check): Check {
	return () => {
		const refusal = check();
		return refusal && refuse(refusal.code, 'works', { ...refusal.values, service: code });
	};
}

const sameAsInForce = (centre: Works | undefined, day: string, works: readonly CatalogueWork[]): boolean =>
	JSON.stringify(catalogueInForce(centre?.catalogues ?? [], day)?.works) === JSON.stringify(works);

function unknownAmong(centre: Works | undefined, codes: readonly string[]): Refusal | undefined {
	const known = new Set((centre?.catalogues ?? []).flatMap(({ works }) => works.map(({ code }) => code)));
	const unknown = codes.find((code) => !known.has(code));
	return unknown === undefined ? undefined : refuse('service-unknown', 'works', { service: unknown });
}

const same = (a: readonly string[], b: readonly string[] | undefined): boolean => JSON.stringify(a) === JSON.stringify(b ?? []);
