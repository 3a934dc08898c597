// Reads a rescue file and says how much of it is what was written (promises L41–L43). Nothing in it is believed before its
// checksum was made again: a file may come from a stick that was pulled out, or from somebody with an editor.
import { toHex } from './hex.ts';
import type { Sealed, Sealer } from './personal.ts';
import {
	digestOfDigests,
	isFactId,
	RESCUE_FORMAT,
	RESCUE_LINE_BYTES_MAX,
	RESCUE_LINES_PER_TURN,
	RESCUE_SEAL_ID,
	sha256,
	type RescueDocument,
	type RescueHeader,
	type RescueLine
} from './rescue-file.ts';
import { SEALING_VERSION } from './sealing.ts';

/**
 * Why a file is not taken as it is, the gravest first. `not-a-rescue-file`: nothing in it is. `newer-format`: this program is
 * too old for it. `other-centre`: see the header. `forged`: complete, and not made with the centre's key that it names.
 * `cut-short`: the end is missing. `altered`: some of it is not what was written.
 */
export type RescueFault = 'not-a-rescue-file' | 'newer-format' | 'other-centre' | 'forged' | 'cut-short' | 'altered';

/** `good`: opened with the centre's key. `unknown`: the key is not on this device, or the file is not whole. `none`: never sealed. */
export type SealState = 'good' | 'unknown' | 'none';

export interface RescueReading {
	/** Undefined when the first line is damaged. */
	header: RescueHeader | undefined;
	/** Undefined for a file that is whole. */
	fault: RescueFault | undefined;
	seal: SealState;
	/** Documents that are what was written. */
	intact: number;
	/** Of these, facts. */
	intactFacts: number;
	/** Documents that were written, as far as the file says; at least the intact ones and the damaged lines. */
	total: number;
}

/** The faults that leave it to a person whether what is intact is taken in. */
export const mayTakeIntact = (fault: RescueFault | undefined): boolean => fault === 'cut-short' || fault === 'altered';

export interface RescueReader {
	crypto: Crypto;
	/** Undefined where there is no key, as at the server. */
	sealer?: Pick<Sealer, 'open'>;
	/** Whose documents are wanted; undefined to take the header's word. */
	org?: string;
	/** Handed the intact documents in turns, in the order of the file. */
	onDocuments?: (documents: RescueDocument[]) => Promise<void>;
	/** Waited for after each turn: lets a page draw and answer. Checksums of short lines alone never let go of it. */
	rest?: () => Promise<void>;
}

/** Reads to the end of the file. Rejects only with what reading or `onDocuments` rejects with. */
export async function readRescueFile(chunks: AsyncIterable<Uint8Array>, reader: RescueReader): Promise<RescueReading> {
	const file = new FileInReading(reader);
	let lines: Uint8Array<ArrayBuffer>[] = [];
	for await (const line of linesIn(chunks)) {
		lines.push(line);
		if (lines.length < RESCUE_LINES_PER_TURN) continue;
		await file.take(lines);
		await reader.rest?.();
		lines = [];
	}
	await file.take(lines);
	return file.verdict();
}

class FileInReading {
	private readonly reader: RescueReader;
	private readonly digests: string[] = [];
	private header: RescueHeader | undefined;
	private seal: { sealed: Sealed; digestsBefore: number } | undefined;
	private end: { documents: number; sha256: string; digestsBefore: number } | undefined;
	private intact = 0;
	private intactFacts = 0;
	private damaged = 0;
	private behindEnd = false;
	private strange = false;

	constructor(reader: RescueReader) {
		this.reader = reader;
	}

	async take(lines: readonly Uint8Array<ArrayBuffer>[]): Promise<void> {
		const read = await Promise.all(lines.map((line) => readLine(this.reader.crypto, line)));
		const documents: RescueDocument[] = [];
		for (const line of read) {
			if (this.end !== undefined) this.behindEnd = true;
			if (line === undefined) this.damaged += 1;
			else this.takeLine(line, documents);
		}
		this.intact += documents.length;
		this.intactFacts += documents.filter(({ _id, _deleted }) => isFactId(_id) && _deleted !== true).length;
		if (documents.length > 0) await this.reader.onDocuments?.(documents);
	}

	async verdict(): Promise<RescueReading> {
		const { header, intact, intactFacts, damaged } = this;
		const total = Math.max(header?.documents ?? this.end?.documents ?? 0, intact, header === undefined ? intact + damaged : 0);
		const whole = await this.isWhole();
		const opened = whole ? await this.openSeal() : { seal: 'unknown' as const, forged: false };
		return { header, intact, intactFacts, total, seal: opened.seal, fault: this.faultOf(whole, opened.forged) };
	}

	private takeLine({ digest, line }: { digest: string; line: RescueLine }, documents: RescueDocument[]): void {
		const digestsBefore = this.digests.length;
		if ('end' in line) {
			this.end ??= { ...line.end, digestsBefore };
			return;
		}
		this.digests.push(digest);
		if ('header' in line && digestsBefore === 0 && this.damaged === 0) this.header = line.header;
		else if ('seal' in line && this.seal === undefined) this.seal = { sealed: line.seal, digestsBefore };
		else if ('document' in line && isReplicated(line.document) && this.isWanted(line.document)) documents.push(line.document);
		else this.strange = true;
	}

	/** Deletions carry nothing of their own but the id. */
	private isWanted(document: RescueDocument): boolean {
		const org = this.reader.org ?? this.header?.org;
		return document._deleted === true || (typeof document['org'] === 'string' && org !== undefined && sameOrg(document['org'], org));
	}

	private async isWhole(): Promise<boolean> {
		const { header, end, intact, digests } = this;
		if (header === undefined || end === undefined || this.damaged > 0 || this.behindEnd || this.strange) return false;
		if (header.documents !== intact || end.documents !== intact || end.digestsBefore !== digests.length) return false;
		return toHex(await digestOfDigests(this.reader.crypto, digests)) === end.sha256;
	}

	/** Only asked of a whole file: over what was lost there is no saying whether the seal would have held. */
	private async openSeal(): Promise<{ seal: SealState; forged: boolean }> {
		const { seal, digests } = this;
		const { sealer, crypto } = this.reader;
		if (seal === undefined) return { seal: 'none', forged: false };
		// Who seals through a deposit has not shown that they have the key.
		if (sealer === undefined || seal.sealed.v !== SEALING_VERSION) return { seal: 'unknown', forged: false };
		const opened = await sealer.open(RESCUE_SEAL_ID, seal.sealed);
		if ('unopened' in opened) return { seal: 'unknown', forged: opened.unopened === 'damaged' };
		const made = toHex(await digestOfDigests(crypto, digests.slice(0, seal.digestsBefore)));
		const holds = made === toHex(opened.plain) && seal.digestsBefore === digests.length - 1;
		return holds ? { seal: 'good', forged: false } : { seal: 'unknown', forged: true };
	}

	private faultOf(whole: boolean, forged: boolean): RescueFault | undefined {
		const { header, intact, end } = this;
		if (header === undefined && intact === 0 && this.digests.length === 0) return 'not-a-rescue-file';
		if (header !== undefined && header.format > RESCUE_FORMAT) return 'newer-format';
		if (header !== undefined && this.reader.org !== undefined && !sameOrg(header.org, this.reader.org)) return 'other-centre';
		if (forged) return 'forged';
		if (whole) return undefined;
		return end === undefined ? 'cut-short' : 'altered';
	}
}

const DIGEST_LETTERS = 64;
const SPACE = 0x20;
const NEW_LINE = 0x0a;

/** A line whose checksum fits and that says something this program knows; undefined for any other. */
async function readLine(crypto: Crypto, bytes: Uint8Array<ArrayBuffer>): Promise<{ digest: string; line: RescueLine } | undefined> {
	if (bytes.at(-1) !== NEW_LINE || bytes[DIGEST_LETTERS] !== SPACE) return undefined;
	const json = bytes.slice(DIGEST_LETTERS + 1, -1);
	const digest = new TextDecoder().decode(bytes.subarray(0, DIGEST_LETTERS));
	if (toHex(await sha256(crypto, json)) !== digest) return undefined;
	try {
		const line = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(json)) as unknown;
		return isLine(line) ? { digest, line } : undefined;
	} catch {
		return undefined;
	}
}

/** Lines with their line ends; the last may have none. One that is too long comes cut off, which no checksum fits. */
async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	let begun: Uint8Array<ArrayBuffer>[] = [];
	let begunBytes = 0;
	for await (const chunk of chunks) {
		for (let from = 0; from < chunk.length;) {
			const at = chunk.indexOf(NEW_LINE, from);
			const piece = new Uint8Array(chunk.subarray(from, at === -1 ? chunk.length : at + 1));
			if (begunBytes <= RESCUE_LINE_BYTES_MAX) begun.push(piece);
			begunBytes += piece.length;
			from += piece.length;
			if (at === -1) break;
			yield joined(begun);
			begun = [];
			begunBytes = 0;
		}
	}
	if (begunBytes > 0) yield joined(begun);
}

function joined(pieces: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
	const [only, ...more] = pieces;
	if (only !== undefined && more.length === 0) return only;
	const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

const sameOrg = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const areTexts = (value: Record<string, unknown>, fields: readonly string[]): boolean =>
	fields.every((field) => typeof value[field] === 'string');
const areCounts = (value: Record<string, unknown>, fields: readonly string[]): boolean =>
	fields.every((field) => Number.isSafeInteger(value[field]) && (value[field] as number) >= 0);

function isLine(value: unknown): value is RescueLine {
	if (!isObject(value)) return false;
	const { header, document, seal, end } = value;
	if (isObject(header))
		return (
			areTexts(header, ['org', 'device', 'madeAt', 'app', 'scope']) && areCounts(header, ['format', 'documents', 'facts', 'unreadable'])
		);
	if (isObject(seal)) return areTexts(seal, ['key', 'iv', 'data']) && areCounts(seal, ['v']);
	if (isObject(end)) return areTexts(end, ['sha256']) && areCounts(end, ['documents']);
	return isObject(document);
}

const REVISION = /^([1-9]\d{0,15})-([^\s-]{1,64})$/;
const SPECIAL_MEMBERS: ReadonlySet<string> = new Set(['_id', '_rev', '_revisions', '_deleted', '_attachments']);

/** Whether a document can be stored with the revision that it brings. */
function isReplicated(document: Record<string, unknown>): document is RescueDocument {
	const { _id, _rev, _revisions, _deleted, _attachments } = document;
	const [, generation, hash] = (typeof _rev === 'string' ? REVISION.exec(_rev) : null) ?? [];
	if (typeof _id !== 'string' || _id === '' || _id.startsWith('_') || generation === undefined) return false;
	if (_deleted !== undefined && _deleted !== true) return false;
	if (Object.keys(document).some((name) => name.startsWith('_') && !SPECIAL_MEMBERS.has(name))) return false;
	if (_attachments !== undefined && !areAttachments(_attachments)) return false;
	if (!isObject(_revisions) || _revisions['start'] !== Number(generation) || !Array.isArray(_revisions['ids'])) return false;
	const ids = _revisions['ids'] as unknown[];
	return ids[0] === hash && ids.length <= Number(generation) && ids.every((id) => typeof id === 'string' && REVISION.test(`1-${id}`));
}

const areAttachments = (value: unknown): boolean =>
	isObject(value) && Object.keys(value).length > 0 && Object.values(value).every(isAttachment);

function isAttachment(value: unknown): boolean {
	return isObject(value) && areTexts(value, ['content_type', 'data']) && areCounts(value, ['revpos']) && isBase64(value['data'] as string);
}

function isBase64(text: string): boolean {
	try {
		atob(text);
		return true;
	} catch {
		return false;
	}
}
