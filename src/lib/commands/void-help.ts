// A request for help should never have been recorded.
import { decideVoidHelp, type VoidHelpIntent } from '#domain/help.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { isErased, knownRequest } from './known-visit.ts';
import { record } from './record.ts';

export async function voidHelp(context: CommandContext, intent: VoidHelpIntent): Promise<Done> {
	const [request, erased] = await Promise.all([knownRequest(context, intent.request), isErased(context, intent.request)]);
	const decision = decideVoidHelp({ roles: context.roles, today: context.today(), request, erased }, intent);
	return record(context, 'help-voided', { subject: intent.request, act: intent.act }, decision);
}
