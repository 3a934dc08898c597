// Revisions of a database as edits that another one takes as they are: with their history, their body and their attachments.
import { historyOf } from '../revisions/tree.ts';
import { hasAttachments } from '../store/attachment-stubs.ts';
import type { AttachmentEdit, Body, Database, Edit, Head } from '../store/store.ts';

/** Bodies and attachments in one request. A document that is larger goes alone. */
const REQUEST_BYTES_MAX = 8 * 1024 * 1024;

/** The named revisions of each document, in requests of bounded size. Throws when one of them is not kept here. */
export async function* readEdits(database: Database, revsById: ReadonlyMap<string, readonly string[]>): AsyncGenerator<Edit[]> {
	const keys = [...revsById].flatMap(([id, revs]) => revs.map((rev) => ({ id, rev })));
	const [heads, bodies] = await Promise.all([database.heads(keys.map(({ id }) => id)), database.bodies(keys)]);
	let waiting: Edit[] = [];
	let bytes = 0;
	for (const [index, key] of keys.entries()) {
		const edit = await editOf(database, key, heads[index], bodies[index]);
		const size = sizeOf(edit);
		if (waiting.length > 0 && bytes + size > REQUEST_BYTES_MAX) {
			yield waiting;
			[waiting, bytes] = [[], 0];
		}
		waiting.push(edit);
		bytes += size;
	}
	if (waiting.length > 0) yield waiting;
}

async function editOf(database: Database, key: { id: string; rev: string }, head: Head | undefined, body: Body | undefined): Promise<Edit> {
	const { id, rev } = key;
	const path = head === undefined ? undefined : historyOf(head.tree, rev)?.map((step) => step.rev);
	if (path === undefined || body === undefined) throw new Error(`Revision ${rev} of ${id} in ${database.name} cannot be read`);
	const attachments = hasAttachments(body.json) ? await attachmentsOf(database, key) : [];
	const edit = { kind: 'replicated', path, deleted: body.deleted } as const;
	return { id, edit, json: body.json, ...(attachments.length === 0 ? {} : { attachments }) };
}

async function attachmentsOf(database: Database, key: { id: string; rev: string }): Promise<AttachmentEdit[]> {
	const kept = await database.attachments(key.id, key.rev);
	return Promise.all(
		kept.map(async ({ name, encoding }) => {
			const content = await database.attachmentBytes({ ...key, name });
			if (content === undefined) throw new Error(`Attachment ${name} of ${key.id} in ${database.name} cannot be read`);
			return { name, encoding, content };
		})
	);
}

function sizeOf({ json, attachments = [] }: Edit): number {
	return json.length + attachments.reduce((sum, { content }) => sum + ('length' in content ? content.length : 0), 0);
}
