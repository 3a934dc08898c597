// A photo is taken off a request. Its sealed record goes when the request is erased.
import { decideRemovePhoto } from '#domain/help.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { knownRequest } from './known-visit.ts';
import { record } from './record.ts';

export async function removeHelpPhoto(context: CommandContext, intent: Parameters<Commands['removeHelpPhoto']>[0]): Promise<Done> {
	const request = await knownRequest(context, intent.request);
	const decision = decideRemovePhoto({ roles: context.roles, today: context.today(), request }, intent.photo);
	return record(context, 'help-photo-removed', { subject: intent.request, act: intent.act }, decision);
}
