// Where is the visitor whose name, phone or work I remember? (promise V12)
import type { Personal } from '#domain/personal.ts';
import { arabicDigits, matches } from '#domain/thai-text.ts';
import type { PersonalReader } from '../personal-reader.ts';
import type { ReadModelDatabase, VisitRow } from '../schema.ts';

export const VISITS_SEARCHED_MAX = 20_000;
const VISITS_OPENED_AT_ONCE = 200;
const PHONE_DIGITS_MIN = 3;

export interface FindVisitors {
	query: string;
	limit: number;
	/** Names of works by code, so that a work's name finds its visits; none by default. */
	serviceNames?: ReadonlyMap<string, string>;
	/** Stops between two handfuls when the reader has typed on. */
	signal?: AbortSignal;
}

/** Visits whose name, phone digits or work fit what was typed, newest first. Names are opened in memory and let go again. */
export async function findVisitors(db: ReadModelDatabase, personal: PersonalReader, asked: FindVisitors): Promise<VisitRow[]> {
	const found: VisitRow[] = [];
	if (asked.query.trim() === '') return found;
	const ids = await db.visits.orderBy('[on+at]').reverse().limit(VISITS_SEARCHED_MAX).primaryKeys();
	for (let at = 0; at < ids.length && found.length < asked.limit; at += VISITS_OPENED_AT_ONCE) {
		if (asked.signal?.aborted === true) return found;
		const some = ids.slice(at, at + VISITS_OPENED_AT_ONCE);
		const [visits, opened] = await Promise.all([db.visits.bulkGet(some), personal.read(some)]);
		visits.forEach((visit, nth) => {
			const known = opened[nth];
			if (visit && fits(visit, known?.state === 'opened' ? known.personal : {}, asked)) found.push(visit);
		});
	}
	return found.slice(0, asked.limit);
}

function fits(visit: VisitRow, { title = '', name = '', phone = '' }: Personal, { query, serviceNames }: FindVisitors): boolean {
	if (matches(query, `${title}${name}`) || matches(query, `${title} ${name}`)) return true;
	const digits = arabicDigits(query).replace(/[\s-]/g, '');
	if (/^\d+$/.test(digits)) return digits.length >= PHONE_DIGITS_MIN && phone.includes(digits);
	return visit.works.some(({ service }) => matches(query, serviceNames?.get(service) ?? ''));
}
