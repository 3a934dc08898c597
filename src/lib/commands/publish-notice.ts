// What visitors are told of their data, from which day on.
import { decidePublishNotice } from '#domain/privacy.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function publishNotice(context: CommandContext, intent: Parameters<Commands['publishNotice']>[0]): Promise<Done> {
	const { act, ...notice } = intent;
	const decision = decidePublishNotice({ roles: context.roles, privacy: await context.centre() }, notice);
	return record(context, 'notice-published', { subject: context.session.org, act }, decision);
}
