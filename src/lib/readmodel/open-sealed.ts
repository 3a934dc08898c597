// One sealed record, opened for the moment it is asked for.
import { decodePersonal } from '#domain/personal-codec.ts';
import type { Sealed, Sealer } from '#domain/personal.ts';
import type { OpenedPersonal } from './personal-reader.ts';

/** Never rejects; no record is 'none'. `id` is the document id that the seal is bound to. */
export async function openSealed(
	sealer: Pick<Sealer, 'open'>,
	record: { id: string; sealed: Sealed } | undefined
): Promise<OpenedPersonal> {
	if (record === undefined) return { state: 'none' };
	const opened = await sealer.open(record.id, record.sealed);
	if ('unopened' in opened) return { state: 'closed', why: opened.unopened };
	const personal = decodePersonal(opened.plain);
	return personal === undefined ? { state: 'closed', why: 'damaged' } : { state: 'opened', personal };
}
