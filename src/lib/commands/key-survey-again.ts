// A paper form is keyed in a second time, and what it really says is settled.
import { decideKeyAgain, decideSettleKeying, type KeyingContext } from '#domain/surveys/keying.ts';
import type { CommandContext } from './command-context.ts';
import type { Done, KeyingIntent } from './commands.ts';
import { knownSurvey } from './known-visit.ts';
import { record } from './record.ts';

export async function keySurveyAgain(context: CommandContext, { survey, act, answers }: KeyingIntent): Promise<Done> {
	const decision = decideKeyAgain(await keyingContext(context, survey), answers);
	return record(context, 'survey-keyed-again', { subject: survey, act }, decision);
}

export async function settleKeying(context: CommandContext, { survey, act, answers }: KeyingIntent): Promise<Done> {
	const decision = decideSettleKeying(await keyingContext(context, survey), answers);
	return record(context, 'survey-keying-settled', { subject: survey, act }, decision);
}

async function keyingContext(context: CommandContext, id: string): Promise<KeyingContext> {
	const [centre, survey] = await Promise.all([context.centre(), knownSurvey(context, id)]);
	return { roles: context.roles, surveys: centre?.surveys ?? [], survey };
}
