// Which works are asked for most, lately?
import type { ReadModelDatabase } from '../schema.ts';
import { dayTotals } from './day-totals.ts';

/** Codes of the works recorded most often on the days from first to last, most used first; ties by code. */
export async function mostUsedServices(db: ReadModelDatabase, from: string, to: string, limit: number): Promise<string[]> {
	const counts = new Map<string, number>();
	for (const { works } of await dayTotals(db, from, to)) {
		for (const [key, count] of Object.entries(works)) {
			const service = key.split('|')[0] as string;
			counts.set(service, (counts.get(service) ?? 0) + count);
		}
	}
	const byUse = [...counts].sort(([a, often], [b, oftenB]) => oftenB - often || (a < b ? -1 : 1));
	return byUse.slice(0, limit).map(([service]) => service);
}
