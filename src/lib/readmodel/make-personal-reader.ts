// Opens the sealed personal records that the read model holds (promises V6, V11, V12).
import type { Sealer } from '#domain/personal.ts';
import { openSealed } from './open-sealed.ts';
import type { PersonalReader } from './personal-reader.ts';
import type { ReadModelDatabase } from './schema.ts';

/** A reader that opens with the device's keys; each call reads and opens anew and keeps nothing. */
export function makePersonalReader(db: ReadModelDatabase, sealer: Pick<Sealer, 'open'>): PersonalReader {
	return {
		async read(subjects) {
			const rows = await db.personal.bulkGet([...subjects]);
			return Promise.all(rows.map((row) => openSealed(sealer, row)));
		}
	};
}

/** For people who may see figures but no names: every record there is stays sealed. */
export const makeSealedReader = (db: ReadModelDatabase): PersonalReader =>
	makePersonalReader(db, { open: () => Promise.resolve({ unopened: 'no-key' }) });
