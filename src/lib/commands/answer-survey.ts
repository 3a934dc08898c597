// A visitor said how it was.
import { decideAnswerSurvey, type AnswerSurveyIntent } from '#domain/surveys/answering.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { record } from './record.ts';
import { surveyContext, untimed } from './survey-context.ts';

export async function answerSurvey(context: CommandContext, intent: AnswerSurveyIntent): Promise<Done> {
	const decision = decideAnswerSurvey(await surveyContext(context), intent);
	return record(context, 'survey-answered', { subject: intent.survey, act: intent.act }, decision, untimed(intent.on));
}
