// How long texts are in UTF-8, without counting when there is no need to.

/** Bytes that one UTF-16 unit of text can come to. */
const UTF8_BYTES_MAX = 3;

/** Whether a text has more than so many bytes in UTF-8. */
export const hasMoreBytes = (text: string, maxBytes: number): boolean =>
	text.length * UTF8_BYTES_MAX > maxBytes && Buffer.byteLength(text) > maxBytes;
