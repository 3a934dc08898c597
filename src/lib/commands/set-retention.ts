// For how many years records are kept.
import { decideSetRetention } from '#domain/privacy.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function setRetention(context: CommandContext, intent: Parameters<Commands['setRetention']>[0]): Promise<Done> {
	const { act, ...years } = intent;
	const decision = decideSetRetention({ roles: context.roles, privacy: await context.centre() }, years);
	return record(context, 'retention-set', { subject: context.session.org, act }, decision);
}
