// How a fact is named: `<subject kind>:<subject id>:<kind>:<act ulid>`, subject first, so that all facts of one subject
// are one key range. The ledger reads the same names (ledger/ids.ts).
import { factBodies, type FactKind } from './facts.ts';

const PARTS_IN_FACT_ID = 4;

/** The id of the fact that an act of this kind writes about a subject. */
export const factIdOf = (kind: FactKind, subjectId: string, act: string): string =>
	`${factBodies[kind].subject}:${subjectId}:${kind}:${act}`;

/** The act's ULID out of a fact's id; '' when the id is not one of a fact. */
export function actIdOf(factId: string): string {
	const parts = factId.split(':');
	return parts.length === PARTS_IN_FACT_ID ? (parts[PARTS_IN_FACT_ID - 1] as string) : '';
}

/** The subject's id out of a fact's id; '' when the id is not one of a fact. */
export function subjectIdOf(factId: string): string {
	const parts = factId.split(':');
	return parts.length === PARTS_IN_FACT_ID ? (parts[1] as string) : '';
}
