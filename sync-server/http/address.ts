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
	/** The attachment's name, slashes and all; empty for the document itself. */
	attachment: string;
	/** A design document's name with its slash escaped: CouchDB sends readers to the plain form. */
	isEscapedDesign?: boolean;
}

/** What the segments below a database's name address. Throws Refused for an attachment of a local document. */
export function readDocumentAddress(segments: readonly string[]): DocumentAddress {
	const [first = '', second, ...rest] = segments;
	if (first === '_local') return localAddress(second ?? '', rest);
	if (first.startsWith('_local/')) return localAddress(first.slice('_local/'.length), segments.slice(1));
	if (first === '_design' && second !== undefined) return designAddress(`_design/${second}`, rest);
	const named = addressOf(first, segments.slice(1));
	return first.startsWith('_design/') ? { ...named, isEscapedDesign: true } : named;
}

function addressOf(id: string, names: readonly string[]): DocumentAddress {
	return { kind: names.length === 0 ? 'document' : 'attachment', id, attachment: names.join('/') };
}

function designAddress(id: string, names: readonly string[]): DocumentAddress {
	return names[0]?.startsWith('_') === true ? { kind: 'code', id, attachment: '' } : addressOf(id, names);
}

function localAddress(name: string, names: readonly string[]): DocumentAddress {
	if (name === '') throw new Refused('bad_request', 'Invalid _local document id.');
	if (names.length > 0) throw new Refused('bad_request', '_local documents do not accept attachments.');
	return { kind: 'local', id: `_local/${name}`, attachment: '' };
}

function decode(segment: string): string {
	try {
		return decodeURIComponent(segment);
	} catch {
		throw new Refused('bad_request', 'The address is not UTF-8');
	}
}
