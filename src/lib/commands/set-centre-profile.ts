// Who the centre is.
import { decideSetProfile } from '#domain/centre.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function setCentreProfile(context: CommandContext, intent: Parameters<Commands['setCentreProfile']>[0]): Promise<Done> {
	const { act, ...profile } = intent;
	const decision = decideSetProfile({ roles: context.roles, centre: await context.centre() }, profile);
	return record(context, 'centre-profile-set', { subject: context.session.org, act }, decision);
}
