// Facts for measuring: a quarter at a busy counter, always the same for the same number. Six visits to four survey answers.
import { exampleCatalogue } from '#domain/catalogue.ts';
import { makeFact } from '#domain/fact-maker.ts';
import { UNNOTED } from '#domain/unnoted.ts';
import type { FactDocument } from '#ledger/document.ts';

export const BENCH_ORG = 'bench';
/** Another device than the one that is measured: to that one all of this is news. */
const DEVICE = '01BENCHDEVCE00000000000000';
const DAYS = 92;
/** Facts of one day that come one after the other, as they do at a server: a day's work is sent on that day. */
const FACTS_IN_A_ROW = 200;
const FIRST_DAY_MS = Date.UTC(2026, 6, 1);
const DAY_MS = 86_400_000;
const QUESTIONS = [1, 2, 3, 4, 5];
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const services = exampleCatalogue().map(({ code }) => code);
const pick = <T>(values: readonly T[], index: number): T => values[index % values.length] as T;

/** A service of the example catalogue. */
export const serviceOf = (number: number): string => pick(services, number);

const inBase32 = (value: number, letters: number): string =>
	Array.from({ length: letters }, (_, at) => CROCKFORD[Math.floor(value / 32 ** (letters - 1 - at)) % 32]).join('');

/** A ULID made from a number: in the order of the numbers, and with letters and digits mixed as in real ones. */
export function ulidOf(number: number): string {
	const mixed = [2_654_435_761, 2_246_822_519].map((factor) => inBase32(Math.imul(number + 1, factor) >>> 0, 8));
	return inBase32(FIRST_DAY_MS + number, 10) + mixed.join('');
}

const dayAt = (day: number): string => new Date(FIRST_DAY_MS + day * DAY_MS).toISOString().slice(0, 10);
const dayOf = (index: number): string => dayAt(Math.floor(index / FACTS_IN_A_ROW) % DAYS);
export const FIRST_DAY = dayAt(0);
export const LAST_DAY = dayAt(DAYS - 1);

/** The fact with this number. */
export function benchFact(index: number, org = BENCH_ORG): FactDocument {
	const on = dayOf(index);
	const names = [ulidOf(index * 2), ulidOf(index * 2 + 1)] as const;
	const envelope = { at: `${on}T0${1 + (index % 8)}:00:00.000Z`, offset: 0, by: 'clerk', device: DEVICE, org };
	const isVisit = index % 10 < 6;
	const fact = isVisit
		? makeFact('visit-registered', ...names, envelope, visitBody(index, on))
		: makeFact('survey-answered', ...names, envelope, answerBody(index, on));
	return fact;
}

/** Facts number `from` and on. */
export const benchFacts = (count: number, from = 0, org = BENCH_ORG): FactDocument[] =>
	Array.from({ length: count }, (_, at) => benchFact(from + at, org));

function visitBody(index: number, on: string) {
	const mode = pick(['forward', 'complete'] as const, index);
	return {
		on,
		notice: 1,
		...UNNOTED,
		visitor: pick(['citizen', 'citizen', 'citizen', 'business', 'government'] as const, index),
		channel: pick(['counter', 'counter', 'phone', 'website'] as const, index),
		works: Array.from({ length: 1 + (index % 2) }, (_, at) => ({
			work: ulidOf(1_000_000_000 + index * 2 + at),
			service: serviceOf(index + at * 7),
			mode,
			tangrath: index % 5 === 0,
			outcome: mode === 'forward' ? ('forwarded' as const) : ('completed' as const)
		}))
	};
}

function answerBody(index: number, on: string) {
	return {
		definition: 'bench',
		version: 1,
		on,
		mode: 'self' as const,
		language: 'th' as const,
		services: [serviceOf(index)],
		answers: QUESTIONS.map((question) => ({ question: `q${question}`, value: 6 + ((index + question) % 5) })),
		commented: false,
		batch: null
	};
}
