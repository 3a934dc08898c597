// An entry was wrong; this is how it should have been.
import { worksOn } from '#domain/catalogue-in-force.ts';
import { decideCorrectVisit, type CorrectVisitIntent } from '#domain/visit.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { isErased, knownPersonal, knownVisit } from './known-visit.ts';
import { record } from './record.ts';

export async function correctVisit(context: CommandContext, intent: CorrectVisitIntent): Promise<Done> {
	const [centre, visit, personal, erased] = await Promise.all([
		context.centre(),
		knownVisit(context, intent.visit),
		knownPersonal(context, intent.visit),
		isErased(context, intent.visit)
	]);
	const decision = decideCorrectVisit(
		{ roles: context.roles, today: context.today(), catalogue: worksOn(centre, intent.on), visit, personal, erased },
		intent
	);
	return record(context, 'visit-corrected', { subject: intent.visit, act: intent.act }, decision);
}
