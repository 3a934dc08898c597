// Bytes as text that may stand in an address: base64 with - and _ and no padding.
import { fromBase64, toBase64 } from './base64.ts';

export const toBase64Url = (bytes: Uint8Array): string => toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

/** The bytes; nothing when the text is not base64url. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
	if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined;
	try {
		return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
	} catch {
		return undefined;
	}
}
