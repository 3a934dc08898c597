// Which visits does a day have?
import Dexie from 'dexie';
import type { ReadModelDatabase, VisitRow } from '../schema.ts';

/** All visits of a day of service, newest first, voided ones among them. */
export function visitsOfDay(db: ReadModelDatabase, day: string): Promise<VisitRow[]> {
	return db.visits.where('[on+at]').between([day, Dexie.minKey], [day, Dexie.maxKey]).reverse().toArray();
}

/** One visit, or undefined when this device does not know it. */
export const visitById = (db: ReadModelDatabase, id: string): Promise<VisitRow | undefined> => db.visits.get(id);
