// Photos of requests, opened for the screen that asks (promise V11): each by the key in its sealed record.
import { openAttached } from '#domain/attached.ts';
import { photoIn, photoKeyIn } from '#domain/help-photo.ts';
import type { Sealer } from '#domain/personal.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { openSealed } from './open-sealed.ts';
import type { PersonalRow, ReadModelDatabase } from './schema.ts';

export interface PhotoDoors {
	db: ReadModelDatabase;
	ledger: Pick<Ledger, 'attachment'>;
	sealer: Pick<Sealer, 'open'>;
	crypto: Crypto;
}

/** JPEGs by the ULIDs of their records, in order; undefined for one that is not here or will not open. Keeps nothing. */
export async function readPhotos(doors: PhotoDoors, photos: readonly string[]): Promise<(Uint8Array<ArrayBuffer> | undefined)[]> {
	const rows = await doors.db.personal.bulkGet([...photos]);
	return Promise.all(rows.map((row) => readPhoto(doors, row)));
}

async function readPhoto(
	{ ledger, sealer, crypto }: PhotoDoors,
	row: PersonalRow | undefined
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const record = await openSealed(sealer, row);
	if (row === undefined || record.state !== 'opened') return undefined;
	const attached = photoKeyIn(record.personal);
	if (attached === undefined) return photoIn(record.personal);
	const bytes = await ledger.attachment(row.id, attached.name);
	return bytes && openAttached(crypto, row.id, attached, bytes);
}
