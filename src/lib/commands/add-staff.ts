// Somebody begins to work here.
import { decideAddStaff } from '#domain/staff.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function addStaff(context: CommandContext, intent: Parameters<Commands['addStaff']>[0]): Promise<Done> {
	const { roles } = context;
	const by = intent.onBehalfOf ?? context.by;
	const decision = decideAddStaff({ roles, by, staff: await context.staff() }, { name: intent.name, role: intent.role });
	return record({ ...context, by }, 'staff-added', { subject: intent.staff, act: intent.act }, decision);
}
