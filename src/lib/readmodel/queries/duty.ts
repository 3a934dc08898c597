// Who is on duty?
import type { DutyDay } from '#domain/duty.ts';
import { dutyMonthOf } from '#domain/on-duty.ts';
import type { DutyRow, ReadModelDatabase } from '../schema.ts';

/** The roster of a day; undefined where nobody is on it. */
export const dutyOfDay = async (db: ReadModelDatabase, on: string): Promise<DutyDay | undefined> =>
	(await db.duties.get(dutyMonthOf(on)))?.days.find((day) => day.on === on);

/** The rosters of these months, each once; those of which nothing was said are missing. */
export const dutyOfMonths = async (db: ReadModelDatabase, months: readonly string[]): Promise<DutyRow[]> =>
	(await db.duties.bulkGet([...new Set(months)])).filter((row) => row !== undefined);
