// How far a device is that has lost its place, for the one page that is left of it.
import type { SyncProblem } from '#sync/status.ts';

export type FarewellState =
	/** `unsent` undefined: being counted. */
	| { is: 'sending'; unsent: number | undefined; problem: SyncProblem | undefined }
	/** The server does not know who is here any more. */
	| { is: 'signed-out'; unsent: number }
	/** All is sent but so many records that the server does not take: for a rescue file. */
	| { is: 'refused'; refused: number }
	/** The ledger cannot be read in the ordinary way. */
	| { is: 'will-not-open' }
	| { is: 'erasing' }
	/** Another page of the browser holds a database open. */
	| { is: 'held-open' }
	/** Nothing is left here; the server does not know it yet. */
	| { is: 'telling' }
	| { is: 'done' };
