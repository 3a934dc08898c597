// The entries of an official register get their numbers. What was given before is read from the ledger, not from the tables: these
// may be behind, and no number is given twice knowingly.
import { readFact } from '#domain/facts.ts';
import { decideNumberEntries, foldRegister, type Register } from '#domain/register-numbers.ts';
import { subjectKey } from '#ledger/ids.ts';
import { upcast } from '#ledger/upcast.ts';
import type { CommandContext } from './command-context.ts';
import type { Commands, Done } from './commands.ts';
import { record } from './record.ts';

const REGISTER = 'register';

export async function numberEntries(context: CommandContext, intent: Parameters<Commands['numberEntries']>[0]): Promise<Done> {
	const { act, ...said } = intent;
	const register = await knownRegister(context, said.register);
	return record(
		context,
		'register-numbered',
		{ subject: said.register, act },
		decideNumberEntries({ roles: context.roles, register }, said)
	);
}

async function knownRegister(context: CommandContext, id: string): Promise<Register | undefined> {
	const documents = await (await context.ledger()).factsOf(subjectKey(REGISTER, id));
	const facts = documents.map((document) => readFact(upcast(document))).flatMap((read) => (read.state === 'known' ? [read.fact] : []));
	return foldRegister(facts.filter((fact) => fact.kind === 'register-numbered'));
}
