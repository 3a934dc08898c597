// A request's address, taken apart as CouchDB does: a slash parts, an escaped slash belongs to a name.
import { Refused } from '../errors.ts';

export interface Address {
	/** Decoded segments below the API's root, without an empty one at the end. */
	segments: string[];
	query: ReadonlyMap<string, string>;
}

/** Reads a request target below the API's root. Throws Refused when an escape is not UTF-8. */
export function readAddress(target: string): Address {
	const mark = target.indexOf('?');
	const path = mark < 0 ? target : target.slice(0, mark);
	const segments = path.split('/').slice(1).map(decode);
	if (segments.at(-1) === '') segments.pop();
	return { segments, query: new Map(new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1))) };
}

export interface DocumentAddress {
	kind: 'document' | 'local' | 'attachment' | 'code';
	id: string;
	/** A design document's name with its slash escaped: CouchDB sends readers to the plain form. */
	isEscapedDesign?: boolean;
}

/** What the segments below a database's name address. */
export function readDocumentAddress(segments: readonly string[]): DocumentAddress {
	const [first = '', second, ...rest] = segments;
	if (first === '_local') return { kind: 'local', id: `_local/${[second, ...rest].filter((part) => part !== undefined).join('/')}` };
	if (first.startsWith('_local/')) return { kind: 'local', id: first };
	if (first === '_design' && second !== undefined) {
		if (rest.length === 0) return { kind: 'document', id: `_design/${second}` };
		return { kind: rest[0]?.startsWith('_') === true ? 'code' : 'attachment', id: `_design/${second}` };
	}
	if (first.startsWith('_design/') && second === undefined) return { kind: 'document', id: first, isEscapedDesign: true };
	return { kind: second === undefined ? 'document' : 'attachment', id: first };
}

function decode(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		throw new Refused('bad_request', 'The address is not UTF-8');
	}
}
