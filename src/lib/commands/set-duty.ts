// Who is on duty.
import { decideSetDuty, dutyMonthOf, foldDuty, type DutyDay } from '#domain/duty.ts';
import { readFact } from '#domain/facts.ts';
import { subjectKey } from '#ledger/ids.ts';
import { upcast } from '#ledger/upcast.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

const DUTY = 'duty';

export async function setDuty(context: CommandContext, intent: Parameters<Commands['setDuty']>[0]): Promise<Done> {
	const { act, ...said } = intent;
	const [staff, day] = await Promise.all([context.staff(), knownDay(context, said.on)]);
	const decision = decideSetDuty({ roles: context.roles, by: context.by, staff, day }, said);
	return record(context, 'duty-set', { subject: dutyMonthOf(said.on), act }, decision);
}

/** The day's roster as the ledger has it. */
async function knownDay(context: CommandContext, on: string): Promise<DutyDay | undefined> {
	const documents = await (await context.ledger()).factsOf(subjectKey(DUTY, dutyMonthOf(on)));
	const facts = documents.map((document) => readFact(upcast(document))).flatMap((read) => (read.state === 'known' ? [read.fact] : []));
	return foldDuty(facts.filter((fact) => fact.kind === 'duty-set'))?.days.find((day) => day.on === on);
}
