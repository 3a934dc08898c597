// After how many days without an answer a forwarded case waits too long.
import { decideSetCaseWait } from '#domain/case-wait.ts';
import { CASE_WAIT_DAYS_DEFAULT } from '#domain/limits.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function setCaseWait(context: CommandContext, intent: Parameters<Commands['setCaseWait']>[0]): Promise<Done> {
	const days = (await context.centre())?.caseWaitDays ?? CASE_WAIT_DAYS_DEFAULT;
	const decision = decideSetCaseWait({ roles: context.roles, days }, intent.days);
	return record(context, 'case-wait-set', { subject: context.session.org, act: intent.act }, decision);
}
