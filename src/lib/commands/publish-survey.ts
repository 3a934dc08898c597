// What the centre asks its visitors, from which day on.
import { decidePublishSurvey, type SurveyDefinitionIntent } from '#domain/surveys/publishing.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { record } from './record.ts';

export async function publishSurvey(context: CommandContext, intent: SurveyDefinitionIntent): Promise<Done> {
	const decision = decidePublishSurvey({ roles: context.roles, centre: await context.centre() }, intent);
	return record(context, 'survey-definition-published', { subject: context.session.org, act: intent.act }, decision);
}
