// A photo of a request for help (D118, D130): a JPEG attached to a sealed record of its own, which holds the key that opens it.
// Records of an earlier program hold the JPEG itself, in base64.
import type { Attached } from './attached.ts';
import { fromBase64, toBase64 } from './base64.ts';
import type { Personal } from './personal.ts';

export const PHOTO_NAME = 'photo';
/** What every JPEG begins with. */
const JPEG_MARK = [0xff, 0xd8, 0xff] as const;

export const isJpeg = (bytes: Uint8Array): boolean => JPEG_MARK.every((byte, at) => bytes[at] === byte);

/** The record to be sealed. */
export const photoRecord = (key: Uint8Array): Personal => ({ photoKey: toBase64(key) }) as Personal;

/** What opens the picture attached to this record; undefined where none is. */
export function photoKeyIn(personal: Personal): Pick<Attached, 'name' | 'key'> | undefined {
	const key = bytesIn((personal as { photoKey?: unknown }).photoKey);
	return key && { name: PHOTO_NAME, key };
}

/** The picture in a record of an earlier program, or undefined where it holds none. */
export function photoIn(personal: Personal): Uint8Array<ArrayBuffer> | undefined {
	const bytes = bytesIn((personal as { photo?: unknown }).photo);
	return bytes !== undefined && isJpeg(bytes) ? bytes : undefined;
}

function bytesIn(text: unknown): Uint8Array<ArrayBuffer> | undefined {
	try {
		return typeof text === 'string' ? fromBase64(text) : undefined;
	} catch {
		return undefined;
	}
}
