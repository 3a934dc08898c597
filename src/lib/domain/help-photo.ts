// A photo of a request for help, as it stands in its sealed record (D118): the JPEG itself, in base64, and nothing else.
import { fromBase64, toBase64 } from './base64.ts';
import type { Personal } from './personal.ts';

/** What every JPEG begins with. */
const JPEG_MARK = [0xff, 0xd8, 0xff] as const;

export const isJpeg = (bytes: Uint8Array): boolean => JPEG_MARK.every((byte, at) => bytes[at] === byte);

/** The record to be sealed. */
export const photoRecord = (bytes: Uint8Array): Personal => ({ photo: toBase64(bytes) }) as Personal;

/** The picture in an opened record, or undefined where it holds none. */
export function photoIn(personal: Personal): Uint8Array<ArrayBuffer> | undefined {
	const { photo } = personal as { photo?: unknown };
	if (typeof photo !== 'string') return undefined;
	try {
		const bytes = fromBase64(photo);
		return isJpeg(bytes) ? bytes : undefined;
	} catch {
		return undefined;
	}
}
