// What a database holds, in one number: equal on two servers when they hold the same documents in the same leaf revisions.
import { hash } from 'node:crypto';
import type { ChangeRow, Database, Seq } from '../store/store.ts';

const PAGE_ROWS = 1_000;
const DIGEST_BITS = 256;

export interface Digest {
	documents: number;
	/** Hexadecimal. */
	digest: string;
}

/**
 * The sum of the SHA-256 of each document's id and leaf revisions: it does not depend on the order of writing, so nothing has to be
 * sorted or held in memory. `among`: only documents with these ids.
 */
export async function digestOf(database: Database, among?: ReadonlySet<string>): Promise<Digest> {
	let documents = 0;
	let sum = 0n;
	for await (const { id, leaves } of rowsOf(database)) {
		if (among !== undefined && !among.has(id)) continue;
		const revs = leaves.map(({ rev }) => rev).sort();
		sum = BigInt.asUintN(DIGEST_BITS, sum + BigInt(`0x${hash('sha256', JSON.stringify([id, ...revs]))}`));
		documents += 1;
	}
	return { documents, digest: sum.toString(16) };
}

/** Ids of all documents, the deleted among them. */
export async function idsIn(database: Database): Promise<Set<string>> {
	const ids = new Set<string>();
	for await (const { id } of rowsOf(database)) ids.add(id);
	return ids;
}

async function* rowsOf(database: Database): AsyncGenerator<ChangeRow> {
	let since: Seq = 0;
	for (let pending = 1; pending > 0;) {
		const page: Awaited<ReturnType<Database['changes']>> = await database.changes({
			since,
			limit: PAGE_ROWS,
			descending: false,
			bodies: false
		});
		yield* page.rows;
		since = page.lastSeq;
		pending = page.rows.length === 0 ? 0 : page.pending;
	}
}
