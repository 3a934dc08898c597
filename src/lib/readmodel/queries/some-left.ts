// Does a period have rows that are at the server alone?
import type { LeftRow, ReadModelDatabase } from '../schema.ts';

/** Whether something of these days, both included, has left the ledger, and so stands in the figures and in no list (promise V38). */
export async function someLeft(db: ReadModelDatabase, from: string, to: string): Promise<boolean> {
	const left = (await db.meta.get('left')) as LeftRow | undefined;
	return (left?.days ?? []).some(({ day }) => day >= from && day <= to);
}
