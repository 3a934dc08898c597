// Personal records opened for whoever is at the device, if they may (A8); each opening goes into the log (A60).
import type { Sealer } from '#domain/personal.ts';
import { may } from '#domain/roles.ts';
import type { OpeningPurpose } from '#domain/words.ts';
import { makePersonalReader, makeSealedReader } from '#readmodel/make-personal-reader.ts';
import type { ReadModelDatabase } from '#readmodel/schema.ts';
import type { App, Who } from './app.ts';
import type { Later } from './compose-later.ts';

export interface PersonalDoors {
	db: ReadModelDatabase;
	sealer: Sealer;
	who: () => Who | undefined;
	later: () => Promise<Later>;
	report: (error: unknown) => void;
}

/** What the screens read of persons. */
export function personalFor({ db, sealer, who, later, report }: PersonalDoors): Pick<App, 'personal' | 'history' | 'photos'> {
	const [opening, sealed] = [makePersonalReader(db, sealer), makeSealedReader(db)];
	function note(purpose: OpeningPurpose, subjects: readonly string[]): void {
		const by = who()?.staff;
		if (by !== undefined && subjects.length > 0) later().then(({ openings }) => openings.note(by, purpose, subjects), report);
	}
	return {
		personal: {
			async read(subjects, purpose) {
				const records = await (may(who()?.roles ?? [], 'read-personal') ? opening : sealed).read(subjects);
				const opened = subjects.filter((_, nth) => records[nth]?.state === 'opened');
				if (purpose !== undefined) note(purpose, opened);
				return records;
			}
		},
		photos: async (photos) => (may(who()?.roles ?? [], 'read-personal') ? (await later()).photos(photos) : []),
		async history(visit, purpose = 'detail') {
			note(purpose, [visit]);
			return (await later()).history(visit);
		}
	};
}
