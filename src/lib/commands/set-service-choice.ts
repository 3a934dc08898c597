// Which works of the catalogue this centre offers.
import { decideSetServiceChoice } from '#domain/publishing-catalogue.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function setServiceChoice(context: CommandContext, intent: Parameters<Commands['setServiceChoice']>[0]): Promise<Done> {
	const { act, ...choice } = intent;
	const decision = decideSetServiceChoice({ roles: context.roles, today: context.today(), centre: await context.centre() }, choice);
	return record(context, 'service-choice-set', { subject: context.session.org, act }, decision);
}
