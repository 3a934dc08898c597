// Sequence numbers as clients see them: `<number>-<life of the database>`. A number from an earlier life (the database was
// destroyed, or put back from a backup) means nothing in this one, so whoever brings it starts from the beginning (P40).
// A store in front of a CouchDB gives texts, in which CouchDB itself has written all that: they go through as they are.
import { Refused } from '../errors.ts';
import type { Seq } from '../store/store.ts';

export const formatSeq = (seq: Seq, instance: string): string => (typeof seq === 'string' ? seq : `${seq}-${instance}`);

/** What a `since` stands for. Throws Refused for what was never a sequence number. */
export function readSeq(text: string, instance: string, updateSeq: Seq): Seq {
	if (text === 'now') return updateSeq;
	const match = /^"?(\d{1,15})(?:-([0-9a-zA-Z_-]+))?"?$/.exec(text);
	if (match === null) throw new Refused('bad_request', "Malformed sequence supplied in 'since' parameter.");
	if (typeof updateSeq === 'string') return text.replaceAll('"', '');
	const seq = Number(match[1]);
	const isOfAnotherLife = match[2] !== undefined && match[2] !== instance;
	// Further than this life has come: somebody put older files back without telling anyone.
	const isLost = match[2] === instance && seq > updateSeq;
	return isOfAnotherLife || isLost ? 0 : seq;
}
