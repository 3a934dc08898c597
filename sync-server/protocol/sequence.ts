// Sequence numbers as clients see them: `<number>-<life of the database>`. A number from an earlier life (the database was
// destroyed, or put back from a backup) means nothing in this one, so whoever brings it starts from the beginning (P40).
import { Refused } from '../errors.ts';

export const formatSeq = (seq: number, instance: string): string => `${seq}-${instance}`;

/** The number behind a `since`. Throws Refused for what was never a sequence number. */
export function readSeq(text: string, instance: string, updateSeq: number): number {
	if (text === 'now') return updateSeq;
	const match = /^"?(\d{1,15})(?:-([0-9a-zA-Z_-]+))?"?$/.exec(text);
	if (match === null) throw new Refused('bad_request', "Malformed sequence supplied in 'since' parameter.");
	const isOfAnotherLife = match[2] !== undefined && match[2] !== instance;
	return isOfAnotherLife ? 0 : Number(match[1]);
}
