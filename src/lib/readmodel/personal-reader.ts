// Opens sealed personal records for the screen that asks. Keeps no plaintext between calls.
import type { Personal, Unopened } from '#domain/personal.ts';

export type OpenedPersonal = { state: 'opened'; personal: Personal } | { state: 'closed'; why: Unopened } | { state: 'none' };

export interface PersonalReader {
	/** For each subject id (visit or survey), in order. Never rejects for a record that will not open. */
	read(subjects: readonly string[]): Promise<OpenedPersonal[]>;
}
