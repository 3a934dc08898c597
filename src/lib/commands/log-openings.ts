// Somebody opened personal records: who, whose, on which day, for what.
import { makeFact } from '#domain/fact-maker.ts';
import type { Act } from '#ledger/ledger.ts';
import type { CommandContext } from './command-context.ts';
import type { OpeningIntent } from './commands.ts';

/** `by` is whoever opened them: by the time they are stored somebody else may be at the device. */
export async function logOpenings(context: CommandContext, openings: readonly OpeningIntent[]): Promise<void> {
	if (openings.length === 0) return;
	const { device, org } = context.session;
	const acts = openings.map(({ act, by, on, at, offset, purpose, subjects }): Act => {
		const fact = makeFact('personal-opened', act, act, { at, offset, by, device, org }, { on, purpose, subjects: [...subjects] });
		return { fact: fact };
	});
	await (await context.ledger()).append(acts);
}
