// What the decisions about a survey need to know.
import { asDay, noonOf } from '#domain/days.ts';
import type { SurveyContext } from '#domain/surveys/answering.ts';
import type { CommandContext } from './command-context.ts';
import type { Said } from './record.ts';

export async function surveyContext(context: CommandContext): Promise<SurveyContext> {
	const centre = await context.centre();
	return { roles: context.roles, today: context.today(), surveys: centre?.surveys ?? [] };
}

/** Noon of the day, already true: a minute would tie the survey to a visit, an offset could move it to another day. */
export const untimed = (on: string) => (): Said => ({ at: noonOf(asDay(on)), offset: 0 });
