// What an official register looks like.
import { decideSetRegister, usualRegister } from '#domain/register-settings.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

export async function setRegister(context: CommandContext, intent: Parameters<Commands['setRegister']>[0]): Promise<Done> {
	const { act, ...said } = intent;
	const now = (await context.centre())?.registers.find(({ register }) => register === said.register) ?? usualRegister(said.register);
	const decision = decideSetRegister({ roles: context.roles, now }, said);
	return record(context, 'register-set', { subject: context.session.org, act }, decision);
}
