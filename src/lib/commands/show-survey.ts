// A visitor was shown where to answer by themself: counted as shown, whatever they did then.
import { decideShowSurvey, type ShowSurveyIntent } from '#domain/surveys/answering.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { record } from './record.ts';
import { surveyContext, untimed } from './survey-context.ts';

export async function showSurvey(context: CommandContext, intent: ShowSurveyIntent): Promise<Done> {
	const decision = decideShowSurvey(await surveyContext(context), intent);
	return record(context, 'survey-shown', { subject: intent.survey, act: intent.act }, decision, untimed(intent.on));
}
