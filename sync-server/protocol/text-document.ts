// Documents of a `_bulk_docs` that come as JSON.stringify writes them, which is as they are hashed and kept (P21, P35): what is kept is cut
// out of the request's text, and of the members only those are read that somebody asks for.
import { CanonicalJson, type Members } from './canonical-json.ts';
import type { RawDocument } from './write-document.ts';

/** What is read of a document's members. */
interface Asked {
	_id: unknown;
	_rev: unknown;
	_deleted: unknown;
	_revisions: unknown;
	/** What it says that it is, and by whom: what admission to a ledger asks for. */
	kind: unknown;
	by: unknown;
}

/** A document as its text. Its id does not begin with `_`, and of the special members it has only those that are told of here. */
export class TextDocument implements Asked {
	readonly _id: string;
	readonly _rev: unknown;
	readonly _deleted: unknown;
	readonly _revisions: unknown;
	readonly kind: unknown;
	readonly by: unknown;
	/** The text of all of it, and of its own members without the special ones. */
	readonly whole: string;
	readonly own: string;

	constructor(id: string, { _rev, _deleted, _revisions, kind, by }: Omit<Asked, '_id'>, text: { whole: string; own: string }) {
		this._id = id;
		this._rev = _rev;
		this._deleted = _deleted;
		this._revisions = _revisions;
		this.kind = kind;
		this.by = by;
		this.whole = text.whole;
		this.own = text.own;
	}

	/** All of it as an object. */
	parsed(): RawDocument {
		return JSON.parse(this.whole) as RawDocument;
	}
}

/** A document on its way in. */
export type Arriving = RawDocument | TextDocument;

export const parsedOf = (document: Arriving): RawDocument => (document instanceof TextDocument ? document.parsed() : document);

export interface TextBatch {
	docs: Arriving[];
	new_edits: boolean | undefined;
}

/** The body of a `_bulk_docs` with nothing but objects in `docs`; undefined when it is not canonical, or another thing. */
export function readTextBatch(text: string): TextBatch | undefined {
	const json = new CanonicalJson(text);
	const docs: Arriving[] = [];
	const parts = new DocumentParts(text);
	const edits = json.skip('{"new_edits":') ? readSwitch(json) : undefined;
	if (!json.skip(edits === undefined ? '{"docs":' : ',"docs":')) return undefined;
	if (!json.skipList(() => readDocument(json, parts, docs))) return undefined;
	const new_edits = edits === undefined && json.skip(',"new_edits":') ? readSwitch(json) : edits;
	return json.skip('}') && json.isAtEnd ? { docs, new_edits } : undefined;
}

const readSwitch = (json: CanonicalJson): boolean | undefined => (json.skip('true') ? true : json.skip('false') ? false : undefined);

/** Goes over one document and puts it to the others. */
function readDocument(json: CanonicalJson, parts: DocumentParts, docs: Arriving[]): boolean {
	const from = json.at;
	parts.begin();
	if (!json.skipObject(undefined, parts)) return false;
	docs.push(parts.document(from, json.at));
	return true;
}

const SPECIAL = '_'.charCodeAt(0);
const QUOTE = '"'.charCodeAt(0);
const ASKED = ['_id', '_rev', '_deleted', '_revisions', 'kind', 'by'] as const;
const NOT_ASKED = -1;
/** The names that are asked for and their places above, by their length: most members have another one. */
const ASKED_OF_LENGTH = Array.from({ length: 1 + Math.max(...ASKED.map(({ length }) => length)) }, (_, length) =>
	ASKED.map((name, place) => ({ name, place })).filter(({ name }) => name.length === length)
);
/** Between a name and its value. */
const QUOTE_AND_COLON = 2;

/** Gathers what a document consists of while it is gone over, one document after the other. */
class DocumentParts implements Members {
	readonly #text: string;
	/** Values of what is asked for, each in its place. */
	readonly #asked = new Array<unknown>(ASKED.length);
	#own = '';
	/** Own members that follow one another are cut out in one. */
	#runFrom = 0;
	#runTo = 0;
	#isUsual = true;

	constructor(text: string) {
		this.#text = text;
	}

	begin(): void {
		this.#asked.fill(undefined);
		this.#own = '';
		this.#runTo = 0;
		this.#isUsual = true;
	}

	member(nameFrom: number, valueFrom: number, valueTo: number): void {
		const asked = this.#askedAt(nameFrom, valueFrom - QUOTE_AND_COLON - nameFrom);
		if (asked !== NOT_ASKED) this.#asked[asked] = valueOf(this.#text, valueFrom, valueTo);
		if (this.#text.charCodeAt(nameFrom) !== SPECIAL) this.#addToRun(nameFrom - 1, valueTo);
		else {
			this.#endRun();
			if (asked === NOT_ASKED) this.#isUsual = false;
		}
	}

	/** The place of the member whose name stands here. */
	#askedAt(from: number, length: number): number {
		for (const { name, place } of ASKED_OF_LENGTH[length] ?? []) if (this.#text.startsWith(name, from)) return place;
		return NOT_ASKED;
	}

	/** The document that stands between these places. */
	document(from: number, to: number): Arriving {
		const whole = this.#text.slice(from, to);
		const [id, _rev, _deleted, _revisions, kind, by] = this.#asked;
		if (!this.#isUsual || typeof id !== 'string' || id.startsWith('_')) return JSON.parse(whole) as RawDocument;
		this.#endRun();
		return new TextDocument(id, { _rev, _deleted, _revisions, kind, by }, { whole, own: `{${this.#own}}` });
	}

	#addToRun(from: number, to: number): void {
		if (this.#runTo === 0) this.#runFrom = from;
		this.#runTo = to;
	}

	#endRun(): void {
		if (this.#runTo === 0) return;
		const run = this.#text.slice(this.#runFrom, this.#runTo);
		this.#own = this.#own === '' ? run : `${this.#own},${run}`;
		this.#runTo = 0;
	}
}

/** Most are texts with nothing escaped. */
function valueOf(text: string, from: number, to: number): unknown {
	const inner = text.charCodeAt(from) === QUOTE ? text.slice(from + 1, to - 1) : undefined;
	return inner === undefined || inner.includes('\\') ? (JSON.parse(text.slice(from, to)) as unknown) : inner;
}
