// Pure: how ledger ids are made and read. Subject first, then the act, so that all facts of one subject are one key range.
//   fact:            <subject kind>:<subject id>:<kind>:<act ulid>        visit:01J…:visit-registered:01J…
//   personal record: personal:<subject id>:<act ulid>

const HIGHEST = '\ufff0';
const PERSONAL = 'personal';

/** `visit:01J…`: the key of a subject; its facts are the ids between `<key>:` and `<key>:\ufff0`. */
export type SubjectKey = `${string}:${string}`;

export const subjectKey = (kind: string, id: string): SubjectKey => `${kind}:${id}`;
export const factId = (subject: SubjectKey, kind: string, act: string): string => `${subject}:${kind}:${act}`;
export const personalId = (subjectId: string, act: string): string => `${PERSONAL}:${subjectId}:${act}`;
export const isPersonalId = (id: string): boolean => id.startsWith(`${PERSONAL}:`);

/** First and last id of a key range, both included. */
export interface IdRange {
	from: string;
	to: string;
}
export const factRange = (subject: SubjectKey): IdRange => ({ from: `${subject}:`, to: `${subject}:${HIGHEST}` });
/** All facts about subjects of one kind. */
export const kindRange = (subjectKind: string): IdRange => ({ from: `${subjectKind}:`, to: `${subjectKind}:${HIGHEST}` });
/** All facts of one kind about a subject. */
export const factsRange = (subject: SubjectKey, kind: string): IdRange => ({
	from: `${subject}:${kind}:`,
	to: `${subject}:${kind}:${HIGHEST}`
});
export const personalRange = (subjectId: string): IdRange => ({
	from: `${PERSONAL}:${subjectId}:`,
	to: `${PERSONAL}:${subjectId}:${HIGHEST}`
});

export interface FactIdParts {
	subject: SubjectKey;
	subjectKind: string;
	subjectId: string;
	kind: string;
	act: string;
}

/** The parts of a fact's id, or undefined for any other id. */
export function readFactId(id: string): FactIdParts | undefined {
	const parts = id.split(':');
	if (parts.length !== 4 || parts[0] === PERSONAL || parts.some((part) => part === '')) return undefined;
	const [subjectKind, subjectId, kind, act] = parts as [string, string, string, string];
	return { subject: subjectKey(subjectKind, subjectId), subjectKind, subjectId, kind, act };
}

/** The subject id and act of a personal record's id, or undefined for any other id. */
export function readPersonalId(id: string): { subjectId: string; act: string } | undefined {
	const parts = id.split(':');
	if (parts.length !== 3 || parts[0] !== PERSONAL || parts.some((part) => part === '')) return undefined;
	return { subjectId: parts[1] as string, act: parts[2] as string };
}
