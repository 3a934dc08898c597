// Attachment bytes in a database's SQLite file: each content once, however many revisions have it. Rows name who has what; a content
// that nobody names any more goes with the next sweep. Synchronous, inside whatever transaction the caller is in.
import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { AttachmentEdit, AttachmentEncoding, KeptAttachment } from './store.ts';

interface Row {
	name: string;
	blob: number;
	encoding: AttachmentEncoding;
}

export class SqliteAttachments {
	readonly #statements: ReturnType<typeof prepare>;

	constructor(db: Database.Database) {
		this.#statements = prepare(db);
	}

	/** Whether every attachment that is said to be kept by an earlier revision is. */
	areKept(id: string, edits: readonly AttachmentEdit[]): boolean {
		return edits.every(({ name, content }) => content instanceof Uint8Array || this.#row(id, content.rev, name) !== undefined);
	}

	/** Keeps the attachments of a new revision; those it has from an earlier one must be kept there. */
	save(id: string, rev: string, edits: readonly AttachmentEdit[]): void {
		for (const { name, encoding, content } of edits) {
			const row = content instanceof Uint8Array ? { blob: this.#keep(content), encoding } : this.#row(id, content.rev, name);
			if (row === undefined) throw new Error('An attachment of an earlier revision is gone');
			this.#statements.save.run(id, rev, name, row.blob, row.encoding);
		}
	}

	list(id: string, rev: string): KeptAttachment[] {
		return this.#statements.list.all(id, rev) as KeptAttachment[];
	}

	bytes(id: string, rev: string, name: string): Uint8Array | undefined {
		return this.#statements.bytes.get(id, rev, name) as Uint8Array | undefined;
	}

	/** A revision's body is gone, and with it what it had. */
	forget(id: string, rev: string): void {
		this.#statements.forget.run(id, rev);
	}

	/** Removes what belongs to revisions whose bodies are gone, and then the contents that nobody has. */
	sweep(): void {
		this.#statements.forgetBodiless.run();
		this.#statements.dropUnnamed.run();
	}

	#row(id: string, rev: string, name: string): Row | undefined {
		return this.#statements.row.get(id, rev, name) as Row | undefined;
	}

	/** By SHA-256: two contents with one MD5 can be made on purpose, and must not stand for each other. */
	#keep(bytes: Uint8Array): number {
		const digest = hash('sha256', bytes, 'buffer');
		this.#statements.keep.run(digest, bytes);
		return this.#statements.kept.get(digest) as number;
	}
}

function prepare(db: Database.Database) {
	return {
		row: db.prepare('SELECT name, blob, encoding FROM attachments WHERE id = ? AND rev = ? AND name = ?'),
		save: db.prepare('INSERT OR REPLACE INTO attachments (id, rev, name, blob, encoding) VALUES (?, ?, ?, ?, ?)'),
		list: db.prepare(
			`SELECT name, encoding, length(bytes) AS keptBytes FROM attachments JOIN blobs ON blobs.key = attachments.blob
			WHERE id = ? AND rev = ? ORDER BY name`
		),
		bytes: db
			.prepare('SELECT bytes FROM attachments JOIN blobs ON blobs.key = attachments.blob WHERE id = ? AND rev = ? AND name = ?')
			.pluck(),
		keep: db.prepare('INSERT OR IGNORE INTO blobs (sha256, bytes) VALUES (?, ?)'),
		kept: db.prepare('SELECT key FROM blobs WHERE sha256 = ?').pluck(),
		forget: db.prepare('DELETE FROM attachments WHERE id = ? AND rev = ?'),
		forgetBodiless: db.prepare(
			`DELETE FROM attachments
			WHERE NOT EXISTS (SELECT 1 FROM docs WHERE docs.id = attachments.id AND docs.rev = attachments.rev)
			AND NOT EXISTS (SELECT 1 FROM bodies WHERE bodies.id = attachments.id AND bodies.rev = attachments.rev)`
		),
		dropUnnamed: db.prepare('DELETE FROM blobs WHERE key NOT IN (SELECT blob FROM attachments)')
	};
}
