// A work of a visit came to something.
import { decideRecordOutcome, type RecordOutcomeIntent } from '#domain/visit.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { knownVisit } from './known-visit.ts';
import { record } from './record.ts';

export async function recordOutcome(context: CommandContext, intent: RecordOutcomeIntent): Promise<Done> {
	const visit = await knownVisit(context, intent.visit);
	const decision = decideRecordOutcome({ roles: context.roles, visit }, intent);
	return record(context, 'work-outcome-recorded', { subject: intent.visit, act: intent.act }, decision);
}
