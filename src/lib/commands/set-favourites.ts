// Which works come first on the counter's form.
import { decideSetFavourites } from '#domain/publishing-catalogue.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function setFavourites(context: CommandContext, intent: Parameters<Commands['setFavourites']>[0]): Promise<Done> {
	const { act, favourites } = intent;
	const known = { roles: context.roles, today: context.today(), centre: await context.centre() };
	return record(context, 'service-favourites-set', { subject: context.session.org, act }, decideSetFavourites(known, { favourites }));
}
