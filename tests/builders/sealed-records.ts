// Personal records that other tablets sealed and sent: only their seals matter, not what is in them.
import { sealBytes } from '#domain/sealing.ts';
import { personalId } from '#ledger/ids.ts';
import { ulidOf } from '../centre.ts';

const FIRST_NUMBER = 5_000;

/** So many records of the centre, each of a visit of its own, sealed under this key. */
export function sealedRecords(org: string, raw: Uint8Array<ArrayBuffer>, count: number) {
	const ids = Array.from({ length: count }, (_, at) => personalId(ulidOf(FIRST_NUMBER + at), ulidOf(FIRST_NUMBER + at)));
	const sealed = (id: string) => sealBytes(crypto, raw, id, new TextEncoder().encode('{}'));
	return Promise.all(ids.map(async (_id) => ({ _id, device: ulidOf(9), org, sealed: await sealed(_id) })));
}
