// Bytes as base64 text, the same in browser and server.

const BYTES_PER_CALL = 8_192;

export function toBase64(bytes: Uint8Array): string {
	let text = '';
	for (let from = 0; from < bytes.length; from += BYTES_PER_CALL)
		text += String.fromCharCode(...bytes.subarray(from, from + BYTES_PER_CALL));
	return btoa(text);
}

/** Throws for a text that is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
	const letters = atob(text);
	const bytes = new Uint8Array(letters.length);
	// Not Uint8Array.from: where ten thousand records are opened, most of the time would go into this.
	for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
	return bytes;
}
