// What goes into a seal and comes out of it: JSON in UTF-8. Fields of a newer program survive being read and written here.
// Spaces fill the bytes up to whole blocks, so that the length of a sealed record says little of the name in it.
import { personalFields, withoutEmpty } from './personal-entry.ts';
import type { Personal } from './personal.ts';

const BLOCK_BYTES = 64;
const SPACE = 0x20;

/** Bytes to seal. Empty fields are left out. */
export function encodePersonal(personal: Personal): Uint8Array<ArrayBuffer> {
	const json = new TextEncoder().encode(JSON.stringify(withoutEmpty(personal)));
	const blocks = new Uint8Array(Math.ceil(json.length / BLOCK_BYTES) * BLOCK_BYTES).fill(SPACE);
	blocks.set(json);
	return blocks;
}

/** What was sealed, or undefined when the bytes are no personal record. */
export function decodePersonal(bytes: Uint8Array): Personal | undefined {
	try {
		const read: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
		return isPersonal(read) ? read : undefined;
	} catch {
		return undefined;
	}
}

/** Each field that is known here is text or absent. Limits are for what is typed here: a newer program may know longer ones. */
function isPersonal(value: unknown): value is Personal {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
	const record = value as Record<string, unknown>;
	return personalFields.every((field) => record[field] === undefined || typeof record[field] === 'string');
}
