// Somebody has another name or role.
import { decideChangeStaff } from '#domain/staff.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function changeStaff(context: CommandContext, intent: Parameters<Commands['changeStaff']>[0]): Promise<Done> {
	const { roles, by } = context;
	const decision = decideChangeStaff({ roles, by, staff: await context.staff() }, intent.staff, { name: intent.name, role: intent.role });
	return record(context, 'staff-changed', { subject: intent.staff, act: intent.act }, decision);
}
