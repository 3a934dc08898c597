// Subjects that left and are spoken of again (promise A43): fetched back whole, and no longer in the totals of what left.
import { surveyContribution, visitContribution } from '#domain/totals.ts';
import { linkedIn } from '#domain/linked.ts';
import type { FactDocument } from '#ledger/document.ts';
import { readFactId, subjectKey, type SubjectKey } from '#ledger/ids.ts';
import { noteReturned, readLeftSubjects, type LeftSubjects } from '#ledger/pouch-left.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import { knownAmong, type KnownSubject } from '#readmodel/known-subjects.ts';
import { project } from '#readmodel/project.ts';
import type { Projector } from '#readmodel/projector.ts';
import type { ReadModelDatabase } from '#readmodel/schema.ts';
import { bringBack } from '#sync/bring-back.ts';
import type { Wire } from '#sync/wire.ts';

export interface ReturnedDeps {
	ledger: PouchLedger;
	db: ReadModelDatabase;
	projector: Pick<Projector, 'drain' | 'leftChanged'>;
	wire: () => Wire;
	/** Name of the organisation's database at the server. */
	database: string;
}

/**
 * Settles every subject that is listed as left and has facts here. Rejects with WireError when the server was needed and did not
 * answer; what was settled stays so. Answers the subjects of which only a sealed record came back.
 */
export async function settleReturned(deps: ReturnedDeps): Promise<LeftSubjects> {
	const { ledger, db, projector } = deps;
	const strays: LeftSubjects = new Map();
	if ((await ledger.left()).generation === 1) return strays;
	const subjects = await readLeftSubjects(ledger.pouch);
	const rows = await knownAmong(db, subjects);
	for (const row of rows) {
		const key = keyOf(row);
		if (key === undefined) strays.set(row.id, subjects.get(row.id));
		else await settle(deps, row.id, key, subjects.get(row.id));
	}
	if (rows.length > strays.size) await projector.leftChanged();
	return strays;
}

async function settle(deps: ReturnedDeps, id: string, key: SubjectKey, several: string[] | undefined): Promise<void> {
	const { ledger, wire, database } = deps;
	let left = leftOf(await ledger.factsOf(key), several);
	if (left === undefined) {
		await bringBack(ledger.pouch, wire(), database, key, id);
		left = leftOf(await ledger.factsOf(key), several);
	}
	if (left === undefined) return;
	// Notes have no facts of their own by which they would be asked for.
	const linked = linkedIn(await ledger.factsOf(key));
	for (const one of linked) await bringBack(ledger.pouch, wire(), database, subjectKey('visit', one), one);
	const { visit, survey, request } = project(id, left, 0);
	const taken = [...(visit ? [visitContribution(visit)] : []), ...(survey ? [surveyContribution(survey)] : [])];
	const ofMonth = request === undefined || request.voided ? {} : { [request.on.slice(0, 'YYYY-MM'.length)]: 1 };
	await noteReturned(ledger.pouch, [id, ...linked], taken, ofMonth);
}

/** The facts that the subject had when it left; undefined while they are not all here. */
function leftOf(facts: readonly FactDocument[], several: readonly string[] | undefined): FactDocument[] | undefined {
	const left =
		several === undefined
			? facts.filter(({ kind }) => kind === 'visit-registered').slice(0, 1)
			: facts.filter(({ _id }) => several.includes(_id));
	return left.length === (several?.length ?? 1) ? left : undefined;
}

/** Undefined for a subject without facts. */
function keyOf({ documents }: KnownSubject): SubjectKey | undefined {
	const parts = documents.flatMap((id) => readFactId(id) ?? [])[0];
	return parts && subjectKey(parts.subjectKind, parts.subjectId);
}
