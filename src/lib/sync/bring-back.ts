// A subject that left and is spoken of again, by a correction made elsewhere say, is fetched back from the server whole (S47).
import { factRange, personalRange, type SubjectKey } from '#ledger/ids.ts';
import { strict } from '#ledger/durability.ts';
import { withFetched } from './attachments.ts';
import { bulkGet } from './remote.ts';
import { WireError, type Wire } from './wire.ts';

/** Fetches every document of a subject, as the server has them now, and stores them durably. */
export async function bringBack(
	pouch: PouchDB.Database,
	wire: Wire,
	database: string,
	subject: SubjectKey,
	subjectId: string
): Promise<void> {
	const ranges = [factRange(subject), personalRange(subjectId)];
	const docs = (await Promise.all(ranges.map((range) => listed(wire, database, range.from, range.to)))).flat();
	if (docs.length === 0) return;
	const got = await bulkGet(wire, database, { docs });
	const documents = got.results.flatMap((result) => result.docs.flatMap((each) => ('ok' in each ? [each.ok] : [])));
	if (documents.length < docs.length) throw new WireError('bad-reply', 'The server listed a document and does not have it');
	const whole = await withFetched(wire, database, documents);
	await strict(() => pouch.bulkDocs({ docs: whole, new_edits: false }));
}

async function listed(wire: Wire, database: string, from: string, to: string): Promise<{ id: string; rev: string }[]> {
	const range = new URLSearchParams({ startkey: JSON.stringify(from), endkey: JSON.stringify(to) });
	const { rows } = (await wire.ask(`${database}/_all_docs?${range.toString()}`)).data as {
		rows?: { id: string; value: { rev: string } }[];
	};
	if (!Array.isArray(rows)) throw new WireError('bad-reply', 'A listing without rows');
	return rows.map(({ id, value }) => ({ id, rev: value.rev }));
}
