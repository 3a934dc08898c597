// What the screens know of rescue files. Made by compose-rescue.ts.
import type { RescueReading } from '#domain/rescue-reading.ts';

/** A rescue file that was made. */
export interface RescueFile {
	file: File;
	/** Facts in it: what people count. */
	facts: number;
	documents: number;
	/** Documents that the device has and could not read. */
	unreadable: number;
	/** `raw`: the ledger would not open, and the file has all that could be read past it. */
	from: 'ledger' | 'raw';
}

/** A rescue file that was taken in. */
export interface TakenIn extends RescueReading {
	/** Facts that were not on this device before. */
	newFacts: number;
	newDocuments: number;
}
