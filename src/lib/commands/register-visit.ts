// A visitor came.
import { decideRegisterVisit, type RegisterVisitIntent } from '#domain/visit.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { record } from './record.ts';

export async function registerVisit(context: CommandContext, intent: RegisterVisitIntent): Promise<Done> {
	const { catalogue = [], notices = [] } = (await context.centre()) ?? {};
	const decision = decideRegisterVisit({ roles: context.roles, today: context.today(), catalogue, notices }, intent);
	return record(context, 'visit-registered', { subject: intent.visit, act: intent.act }, decision);
}
