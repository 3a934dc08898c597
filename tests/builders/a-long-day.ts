// A day with very many anonymous visits, as facts.
import { bangkokDay } from '#domain/days.ts';
import { makeFact } from '#domain/fact-maker.ts';
import type { Fact } from '#domain/facts.ts';
import { UNNOTED } from '#domain/unnoted.ts';
import { ulidOf } from '../centre.ts';

const FIRST_ULID = 1_000;
const BETWEEN_VISITS_MS = 3_000;

const today = bangkokDay(Date.now(), 0);
const openedMs = Date.parse(`${today}T01:00:00.000Z`);

/** When the first visit of a long day was registered: eight in the morning in Bangkok, ISO UTC. */
export const openedAt = new Date(openedMs).toISOString();

/** So many visits of today, one every three seconds. */
export const aLongDay = (visits: number, org: string): Fact[] => Array.from({ length: visits }, (_, number) => theVisit(number, org));

function theVisit(number: number, org: string): Fact {
	const at = new Date(openedMs + number * BETWEEN_VISITS_MS).toISOString();
	const [visit, act, work] = [0, 1, 2].map((nth) => ulidOf(FIRST_ULID + number * 3 + nth)) as [string, string, string];
	const works = [{ work, service: 'SVC1908', mode: 'forward' as const, tangrath: false, outcome: 'forwarded' as const }];
	const envelope = { at, offset: 0, by: 'counter', device: ulidOf(1), org };
	return makeFact('visit-registered', visit, act, envelope, {
		on: today,
		visitor: 'citizen',
		channel: 'counter',
		works,
		notice: null,
		...UNNOTED
	});
}
