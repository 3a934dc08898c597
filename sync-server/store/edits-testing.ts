// Edits for tests of stores.
import { hash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { hashOfText } from '../revisions/rev-id.ts';
import { joinStubs } from './attachment-stubs.ts';
import type { AttachmentEdit, Database, Edit, Seq } from './store.ts';

export function put(id: string, body: object, parent?: string): Edit {
	const json = JSON.stringify(body);
	return { id, json, edit: { kind: 'new', parent, hash: hashOfText(id + json + (parent ?? '')), deleted: false } };
}
export const remove = (id: string, parent: string): Edit => ({
	id,
	json: '{}',
	edit: { kind: 'new', parent, hash: hashOfText(`-${parent}`), deleted: true }
});
export const replicated = (id: string, path: string[], body: object = {}, deleted = false): Edit => ({
	id,
	json: JSON.stringify(body),
	edit: { kind: 'replicated', path, deleted }
});

/** Types that CouchDB keeps as they come, and packed. */
export const TYPES = { identity: 'application/octet-stream', gzip: 'text/plain' } as const;

/** A new attachment. */
export const file = (name: string, text: string, encoding: AttachmentEdit['encoding'] = 'identity'): AttachmentEdit => ({
	name,
	encoding,
	content: encoding === 'gzip' ? gzipSync(text) : new TextEncoder().encode(text)
});
export const kept = (name: string, rev: string): AttachmentEdit => ({ name, encoding: 'identity', content: { rev } });

/** The edit with attachments of which its body tells. */
export function withFiles(edit: Edit, attachments: AttachmentEdit[]): Edit {
	const stubs = attachments.map(({ name, encoding, content }) => {
		const bytes = 'rev' in content ? undefined : content;
		const digest = `md5-${bytes === undefined ? '' : hash('md5', bytes, 'base64')}`;
		return {
			name,
			content_type: TYPES[encoding],
			revpos: 1,
			digest,
			length: (encoding === 'gzip' && bytes !== undefined ? gunzipSync(bytes) : bytes)?.length ?? 0
		};
	});
	return { ...edit, json: joinStubs(stubs, edit.json), attachments };
}

export async function revOf(database: Database, edit: Edit): Promise<string> {
	const [outcome] = await database.write([edit]);
	if (outcome?.ok !== true) throw new Error(`Not written: ${JSON.stringify(outcome)}`);
	return outcome.rev;
}

/** Where in the order of writes: a sequence number is a count, with whatever a store writes behind it. */
export const at = (seq: Seq): number => Number.parseInt(String(seq), 10);
