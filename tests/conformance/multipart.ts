// Multipart bodies as CouchDB frames them, read without forgiveness: what a stricter reader would stumble on is an error here.

export interface Part {
	/** Names in lower case. */
	headers: Record<string, string>;
	body: Buffer;
}

const LINE_END = '\r\n';

/** The parts of a body; `kind` is the type it has to have. Throws an Error that says what is wrong with it. */
export function parts(contentType: string, kind: string, body: Buffer): Part[] {
	const boundary = new RegExp(`^${kind}; boundary="([^"]+)"$`).exec(contentType)?.[1];
	if (boundary === undefined) throw new Error(`${contentType} is not ${kind} with a boundary in quotes`);
	const delimiter = `--${boundary}`;
	if (!body.subarray(0, delimiter.length).equals(Buffer.from(delimiter))) throw new Error('The body begins with something else');
	const found: Part[] = [];
	for (let at = delimiter.length; ;) {
		const mark = body.subarray(at, at + 2).toString();
		if (mark === '--') return found;
		if (mark !== LINE_END) throw new Error('A boundary is followed by neither a part nor the end');
		const end = body.indexOf(LINE_END + delimiter, at);
		if (end < 0) throw new Error('A part has no end');
		found.push(readPart(body.subarray(at + LINE_END.length, end)));
		at = end + LINE_END.length + delimiter.length;
	}
}

function readPart(bytes: Buffer): Part {
	const blank = bytes.indexOf(LINE_END + LINE_END);
	if (blank < 0) throw new Error('A part has no blank line behind its headers');
	const lines = bytes.subarray(0, blank).toString().split(LINE_END);
	const headers = lines.map((line) => /^([^:]+): ?(.*)$/s.exec(line) ?? []).map(([, name = '', value = '']) => [name.toLowerCase(), value]);
	return { headers: Object.fromEntries(headers) as Record<string, string>, body: bytes.subarray(blank + 2 * LINE_END.length) };
}

/** A document and its files as one body, framed as CouchDB's replicator does it: the last boundary has nothing behind it. */
export function related(boundary: string, [document, ...files]: readonly Part[]): { contentType: string; body: Buffer } {
	const pieces: (string | Buffer)[] = [`--${boundary}${LINE_END}Content-Type: application/json${LINE_END}${LINE_END}`];
	pieces.push(document?.body ?? '', `${LINE_END}--${boundary}`);
	for (const { headers, body } of files) {
		const lines = Object.entries(headers).map(([name, value]) => `${LINE_END}${name}: ${value}`);
		pieces.push(lines.join(''), LINE_END + LINE_END, body, `${LINE_END}--${boundary}`);
	}
	pieces.push('--');
	const body = Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
	return { contentType: `multipart/related; boundary="${boundary}"`, body };
}
