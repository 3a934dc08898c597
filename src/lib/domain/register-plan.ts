// What printing a period of a register will number (D126, D129): entries in the order of their day and time. Pure.
import type { DayRange } from './days.ts';
import { nextNumber, type Register } from './register-numbers.ts';

/** What a register needs to know of a visit or request to number it. */
export interface RegisterEntry {
	/** ULID. */
	id: string;
	/** Day of service in Bangkok. */
	on: string;
	/** Corrected instant, ISO UTC. */
	at: string;
	voided: boolean;
}
export interface RegisterLine {
	number: number;
	entry: string;
	/** Not numbered yet: the number it gets when it is printed. */
	fresh: boolean;
}
export interface RegisterPlan {
	/** By number: what has one already, then what gets one. */
	lines: RegisterLine[];
	numbered: number;
	/** Those that get a number now, in order. */
	fresh: string[];
	/** How many of these come after later ones were numbered. */
	late: number;
}

/**
 * The lines of a part of a register's year or month.
 * @param entries of those days, in any order; voided ones that were never numbered get no number
 * @param known where numbered entries stand that are not of these days, as far as this device knows
 */
export function planRegister(
	register: Register | undefined,
	entries: readonly RegisterEntry[],
	known: (entry: string) => Pick<RegisterEntry, 'on' | 'at'> | undefined = () => undefined
): RegisterPlan {
	const numbers = register?.numbers ?? [];
	const has = new Set(numbers.map(({ entry }) => entry));
	const here = new Map(entries.map((one) => [one.id, one]));
	const fresh = entries.filter((one) => !has.has(one.id) && !one.voided).sort(byTime);
	const last = latest(numbers.flatMap(({ entry }) => here.get(entry) ?? known(entry) ?? []));
	const first = nextNumber(register);
	const old = printed(numbers, here).map(({ entry, number }) => ({ entry, number, fresh: false }));
	return {
		lines: [...old, ...fresh.map(({ id }, at) => ({ entry: id, number: first + at, fresh: true }))],
		numbered: old.length,
		fresh: fresh.map(({ id }) => id),
		late: last === undefined ? 0 : fresh.filter((one) => compare(one, last) < 0).length
	};
}

/** Those of the days asked for, and whatever stands between them by number: an entry that was moved elsewhere leaves no gap. */
function printed(numbers: readonly { entry: string; number: number }[], here: ReadonlyMap<string, RegisterEntry>): typeof numbers {
	const mine = numbers.filter(({ entry }) => here.has(entry));
	const [from, to] = [mine[0]?.number ?? 0, mine.at(-1)?.number ?? -1];
	return numbers.filter(({ number }) => from <= number && number <= to);
}

/** Whether the entry's day lies outside the register that has its number: it was corrected to another year or month since. */
export const movedAway = ({ on }: Pick<RegisterEntry, 'on'>, { from, to }: DayRange): boolean => on < from || on > to;

type Placed = Pick<RegisterEntry, 'on' | 'at'>;
const latest = (placed: readonly Placed[]): Placed | undefined =>
	placed.reduce<Placed | undefined>((best, one) => (best !== undefined && compare(best, one) > 0 ? best : one), undefined);
const compare = (a: Placed, b: Placed): number => text(a.on, b.on) || text(a.at, b.at);
const byTime = (a: RegisterEntry, b: RegisterEntry): number => compare(a, b) || text(a.id, b.id);
const text = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
