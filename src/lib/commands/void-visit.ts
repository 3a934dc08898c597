// An entry should not be counted.
import { decideVoidVisit, type VoidVisitIntent } from '#domain/visit.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { isErased, knownPersonal, knownVisit } from './known-visit.ts';
import { record } from './record.ts';

export async function voidVisit(context: CommandContext, intent: VoidVisitIntent): Promise<Done> {
	const [visit, personal, erased] = await Promise.all([
		knownVisit(context, intent.visit),
		knownPersonal(context, intent.visit),
		isErased(context, intent.visit)
	]);
	const decision = decideVoidVisit({ roles: context.roles, today: context.today(), visit, personal, erased }, intent);
	return record(context, 'visit-voided', { subject: intent.visit, act: intent.act }, decision);
}
