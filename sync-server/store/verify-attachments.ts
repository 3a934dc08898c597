// Whether attachments are what their digests say, and everyone who has one finds it.
import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { splitStubs, type NamedStub } from './attachment-stubs.ts';
import type { Findings } from './findings.ts';

/** Adds what is wrong with the attachments of a file. */
export function verifyAttachments(db: Database.Database, found: Findings): void {
	const names = db.prepare('SELECT id, rev, name FROM attachments WHERE blob = ?');
	for (const { key, sha256, bytes } of db.prepare('SELECT key, sha256, bytes FROM blobs').iterate() as Iterable<Blob>) {
		if (hash('sha256', bytes, 'buffer').equals(sha256)) continue;
		for (const { id, name } of names.all(key) as Named[]) found.add(`its attachment ${name} has other contents than its digest says`, id);
	}
	const orphans = 'SELECT id, rev, name FROM attachments WHERE blob NOT IN (SELECT key FROM blobs)';
	for (const { id, name } of db.prepare(orphans).iterate() as Iterable<Named>)
		found.add(`the contents of its attachment ${name} are missing`, id);
	verifyStubs(db, found);
	const nobodys = 'SELECT id, rev, name FROM attachments WHERE id NOT IN (SELECT id FROM docs)';
	for (const { id, name } of db.prepare(nobodys).iterate() as Iterable<Named>)
		found.add(`the attachment ${name} is kept without its document`, id);
}

/** Every attachment that a body tells of is there, with the digest that the body tells. */
function verifyStubs(db: Database.Database, found: Findings): void {
	const bytesOf = db
		.prepare('SELECT bytes FROM attachments JOIN blobs ON key = blob WHERE attachments.id = ? AND rev = ? AND name = ?')
		.pluck();
	const bodies = 'SELECT id, rev, json FROM docs UNION ALL SELECT id, rev, json FROM bodies';
	for (const { id, rev, json } of db.prepare(bodies).iterate() as Iterable<{ id: string; rev: string; json: string }>) {
		for (const { name, digest } of stubsIn(json)) {
			const bytes = bytesOf.get(id, rev, name) as Uint8Array | undefined;
			if (bytes === undefined) found.add(`its attachment ${name} of ${rev} is missing`, id);
			else if (`md5-${hash('md5', bytes, 'base64')}` !== digest)
				found.add(`its attachment ${name} of ${rev} has not the digest it tells`, id);
		}
	}
}

/** A body that cannot be read is told where documents are looked at. */
function stubsIn(json: string): NamedStub[] {
	try {
		return splitStubs(json).stubs;
	} catch {
		return [];
	}
}

interface Blob {
	key: number;
	sha256: Uint8Array;
	bytes: Uint8Array;
}
interface Named {
	id: string;
	rev: string;
	name: string;
}
