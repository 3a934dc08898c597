// multipart bodies, taken apart and put together with CouchDB's framing (P85).
import { randomBytes } from 'node:crypto';
import { Refused } from '../errors.ts';
import type { Follower } from './outgoing-attachments.ts';

const BOUNDARY_BYTES = 16;

export interface Part {
	/** By name in lower case. */
	headers: ReadonlyMap<string, string>;
	body: Uint8Array;
}

export const newBoundary = (): string => randomBytes(BOUNDARY_BYTES).toString('hex');

/** The parts of a multipart body of this content type. Throws Refused when it is not one, or not whole. */
export function parseMultipart(bytes: Uint8Array, contentType: string): Part[] {
	const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType);
	if (boundary === null) throw new Refused('bad_request', 'The multipart body has no boundary');
	// A line break in front, so that every delimiter begins with one.
	const body = Buffer.concat([Buffer.from('\r\n'), bytes]);
	const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
	const parts: Part[] = [];
	let at = body.indexOf(delimiter);
	while (at >= 0) {
		const start = at + delimiter.length;
		if (body.toString('latin1', start, start + 2) === '--') return parts;
		at = body.indexOf(delimiter, start);
		if (at >= 0) parts.push(parsePart(body.subarray(start, at)));
	}
	throw new Refused('bad_request', 'The multipart body is not whole');
}

function parsePart(bytes: Buffer): Part {
	const end = bytes.indexOf('\r\n\r\n');
	if (end < 0) throw new Refused('bad_request', 'A part of the multipart body has no end of headers');
	const headers = new Map<string, string>();
	for (const line of bytes.toString('utf8', 0, end).split('\r\n')) {
		const colon = line.indexOf(':');
		if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
	}
	return { headers, body: bytes.subarray(end + '\r\n\r\n'.length) };
}

/** The document's JSON and what follows it as multipart/related; the JSON alone when nothing follows. */
export async function* relatedPieces(
	boundary: string,
	json: string,
	followers: readonly Follower[],
	bytesOf: (follower: Follower) => Promise<Uint8Array>
): AsyncGenerator<string | Uint8Array> {
	if (followers.length === 0) {
		yield json;
		return;
	}
	yield relatedHead(boundary, json);
	for (const follower of followers) {
		yield followerHead(follower);
		yield await bytesOf(follower);
		yield `\r\n--${boundary}`;
	}
	yield '--';
}

/** How many bytes relatedPieces gives. */
export function relatedLength(boundary: string, json: string, followers: readonly Follower[]): number {
	if (followers.length === 0) return Buffer.byteLength(json);
	const framing = followers.map((follower) => `${followerHead(follower)}\r\n--${boundary}`).join('');
	const kept = followers.reduce((sum, { keptBytes }) => sum + keptBytes, 0);
	return Buffer.byteLength(`${relatedHead(boundary, json)}${framing}--`) + kept;
}

export const relatedType = (boundary: string, followers: readonly Follower[]): string =>
	followers.length === 0 ? 'application/json' : `multipart/related; boundary="${boundary}"`;

const relatedHead = (boundary: string, json: string): string =>
	`--${boundary}\r\nContent-Type: application/json\r\n\r\n${json}\r\n--${boundary}`;

function followerHead({ name, contentType, encoding, keptBytes }: Follower): string {
	const lines = [
		`Content-Disposition: attachment; filename="${oneLine(name)}"`,
		`Content-Type: ${oneLine(contentType)}`,
		`Content-Length: ${keptBytes}`,
		...(encoding === 'identity' ? [] : [`Content-Encoding: ${encoding}`])
	];
	return `\r\n${lines.join('\r\n')}\r\n\r\n`;
}

/** What a client wrote must not begin a header of its own. */
export const oneLine = (text: string): string => text.replaceAll(/[\r\n\0]/g, ' ');
