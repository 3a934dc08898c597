// Which survey a centre may publish, and which it may withdraw (D16, D145, D147). A published version never changes: another wording is
// another version.
import type { Centre } from '../centre.ts';
import { checkDay } from '../days.ts';
import { decided, firstRefusal, type Check, type Decision } from '../decision.ts';
import type { FactBody, SurveyDefinition } from '../facts.ts';
import { refuse } from '../refusals.ts';
import { may, type Role } from '../roles.ts';
import { versionOf } from './answering.ts';
import { definitionFaults } from './definition-faults.ts';
import { sameValue } from './same-value.ts';

export type SurveyDefinitionIntent = SurveyDefinition & { act: string };

export interface PublishingContext {
	roles: readonly Role[];
	/** The centre as it is now; undefined before its first fact. */
	centre: Pick<Centre, 'surveys' | 'withdrawnSurveys'> | undefined;
}

/** Whether a version may be published. What is wrong with it, `definitionFaults` tells in full. */
export function decidePublishSurvey(context: PublishingContext, intent: SurveyDefinitionIntent): Decision<'survey-definition-published'> {
	const { act: _, ...definition } = intent;
	const earlier = (context.centre?.surveys ?? []).filter((one) => one.definition === definition.definition);
	const same = earlier.some((one) => sameValue(one, definition));
	const refusal = firstRefusal([
		permitted(context),
		() => checkDay(definition.effectiveFrom),
		() => {
			const [fault] = definitionFaults(definition);
			return fault && refuse('survey-faulty', fault.place.field, { fault: fault.code });
		},
		() => (!same && earlier.some(({ version }) => version >= definition.version) ? refuse('version-not-newer', 'version') : undefined),
		() => (same ? refuse('nothing-changed', 'version') : undefined)
	]);
	return refusal === undefined ? decided('survey-definition-published', definition) : { ok: false, refusal };
}

/** Whether a version may be taken out of use from a day on. */
export function decideWithdrawSurvey(
	context: PublishingContext,
	body: FactBody<'survey-definition-withdrawn'>
): Decision<'survey-definition-withdrawn'> {
	const { surveys = [], withdrawnSurveys = [] } = context.centre ?? {};
	const refusal = firstRefusal([
		permitted(context),
		() => (versionOf(surveys, body) === undefined ? refuse('unknown-survey') : undefined),
		() => checkDay(body.on),
		() => (withdrawnSurveys.some((one) => sameValue(one, body)) ? refuse('nothing-changed') : undefined)
	]);
	const { definition, version, on } = body;
	return refusal === undefined ? decided('survey-definition-withdrawn', { definition, version, on }) : { ok: false, refusal };
}

const permitted =
	({ roles }: PublishingContext): Check =>
	() =>
		may(roles, 'publish-survey') ? undefined : refuse('not-permitted');
