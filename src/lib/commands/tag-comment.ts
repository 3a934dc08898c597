// A comment is given its themes by hand, and the centre says which themes there are.
import { decideSetCommentTags, decideTagComment } from '#domain/surveys/keying.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { knownSurvey } from './known-visit.ts';
import { record } from './record.ts';

export async function tagComment(context: CommandContext, intent: Parameters<Commands['tagComment']>[0]): Promise<Done> {
	const survey = await knownSurvey(context, intent.survey);
	const decision = decideTagComment({ roles: context.roles, survey }, intent.tags);
	return record(context, 'comment-tagged', { subject: intent.survey, act: intent.act }, decision);
}

export async function setCommentTags(context: CommandContext, { act, tags }: Parameters<Commands['setCommentTags']>[0]): Promise<Done> {
	const decision = decideSetCommentTags({ roles: context.roles, centre: await context.centre() }, tags);
	return record(context, 'comment-tags-set', { subject: context.session.org, act }, decision);
}
