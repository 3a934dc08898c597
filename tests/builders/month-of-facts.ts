// A month at the counter as facts that another tablet has already sent: planned in plain words, so that a spec can count the plan.
import { makeFact, type Envelope } from '#domain/fact-maker.ts';
import type { Fact } from '#domain/facts.ts';
import { UNNOTED } from '#domain/unnoted.ts';
import type { Channel, Outcome, ServiceMode, VisitorKind } from '#domain/words.ts';
import { ulidOf } from '../centre.ts';

export interface PlannedVisit {
	on: string;
	visitor: VisitorKind;
	channel: Channel;
	works: { service: string; mode: ServiceMode; tangrath: boolean; outcome: Outcome }[];
	voided: boolean;
}
export interface PlannedSurvey {
	on: string;
	/** Scores of the shipped survey's five questions, in order; none when it was abandoned. */
	scores: number[] | undefined;
}
export interface PlannedMonth {
	visits: PlannedVisit[];
	surveys: PlannedSurvey[];
}

const questions = ['process', 'channel', 'staff', 'place', 'overall'];
const FIRST_NUMBER = 1_000;

const visitors: VisitorKind[] = ['citizen', 'citizen', 'citizen', 'business', 'government'];
const channels: Channel[] = ['counter', 'counter', 'phone', 'counter', 'website', 'outreach'];
const outcomes: Outcome[] = ['forwarded', 'completed', 'advised', 'unfinished'];

const of = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const dayOf = (month: string, index: number): string => `${month}-${String((index % 28) + 1).padStart(2, '0')}`;

/** So many visits and surveys over a month (`2025-10`), each kind of everything among them; the same for the same count. */
export function aMonth(month: string, services: readonly string[], visits: number, surveys: number): PlannedMonth {
	return {
		visits: Array.from({ length: visits }, (_, at) => ({
			on: dayOf(month, at * 5),
			visitor: of(visitors, at),
			channel: of(channels, at),
			works: Array.from({ length: (at % 3) + 1 }, (__, work) => ({
				service: of(services, at + work),
				mode: (at + work) % 2 === 0 ? 'forward' : 'complete',
				tangrath: (at + work) % 4 === 0,
				outcome: of(outcomes, at + work)
			})),
			voided: at % 17 === 16
		})),
		surveys: Array.from({ length: surveys }, (_, at) => ({
			on: dayOf(month, at * 3),
			scores: at % 10 === 9 ? undefined : questions.map((__, question) => ((at * 7 + question * 3) % 10) + 1)
		}))
	};
}

/** The facts of a planned month. */
export function factsOfMonth({ visits, surveys }: PlannedMonth, org: string): Fact[] {
	let number = FIRST_NUMBER;
	const next = (): string => ulidOf((number += 1));
	const envelope = (on: string): Envelope => ({ at: `${on}T05:00:00.000Z`, offset: 0, by: 'second', device: ulidOf(9), org });
	return [
		...visits.flatMap(({ on, visitor, channel, works, voided }) => {
			const visit = next();
			const body = { on, visitor, channel, works: works.map((work) => ({ work: next(), ...work })), notice: null, ...UNNOTED };
			const registered = makeFact('visit-registered', visit, next(), envelope(on), body);
			return voided ? [registered, makeFact('visit-voided', visit, next(), envelope(on), { reason: 'duplicate' })] : [registered];
		}),
		...surveys.map(({ on, scores }) => {
			const common = { definition: 'e-service-10', version: 1, on };
			if (scores === undefined) {
				return makeFact('survey-abandoned', next(), next(), envelope(on), { ...common, reason: 'idle', answered: 2, of: 6 });
			}
			const answers = scores.map((value, at) => ({ question: of(questions, at), value }));
			return makeFact('survey-answered', next(), next(), envelope(on), {
				...common,
				mode: 'self',
				language: 'th',
				services: [],
				answers,
				commented: false,
				batch: null
			});
		})
	];
}

/** A fact of a kind that only a later program knows. */
export function factOfTomorrow(org: string): { _id: string } {
	const subject = ulidOf(777);
	const known = makeFact(
		'visit-voided',
		subject,
		ulidOf(778),
		{ at: '2025-10-01T05:00:00.000Z', offset: 0, by: 'second', device: ulidOf(9), org },
		{ reason: 'other' }
	);
	return { ...known, ...{ kind: 'visit-foreseen' }, _id: `visit:${subject}:visit-foreseen:${ulidOf(778)}` };
}
