// Which survey is asked on a day (D16). Apart from what may be published (centre.ts), so that handing the tablet over does not
// load that.
import type { Centre, SurveyDefinition } from './centre.ts';
import type { Day } from './days.ts';

/** The survey to ask on a day: the newest version, by effective date and then by number, that is in force by then. */
export function surveyInForce(centre: Pick<Centre, 'surveys'>, day: Day): SurveyDefinition | undefined {
	return centre.surveys.findLast((survey) => survey.effectiveFrom <= day);
}
