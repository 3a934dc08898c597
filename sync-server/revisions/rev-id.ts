// Pure: revision ids, `<generation>-<hash>`.
import { hash } from 'node:crypto';

export interface RevId {
	generation: number;
	hash: string;
}

/** A hash goes as it is into headers and JSON texts: printable ASCII without quote and backslash. */
const REV = /^([1-9]\d{0,15})-([!#-[\]-~]{1,64})$/;

/** The parts of a revision id, or undefined for anything else. */
export function parseRev(rev: unknown): RevId | undefined {
	const match = typeof rev === 'string' ? REV.exec(rev) : null;
	return match === null ? undefined : { generation: Number(match[1]), hash: match[2] as string };
}

/** Whether this is a revision id: parseRev without the parts. */
export const isRev = (rev: unknown): rev is string => typeof rev === 'string' && REV.test(rev);

export const formatRev = (generation: number, hash: string): string => `${generation}-${hash}`;

export const generationOf = (rev: string): number => Number(rev.slice(0, rev.indexOf('-')));

export const hashOf = (rev: string): string => rev.slice(rev.indexOf('-') + 1);

/**
 * The hash of a new edit: MD5 of the JSON text of the document with its `_id`, its parent as `_rev`, and `_deleted`,
 * members in the order written. PouchDB computes the same in a browser. (In Node, PouchDB reads text as latin1 before hashing,
 * so there it agrees for ASCII only; latin1 would give different Thai texts one revision, which must never be.)
 */
export const hashOfText = (text: string): string => hash('md5', text);

/** The hash of a document written again over its tombstone without naming it; members as PouchDB puts them. */
export function revivalHash(id: string, parent: string, json: string): string {
	const members = json.slice(0, -1);
	const separator = members === '{' ? '' : ',';
	return hashOfText(`${members}${separator}"_rev":${JSON.stringify(parent)},"_id":${JSON.stringify(id)}}`);
}
