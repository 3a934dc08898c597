import type { Seq } from './store.ts';

/** The number in a sequence number of a store that counts for itself. A text is of another store, and so from the beginning. */
export const countedSeq = (seq: Seq): number => (typeof seq === 'number' ? seq : 0);
