// A request for help takes a step: checked, before the committee, announced, helped, or out of it.
import { decideMoveHelp, type MoveHelpIntent } from '#domain/help.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { isErased, knownRequest } from './known-visit.ts';
import { record } from './record.ts';

export async function moveHelp(context: CommandContext, intent: MoveHelpIntent): Promise<Done> {
	const [request, erased] = await Promise.all([knownRequest(context, intent.request), isErased(context, intent.request)]);
	const decision = decideMoveHelp({ roles: context.roles, today: context.today(), request, erased }, intent);
	return record(context, 'help-moved', { subject: intent.request, act: intent.act }, decision);
}
