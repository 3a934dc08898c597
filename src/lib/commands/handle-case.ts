// A step of a case: sent on, followed up, answered, told, closed, reopened, given to somebody.
import { foldCases, isCaseFact } from '#domain/cases.ts';
import { decideCase, type CaseIntent } from '#domain/case-deciding.ts';
import { foldVisit, type VisitFact } from '#domain/visit.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { isErased, knownVisitFacts } from './known-visit.ts';
import { record } from './record.ts';

export async function handleCase(context: CommandContext, intent: CaseIntent): Promise<Done> {
	const [facts, erased] = await Promise.all([knownVisitFacts(context, intent.visit), isErased(context, intent.visit)]);
	const visit = foldVisit(facts.filter((fact): fact is VisitFact => !isCaseFact(fact)));
	const decision = decideCase({ roles: context.roles, today: context.today(), visit, cases: foldCases(visit, facts), erased }, intent);
	return record(context, intent.kind, { subject: intent.visit, act: intent.act }, decision);
}
