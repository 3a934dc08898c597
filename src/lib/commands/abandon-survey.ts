// A survey ended without being finished: counted, and nothing of it kept.
import { decideAbandonSurvey, type AbandonSurveyIntent } from '#domain/surveys/answering.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { record } from './record.ts';
import { surveyContext, untimed } from './survey-context.ts';

export async function abandonSurvey(context: CommandContext, intent: AbandonSurveyIntent): Promise<Done> {
	const decision = decideAbandonSurvey(await surveyContext(context), intent);
	return record(context, 'survey-abandoned', { subject: intent.survey, act: intent.act }, decision, untimed(intent.on));
}
