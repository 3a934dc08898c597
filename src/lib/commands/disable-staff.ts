// Somebody no longer works here.
import { decideDisableStaff } from '#domain/staff.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function disableStaff(context: CommandContext, intent: Parameters<Commands['disableStaff']>[0]): Promise<Done> {
	const { roles, by } = context;
	const decision = decideDisableStaff({ roles, by, staff: await context.staff() }, intent.staff, intent.reason);
	return record(context, 'staff-disabled', { subject: intent.staff, act: intent.act }, decision);
}
