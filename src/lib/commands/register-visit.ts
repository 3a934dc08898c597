// A visitor came.
import { worksOn } from '#domain/catalogue-in-force.ts';
import { decideRegisterVisit, type RegisterVisitIntent } from '#domain/visit.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { record } from './record.ts';

export async function registerVisit(context: CommandContext, intent: RegisterVisitIntent): Promise<Done> {
	const centre = await context.centre();
	const known = { catalogue: worksOn(centre, intent.on), notices: centre?.notices ?? [] };
	const decision = decideRegisterVisit({ roles: context.roles, today: context.today(), ...known }, intent);
	return record(context, 'visit-registered', { subject: intent.visit, act: intent.act }, decision);
}
