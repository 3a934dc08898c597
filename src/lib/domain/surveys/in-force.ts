// Which surveys are asked on a day (D16, D145). Apart from what may be published (publishing.ts), so that handing the tablet over does
// not load that.
import type { Centre } from '../centre.ts';
import type { Day } from '../days.ts';
import type { SurveyDefinition } from '../facts-of-surveys.ts';

type Surveys = Pick<Centre, 'surveys'> & Partial<Pick<Centre, 'withdrawnSurveys'>>;

/** The survey to ask on a day: of those in force the one that came into force last. */
export const surveyInForce = (centre: Surveys, day: Day): SurveyDefinition | undefined => surveysInForce(centre, day).at(-1);

/**
 * Of each survey the newest version, by effective date and then by number, that is in force by then and not withdrawn; where
 * a version was withdrawn, the one before it is asked again. In the order in which they came into force.
 */
export function surveysInForce(centre: Surveys, day: Day): SurveyDefinition[] {
	const asked = centre.surveys.filter((survey) => survey.effectiveFrom <= day && !isWithdrawn(centre, survey, day));
	return asked.filter(({ definition }, at) => at === asked.findLastIndex((other) => other.definition === definition));
}

const isWithdrawn = ({ withdrawnSurveys = [] }: Surveys, { definition, version }: SurveyDefinition, day: Day): boolean =>
	withdrawnSurveys.some((one) => one.definition === definition && one.version === version && one.on <= day);
