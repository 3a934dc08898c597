// All requests of a month are in INFO, as whoever keyed them in says.
import { decideRecordInfoMonth } from '#domain/help.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export function recordInfoMonth(
	context: CommandContext,
	{ act, month, on, requests }: Parameters<Commands['recordInfoMonth']>[0]
): Promise<Done> {
	const decision = decideRecordInfoMonth({ roles: context.roles, today: context.today() }, { month, on, requests });
	return record(context, 'info-month-recorded', { subject: context.session.org, act }, decision);
}
