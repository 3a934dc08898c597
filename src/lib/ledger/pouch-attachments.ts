// Attachments in PouchDB: bytes beside a personal record, in and out (promises L65, L66).
import { fromBase64, toBase64 } from '#domain/base64.ts';
import { ATTACHMENT_TYPE, type PersonalDocument } from './document.ts';
import type { Act } from './ledger.ts';

/** As PouchDB tells of one: a stub, or with its bytes in the form of the platform. */
export interface PouchAttachment {
	content_type: string;
	revpos?: number;
	digest?: string;
	length?: number;
	stub?: true;
	data?: unknown;
}
export type PouchAttachments = Record<string, PouchAttachment>;

export const attachmentsIn = (document: object): PouchAttachments | undefined =>
	(document as { _attachments?: PouchAttachments })._attachments;

/** An act's personal record as it is written, with its attachments. */
export function withAttachments({ personal, attachments = [] }: Act): (PersonalDocument & { _attachments?: PouchAttachments }) | undefined {
	if (personal === undefined || attachments.length === 0) return personal;
	const named = attachments.map(({ name, bytes }) => [name, { content_type: ATTACHMENT_TYPE, data: toBase64(bytes) }] as const);
	return { ...personal, _attachments: Object.fromEntries(named) };
}

/** Stubs with their members in one order: a revision made anew is a digest of them, and every device must come to the same. */
export function inOneOrder(attachments: PouchAttachments): PouchAttachments {
	const names = Object.keys(attachments).sort();
	return Object.fromEntries(
		names.map((name) => {
			const { content_type, revpos = 1, digest = '', length = 0 } = attachments[name] as PouchAttachment;
			return [name, { content_type, revpos, digest, length, stub: true }];
		})
	);
}

/** The bytes of an attachment in whatever form PouchDB has them: base64, a Blob of browsers, a Buffer of Node. */
export async function bytesOf(data: unknown): Promise<Uint8Array<ArrayBuffer>> {
	if (typeof data === 'string') return fromBase64(data);
	return data instanceof Blob ? new Uint8Array(await data.arrayBuffer()) : new Uint8Array(data as Uint8Array);
}

/** Undefined where there is no such document, or nothing of that name. */
export async function readAttachment(pouch: PouchDB.Database, id: string, name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
	try {
		return await bytesOf(await pouch.getAttachment(id, name));
	} catch (error) {
		if ((error as PouchDB.Problem).status === NOT_FOUND_STATUS) return undefined;
		throw error;
	}
}

const NOT_FOUND_STATUS = 404;
