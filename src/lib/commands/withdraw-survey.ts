// The centre no longer asks a version of a survey.
import { decideWithdrawSurvey } from '#domain/surveys/publishing.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function withdrawSurvey(context: CommandContext, intent: Parameters<Commands['withdrawSurvey']>[0]): Promise<Done> {
	const { act, ...body } = intent;
	const decision = decideWithdrawSurvey({ roles: context.roles, centre: await context.centre() }, body);
	return record(context, 'survey-definition-withdrawn', { subject: context.session.org, act }, decision);
}
