// Somebody works here again.
import { decideEnableStaff } from '#domain/staff.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function enableStaff(context: CommandContext, intent: Parameters<Commands['enableStaff']>[0]): Promise<Done> {
	const { roles, by } = context;
	const decision = decideEnableStaff({ roles, by, staff: await context.staff() }, intent.staff);
	return record(context, 'staff-enabled', { subject: intent.staff, act: intent.act }, decision);
}
