// How a kept body tells of its attachments: its JSON text begins with `_attachments`, every one a stub. So the usual reader sends
// the text as it is, and only one who asks for the bytes takes it apart. Nothing else at the top of a body has a name that begins so.

export interface Stub {
	content_type: string;
	/** Generation of the revision that brought it. */
	revpos: number;
	/** `md5-` and the base64 of the MD5 of the bytes as kept. */
	digest: string;
	/** Bytes of what a reader gets who does not take it packed. */
	length: number;
}

export interface NamedStub extends Stub {
	name: string;
}

const BEGIN = '{"_attachments":{';
/** Stubs end so, and no text inside one can: a quote within a JSON text is escaped. */
const END = '"stub":true}}';

export const hasAttachments = (json: string): boolean => json.startsWith(BEGIN);

/** The text of one stub as it stands in a kept body, its name in front. */
export function stubText({ name, content_type, revpos, digest, length }: NamedStub): string {
	return `${JSON.stringify(name)}:${JSON.stringify({ content_type, revpos, digest, length, stub: true })}`;
}

/** The body's text with these attachments in front; `members` is the JSON text of an object. */
export function joinStubs(stubs: readonly NamedStub[], members: string): string {
	return stubs.length === 0 ? members : withAttachmentsText(stubs.map(stubText).join(','), members);
}

/** The body's text with the `_attachments` member of this text, which lists named attachments without the braces around them. */
export function withAttachmentsText(list: string, members: string): string {
	return `{"_attachments":{${list}}${members === '{}' ? '' : ','}${members.slice(1)}`;
}

/** Takes a kept body apart: its attachments, and the JSON text of an object with everything else. */
export function splitStubs(json: string): { stubs: NamedStub[]; members: string } {
	if (!hasAttachments(json)) return { stubs: [], members: json };
	const end = json.indexOf(END) + END.length;
	const listed = JSON.parse(`${json.slice(0, end)}}`) as { _attachments: Record<string, Stub> };
	const rest = json.slice(end);
	return {
		stubs: Object.entries(listed._attachments).map(([name, stub]) => ({ name, ...stub })),
		members: `{${rest.startsWith(',') ? rest.slice(1) : rest}`
	};
}
