// Which entry of a register has which number (D125–D128): given when it is printed and then fixed, the same on every device whatever
// the order in which facts arrive, also where two devices gave numbers without knowing of each other.
import { correctedInstant } from './clock-offset.ts';
import { decided, firstRefusal, type Decision } from './decision.ts';
import { actIdOf, subjectIdOf } from './fact-id.ts';
import { inOrder } from './fact-order.ts';
import type { Fact, FactBody } from './facts.ts';
import { ENTRIES_PER_NUMBERING_MAX, REGISTER_NUMBER_MAX } from './limits.ts';
import { refuse } from './refusals.ts';
import { readRegisterId } from './register-periods.ts';
import { may, type Role } from './roles.ts';

export type NumberedFact = Fact<'register-numbered'>;

export interface NumberedEntry {
	/** ULID of the visit or request. */
	entry: string;
	number: number;
}
/** A line on paper whose number is another now. */
export interface WrongLine {
	entry: string;
	was: number;
	is: number;
}
/** One time that numbers were given, or lines printed again. */
export interface Printing {
	/** ULID of the act. */
	act: string;
	/** Corrected instant, ISO UTC. */
	at: string;
	by: string;
	device: string;
	kind: FactBody<'register-numbered'>['kind'];
	first: number;
	count: number;
	/** Its lines that must be printed again, because another device had given these numbers. */
	wrong: WrongLine[];
}
/** A register of one year or month. */
export interface Register {
	/** `e-service-FY2570` */
	id: string;
	/** By number. */
	numbers: NumberedEntry[];
	/** Oldest first. */
	printings: Printing[];
}

/**
 * The register that the set of its facts comes to. In the order in which they were said, each entry keeps the first number that was
 * free when it was printed with it. Whoever is left over, because others had all the numbers they were printed with, gets the next
 * free ones after that; whoever knows of these numbers and goes on after them changes none.
 */
export function foldRegister(facts: readonly NumberedFact[]): Register | undefined {
	const ordered = inOrder(facts);
	const [first] = ordered;
	if (first === undefined) return undefined;
	const numbers = givenNumbers(ordered);
	const all = [...numbers].map(([entry, number]) => ({ entry, number }));
	return { id: subjectIdOf(first._id), numbers: all.sort((a, b) => a.number - b.number), printings: printingsOf(ordered, numbers) };
}

/** The number that follows the highest given one. */
export const nextNumber = (register: Register | undefined): number => (register?.numbers.at(-1)?.number ?? 0) + 1;

/** Every line that must be printed again, by number, each once. */
export function linesToPrintAgain(register: Register): WrongLine[] {
	const byEntry = new Map(register.printings.flatMap(({ wrong }) => wrong).map((line) => [line.entry, line]));
	return [...byEntry.values()].sort((a, b) => a.is - b.is);
}

/** The same as runs of numbers that follow each other, as one act each can say it. */
export function runsToPrintAgain(register: Register): { first: number; entries: string[] }[] {
	const runs: { first: number; entries: string[] }[] = [];
	for (const { entry, is } of linesToPrintAgain(register)) {
		const last = runs.at(-1);
		const follows = last !== undefined && last.first + last.entries.length === is && last.entries.length < ENTRIES_PER_NUMBERING_MAX;
		if (follows) last.entries.push(entry);
		else runs.push({ first: is, entries: [entry] });
	}
	return runs;
}

export interface NumberingContext {
	roles: readonly Role[];
	/** The register as the ledger has it now; undefined before its first printing. */
	register: Register | undefined;
}
export interface NumberingIntent {
	/** `e-service-FY2570` */
	register: string;
	kind: Printing['kind'];
	/** In the order in which they are to stand. */
	entries: readonly string[];
}

/** Numbers for entries that have none, following the last one given; or lines printed again with the numbers they have. */
export function decideNumberEntries({ roles, register }: NumberingContext, intent: NumberingIntent): Decision<'register-numbered'> {
	const numbers = new Map(register?.numbers.map(({ entry, number }) => [entry, number]));
	const entries = [...new Set(intent.entries)].filter((entry) => numbers.has(entry) === (intent.kind === 'again'));
	const first = intent.kind === 'again' ? (numbers.get(entries[0] ?? '') ?? 1) : nextNumber(register);
	const refusal = firstRefusal([
		() => (may(roles, 'print-register') ? undefined : refuse('not-permitted')),
		() => (readRegisterId(intent.register) === undefined ? refuse('field-empty', 'register') : undefined),
		() => (first + entries.length > REGISTER_NUMBER_MAX ? refuse('number-impossible', 'first') : undefined),
		() => (entries.length > ENTRIES_PER_NUMBERING_MAX ? refuse('number-impossible', 'entries') : undefined),
		() => (entries.length === 0 || (intent.kind === 'again' && !inARow(entries, numbers)) ? refuse('nothing-changed') : undefined)
	]);
	return refusal === undefined ? decided('register-numbered', { kind: intent.kind, first, entries }) : { ok: false, refusal };
}

const inARow = (entries: readonly string[], numbers: ReadonlyMap<string, number>): boolean =>
	entries.every((entry, at) => numbers.get(entry) === (numbers.get(entries[0] as string) ?? 0) + at);

/** What a fact says of each of its entries. */
const claimsOf = ({ body }: NumberedFact): [string, number][] => body.entries.map((entry, at) => [entry, body.first + at]);

function givenNumbers(ordered: readonly NumberedFact[]): Map<string, number> {
	const numbers = new Map<string, number>();
	const taken = new Set<number>();
	const give = (entry: string, number: number): void => {
		numbers.set(entry, number);
		taken.add(number);
	};
	const claims = ordered.flatMap(claimsOf);
	for (const [entry, number] of claims) if (!numbers.has(entry) && !taken.has(number)) give(entry, number);
	for (const [entry, number] of claims) if (!numbers.has(entry)) give(entry, nextFree(number, taken));
	return numbers;
}

function nextFree(from: number, taken: ReadonlySet<number>): number {
	let number = from;
	while (taken.has(number)) number += 1;
	return number;
}

function printingsOf(ordered: readonly NumberedFact[], numbers: ReadonlyMap<string, number>): Printing[] {
	/** Entry → the last of the facts that printed it with its number. */
	const right = new Map<string, number>();
	for (const [nth, fact] of ordered.entries())
		for (const [entry, number] of claimsOf(fact)) if (numbers.get(entry) === number) right.set(entry, nth);
	return ordered.map((fact, nth) => {
		const { _id, at, offset, by, device, body } = fact;
		const wrong = claimsOf(fact)
			.filter(([entry, was]) => numbers.get(entry) !== was && (right.get(entry) ?? -1) < nth)
			.map(([entry, was]) => ({ entry, was, is: numbers.get(entry) as number }));
		const { kind, first, entries } = body;
		return { act: actIdOf(_id), at: correctedInstant(at, offset), by, device, kind, first, count: entries.length, wrong };
	});
}
