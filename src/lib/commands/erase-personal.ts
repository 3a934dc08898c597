// Personal records are deleted for good, and a fact says of whose records that was done, by whom and why.
import { assert } from '#domain/assert.ts';
import { makeFact } from '#domain/fact-maker.ts';
import type { FactBody } from '#domain/facts.ts';
import { linkedIn } from '#domain/linked.ts';
import { decideErasePersonal, type ErasePersonalIntent } from '#domain/privacy.ts';
import type { FactDocument } from '#ledger/document.ts';
import { subjectKey } from '#ledger/ids.ts';
import type { Erasure } from '#ledger/ledger.ts';
import type { CommandContext } from './command-context.ts';
import type { Done } from './commands.ts';
import { envelopeNow } from './record.ts';

/** Subjects in one call: a transaction that no save at the counter waits for long. */
export const ERASURES_PER_CALL_MAX = 100;
/** Kinds of subjects beside whose records others may stand. */
const SUBJECTS_WITH_LINKED = ['visit', 'help'] as const;

export async function erasePersonal(context: CommandContext, intent: ErasePersonalIntent): Promise<Done<{ erased: number }>> {
	assert(intent.erasures.length <= ERASURES_PER_CALL_MAX, `at most ${ERASURES_PER_CALL_MAX} erasures in one call`);
	const erasures: Erasure[] = [];
	for (const { subject, act } of intent.erasures) {
		const decision = decideErasePersonal(context, subject, intent.reason);
		if (!decision.ok) return decision;
		erasures.push({ subject, linked: await linkedTo(context, subject), fact: factOf(context, subject, act, decision.body) });
	}
	await (await context.ledger()).erase(erasures);
	await context.shown();
	return { ok: true, erased: erasures.length };
}

/** The fact that is there already says who decided it; whoever's device this is only carries it out. */
export async function eraseAgain(context: CommandContext, subjects: readonly string[]): Promise<number> {
	const ledger = await context.ledger();
	const erasures: Erasure[] = [];
	for (const subject of subjects) {
		const [fact] = await ledger.factsOf(subjectKey('erasure', subject));
		if (fact !== undefined && erasures.length < ERASURES_PER_CALL_MAX)
			erasures.push({ subject, linked: await linkedTo(context, subject), fact });
	}
	await ledger.erase(erasures);
	return erasures.length;
}

/** Notes and photos of a visit or a request for help. */
async function linkedTo(context: CommandContext, subject: string): Promise<string[]> {
	const ledger = await context.ledger();
	const facts = await Promise.all(SUBJECTS_WITH_LINKED.map((kind) => ledger.factsOf(subjectKey(kind, subject))));
	return linkedIn(facts.flat());
}

const factOf = (context: CommandContext, subject: string, act: string, body: FactBody<'personal-erased'>): FactDocument =>
	makeFact('personal-erased', subject, act, envelopeNow(context), body);
