// What is older than the years for which it is kept? (promise V27)
import Dexie from 'dexie';
import { isEnded } from '#domain/help-steps.ts';
import { keptFrom, type Retention } from '#domain/privacy.ts';
import type { Day } from '#domain/days.ts';
import type { RecordType } from '#domain/words.ts';
import type { ReadModelDatabase } from '../schema.ts';

export interface DueYear {
	type: RecordType;
	/** Common era year of service. */
	year: number;
	records: number;
}

/** Personal records that retention would erase, and nothing of what they say. */
export interface RetentionDue {
	/** Subjects, oldest first. */
	subjects: string[];
	years: DueYear[];
	/** Days of service of the oldest and the newest; undefined when there is none. */
	oldest: string | undefined;
	newest: string | undefined;
}

interface Due {
	type: RecordType;
	subject: string;
	/** Of records that stand beside the subject's own. */
	linked: readonly string[];
	on: string;
}

/** Looks at days of service and whether a record is there; opens none. */
export async function retentionDue(db: ReadModelDatabase, retention: Retention, today: Day): Promise<RetentionDue> {
	const all = [
		...(await dueVisits(db, keptFrom(today, retention.visit))),
		...(await dueSurveys(db, keptFrom(today, retention.survey))),
		...(await dueRequests(db, keptFrom(today, retention.help)))
	];
	const there = new Set(
		await db.personal
			.where('subject')
			.anyOf(all.flatMap(({ subject, linked }) => [subject, ...linked]))
			.primaryKeys()
	);
	const due = all
		.filter(({ subject, linked }) => [subject, ...linked].some((one) => there.has(one)))
		.sort((a, b) => (a.on < b.on ? -1 : 1));
	return { subjects: due.map(({ subject }) => subject), years: byYear(due), oldest: due[0]?.on, newest: due.at(-1)?.on };
}

async function dueVisits(db: ReadModelDatabase, before: Day | undefined): Promise<Due[]> {
	if (before === undefined) return [];
	const rows = await db.visits.where('[on+at]').below([before, Dexie.minKey]).toArray();
	return rows.map(({ id, linked, on }) => ({ type: 'visit', subject: id, linked, on }));
}

async function dueSurveys(db: ReadModelDatabase, before: Day | undefined): Promise<Due[]> {
	if (before === undefined) return [];
	const rows = await db.surveys.where('on').below(before).toArray();
	return rows.map(({ id, on }) => ({ type: 'survey', subject: id, linked: [], on }));
}

async function dueRequests(db: ReadModelDatabase, before: Day | undefined): Promise<Due[]> {
	if (before === undefined) return [];
	const rows = await db.requests.where('[on+at]').below([before, Dexie.minKey]).toArray();
	// What goes on is not due, however old it is.
	return rows
		.filter(({ state, voided }) => voided || isEnded(state))
		.map(({ id, linked, on }) => ({ type: 'help', subject: id, linked, on }));
}

function byYear(due: readonly Due[]): DueYear[] {
	const groups = Map.groupBy(due, ({ type, on }) => `${type} ${on.slice(0, 4)}`);
	return [...groups.values()].map((group) => {
		const { type, on } = group[0] as Due;
		return { type, year: Number(on.slice(0, 4)), records: group.length };
	});
}
