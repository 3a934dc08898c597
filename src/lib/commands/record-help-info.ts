// Somebody keyed this request into INFO by hand.
import { decideRecordHelpInfo, type RecordHelpInfoIntent } from '#domain/help.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { knownRequest } from './known-visit.ts';
import { record } from './record.ts';

export async function recordHelpInfo(context: CommandContext, intent: RecordHelpInfoIntent): Promise<Done> {
	const request = await knownRequest(context, intent.request);
	const decision = decideRecordHelpInfo({ roles: context.roles, today: context.today(), request }, intent);
	return record(context, 'help-info-recorded', { subject: intent.request, act: intent.act }, decision);
}
