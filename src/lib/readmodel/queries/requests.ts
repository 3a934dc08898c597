// Which requests for help are there?
import Dexie from 'dexie';
import type { ReadModelDatabase, RequestRow } from '../schema.ts';
import { PAGE_ROWS_MAX } from './page.ts';

/** All requests, newest first, voided ones among them; at most PAGE_ROWS_MAX. */
export const allRequests = (db: ReadModelDatabase): Promise<RequestRow[]> =>
	db.requests.orderBy('[on+at]').reverse().limit(PAGE_ROWS_MAX).toArray();

/** One request, or undefined when this device does not know it. */
export const requestById = (db: ReadModelDatabase, id: string): Promise<RequestRow | undefined> => db.requests.get(id);

/** Those of a period (ISO days, both included), oldest first. */
export const requestsBetween = (db: ReadModelDatabase, from: string, to: string): Promise<RequestRow[]> =>
	db.requests.where('[on+at]').between([from, Dexie.minKey], [to, Dexie.maxKey]).toArray();
