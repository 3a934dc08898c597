// What does one day come to?
import { emptyDay, type DayTotals } from '#domain/totals.ts';
import type { ReadModelDatabase } from '../schema.ts';

/** Totals of one day, empty ones when nothing happened. */
export const totalsOfDay = async (db: ReadModelDatabase, day: string): Promise<DayTotals> => (await db.days.get(day)) ?? emptyDay(day);
