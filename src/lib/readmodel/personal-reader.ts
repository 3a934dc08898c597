// Opens sealed personal records for the screen that asks. Keeps no plaintext between calls.
import type { Personal, Unopened } from '#domain/personal.ts';
import type { OpeningPurpose } from '#domain/words.ts';

export type OpenedPersonal = { state: 'opened'; personal: Personal } | { state: 'closed'; why: Unopened } | { state: 'none' };

export interface PersonalReader {
	/**
	 * For each subject id (visit or survey), in order. Never rejects for a record that will not open. With a purpose, whoever is at
	 * the device is shown them, which goes into the log of openings; without, nobody is.
	 */
	read(subjects: readonly string[], purpose?: OpeningPurpose): Promise<OpenedPersonal[]>;
}
