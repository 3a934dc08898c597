// Which optional fields the counter form has.
import { decideSetVisitFields } from '#domain/visit-fields.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function setVisitFields(context: CommandContext, intent: Parameters<Commands['setVisitFields']>[0]): Promise<Done> {
	const { act, fields: wanted } = intent;
	const fields = (await context.centre())?.visitFields ?? [];
	const decision = decideSetVisitFields({ roles: context.roles, fields }, wanted);
	return record(context, 'visit-fields-set', { subject: context.session.org, act }, decision);
}
