// A photo for a request: sealed under an id and with a key of its own, in the same act as the fact that names it.
import { decideAddPhoto, type AddHelpPhotoIntent } from '#domain/help.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { isErased, knownRequest } from './known-visit.ts';
import { record } from './record.ts';

export async function addHelpPhoto(context: CommandContext, intent: AddHelpPhotoIntent): Promise<Done> {
	const [request, erased] = await Promise.all([knownRequest(context, intent.request), isErased(context, intent.request)]);
	const key = context.keys.makeRaw();
	const decision = decideAddPhoto({ roles: context.roles, today: context.today(), request, erased }, { ...intent, key });
	return record(context, 'help-photo-added', { subject: intent.request, act: intent.act }, decision);
}
