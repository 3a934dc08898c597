// A visit, a survey or a request for help as the ledger has it, for the commands that change one: the truth, not the row, decides.
import { isCaseFact, type CaseFact } from '#domain/cases.ts';
import { readFact } from '#domain/facts.ts';
import { decodePersonal } from '#domain/personal-codec.ts';
import type { KnownPersonal } from '#domain/personal-entry.ts';
import { foldHelp, type HelpFact, type HelpRequest } from '#domain/help-fold.ts';
import { foldSurvey, type Survey, type SurveyFact } from '#domain/surveys/survey.ts';
import { foldVisit, type Visit, type VisitFact } from '#domain/visit.ts';
import { subjectKey } from '#ledger/ids.ts';
import { upcast } from '#ledger/upcast.ts';
import type { CommandContext } from './command-context.ts';

const VISIT = 'visit';
const HELP = 'help';
const SURVEY = 'survey';
const ERASURE = 'erasure';

/** The visit folded from its facts; undefined when this device does not know it. */
export async function knownVisit(context: CommandContext, id: string): Promise<Visit | undefined> {
	return foldVisit((await knownVisitFacts(context, id)).filter((fact): fact is VisitFact => !isCaseFact(fact)));
}

/** Everything that was recorded of the visit and its cases, as far as this program understands it. */
export async function knownVisitFacts(context: CommandContext, id: string): Promise<(VisitFact | CaseFact)[]> {
	const ledger = await context.ledger();
	const read = (await ledger.factsOf(subjectKey(VISIT, id))).map((document) => readFact(upcast(document)));
	return read.flatMap((one) => (one.state === 'known' ? [one.fact as VisitFact | CaseFact] : []));
}

/** The request for help folded from its facts; undefined when this device does not know it. */
export async function knownRequest(context: CommandContext, id: string): Promise<HelpRequest | undefined> {
	const ledger = await context.ledger();
	const read = (await ledger.factsOf(subjectKey(HELP, id))).map((document) => readFact(upcast(document)));
	return foldHelp(read.flatMap((one) => (one.state === 'known' ? [one.fact as HelpFact] : [])));
}

/** The survey folded from its facts; undefined when this device does not know it. */
export async function knownSurvey(context: CommandContext, id: string): Promise<Survey | undefined> {
	const ledger = await context.ledger();
	const read = (await ledger.factsOf(subjectKey(SURVEY, id))).map((document) => readFact(upcast(document)));
	return foldSurvey(read.flatMap((one) => (one.state === 'known' ? [one.fact as SurveyFact] : [])));
}

/** Whether the visit's personal records were erased, here or elsewhere. */
export async function isErased(context: CommandContext, id: string): Promise<boolean> {
	return (await (await context.ledger()).factsOf(subjectKey(ERASURE, id))).length > 0;
}

/** What the newest personal record of the visit says, as far as this device can open it. */
export async function knownPersonal(context: CommandContext, id: string): Promise<KnownPersonal> {
	const newest = (await (await context.ledger()).personalOf(id)).at(-1);
	if (newest === undefined) return { state: 'none' };
	const opened = await context.sealer.open(newest._id, newest.sealed);
	const personal = 'plain' in opened ? decodePersonal(opened.plain) : undefined;
	return personal === undefined ? { state: 'closed' } : { state: 'opened', personal };
}
