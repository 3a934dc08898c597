// One order for the facts of a subject, whatever order they arrived in (D2, D3): by corrected instant, ties by id.
import { correctedInstant } from './clock-offset.ts';
import type { Fact } from './facts.ts';

/** Each fact once, in the order in which they were said. The id names the fact: two with one id are one. */
export function inOrder<F extends Fact>(facts: readonly F[]): F[] {
	const instants = new Map<string, string>();
	const byId = new Map<string, F>();
	for (const fact of facts) {
		byId.set(fact._id, fact);
		instants.set(fact._id, correctedInstant(fact.at, fact.offset));
	}
	const instantOf = (fact: F): string => instants.get(fact._id) as string;
	return [...byId.values()].sort((a, b) => compare(instantOf(a), instantOf(b)) || compare(a._id, b._id));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
