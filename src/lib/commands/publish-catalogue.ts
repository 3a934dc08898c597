// Which works the centre offers, from which day on.
import { decidePublishCatalogue } from '#domain/publishing-catalogue.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function publishCatalogue(context: CommandContext, intent: Parameters<Commands['publishCatalogue']>[0]): Promise<Done> {
	const { act, ...catalogue } = intent;
	const decision = decidePublishCatalogue({ roles: context.roles, today: context.today(), centre: await context.centre() }, catalogue);
	return record(context, 'service-catalogue-published', { subject: context.session.org, act }, decision);
}
