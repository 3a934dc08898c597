// The surveys that ship (D18, D159), each marked an example. A new centre starts with the ten-point one; the other is there to be
// published when the office wants it.
import type { SurveyDefinition } from '../facts-of-surveys.ts';
import { fiveLevelExample } from './example-five-level.ts';
import { tenPointExample } from './example-ten-point.ts';

/** What a new centre starts with. */
export const exampleSurveys = (): SurveyDefinition[] => [tenPointExample];

/** Everything that ships, to begin a survey of one's own from. */
export const shippedSurveys = (): SurveyDefinition[] => [tenPointExample, fiveLevelExample];

/** The number of the next version of a survey: one more than any that was published. */
export const nextVersionOf = (surveys: readonly Pick<SurveyDefinition, 'definition' | 'version'>[], definition: string): number =>
	Math.max(0, ...surveys.filter((survey) => survey.definition === definition).map(({ version }) => version)) + 1;
