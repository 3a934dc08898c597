// Why an act could not be stored, when the reason is the world and not a rule. Nothing of the act is stored then.

export type Failure = 'storage-full' | 'closed' | 'other';

const byName: Readonly<Record<string, Failure>> = { StorageFullError: 'storage-full', LedgerClosedError: 'closed' };

/** The commands reject with errors that are told apart by name: their classes live in rooms that screens do not enter. */
export const failureOf = (error: unknown): Failure => (error instanceof Error ? byName[error.name] : undefined) ?? 'other';
