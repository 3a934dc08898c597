// A rescue file (promises L40–L43): what a device has recorded, as text that any program of any year can take apart. Each
// line is `<SHA-256 of the JSON> <JSON>`, one document a line, so that damage costs the lines it touches and no others. Not
// compressed for that reason: in a packed file one flipped bit takes everything behind it along. Personal records in it are
// the ciphertext that they are everywhere; the seal over the whole says that a device with the centre's key made it.
import { toHex } from './hex.ts';
import type { Sealed, Sealer } from './personal.ts';

/** 2: documents may carry attachments. */
export const RESCUE_FORMAT = 2;
/** Bound into the seal, so that no other sealed bytes of the centre pass for one. */
export const RESCUE_SEAL_ID = 'rescue-file';
/** UTF-8 bytes of a line; a document is a form's worth of text, and no more is kept in memory of a damaged file. */
export const RESCUE_LINE_BYTES_MAX = 2_000_000;
/** Lines are checked so many at a time. */
export const RESCUE_LINES_PER_TURN = 100;

/** `unsent`: what no server has acknowledged. `all`: everything on the device. */
export type RescueScope = 'unsent' | 'all';

/** The first line: whose file this is and how much must be in it. */
export interface RescueHeader {
	format: number;
	/** Organisation code. */
	org: string;
	/** The centre's name, where the device knew it. */
	centre?: string;
	/** ULID of the device that made the file. */
	device: string;
	/** ISO UTC, corrected by the offset to the server's time. */
	madeAt: string;
	/** Version of the program that made it. */
	app: string;
	scope: RescueScope;
	/** Documents in the file. */
	documents: number;
	/** Of these, facts: what people count. */
	facts: number;
	/** Documents that the device had and could not read any more. */
	unreadable: number;
}

/** Sealed bytes beside a document. */
export interface RescueAttachment {
	content_type: string;
	/** Generation of the revision that brought it. */
	revpos: number;
	/** base64 */
	data: string;
	[member: string]: unknown;
}

/** A document as it is replicated. */
export interface RescueDocument {
	_id: string;
	_rev: string;
	_revisions: { start: number; ids: string[] };
	_deleted?: true;
	_attachments?: Record<string, RescueAttachment>;
	[field: string]: unknown;
}

/** What a line can be. The seal covers the header and all documents, the end covers every line before it. */
export type RescueLine =
	{ header: RescueHeader } | { document: RescueDocument } | { seal: Sealed } | { end: { documents: number; sha256: string } };

/** Whether an id is a fact's: personal records ride with theirs and are not counted. */
export const isFactId = (id: string): boolean => !id.startsWith('personal:');

/** Makes the lines of a file. Documents first, as they are read; the header, which counts them, goes before them in the end. */
export class RescueWriter {
	documents = 0;
	facts = 0;
	private readonly crypto: Crypto;
	private readonly digests: string[] = [];

	constructor(crypto: Crypto) {
		this.crypto = crypto;
	}

	/** The lines of some documents, in order. */
	async linesOf(documents: readonly RescueDocument[]): Promise<string> {
		const lines = await Promise.all(documents.map((document) => this.line({ document })));
		this.digests.push(...lines.map(({ digest }) => digest));
		this.documents += documents.length;
		this.facts += documents.filter(({ _id, _deleted }) => isFactId(_id) && _deleted !== true).length;
		return lines.map(({ text }) => text).join('');
	}

	/** What stands before and behind the documents. Without a sealer the file carries checksums and no seal. */
	async finish(
		about: Omit<RescueHeader, 'format' | 'documents' | 'facts'>,
		sealer?: Pick<Sealer, 'seal'>
	): Promise<{ before: string; behind: string }> {
		const { documents, facts } = this;
		const header = await this.line({ header: { format: RESCUE_FORMAT, ...about, documents, facts } });
		const digests = [header.digest, ...this.digests];
		const seal = sealer && (await this.line({ seal: await sealer.seal(RESCUE_SEAL_ID, await digestOfDigests(this.crypto, digests)) }));
		if (seal !== undefined) digests.push(seal.digest);
		const end = await this.line({ end: { documents, sha256: toHex(await digestOfDigests(this.crypto, digests)) } });
		return { before: header.text, behind: (seal?.text ?? '') + end.text };
	}

	private async line(line: RescueLine): Promise<{ digest: string; text: string }> {
		const json = JSON.stringify(line);
		const digest = toHex(await sha256(this.crypto, new TextEncoder().encode(json)));
		return { digest, text: `${digest} ${json}\n` };
	}
}

export const sha256 = async (crypto: Crypto, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
	new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/** SHA-256 over checksums one after the other: of the whole, without having the whole in memory. */
export const digestOfDigests = (crypto: Crypto, digests: readonly string[]): Promise<Uint8Array<ArrayBuffer>> =>
	sha256(crypto, new TextEncoder().encode(digests.join('')));

/** `sala-rescue-<centre code>-25691121-<last letters of the device>.salarescue`, with `-all` before the dot for everything. `day` is an ISO day. */
export function rescueFileName({ org, device, day, scope }: Pick<RescueHeader, 'org' | 'device' | 'scope'> & { day: string }): string {
	const [year = '', month = '', date = ''] = day.split('-');
	const dated = `${Number(year) + BUDDHIST_YEARS_AHEAD}${month}${date}`;
	return `sala-rescue-${org.toLowerCase()}-${dated}-${device.slice(-DEVICE_LETTERS)}${scope === 'all' ? '-all' : ''}.salarescue`;
}
const BUDDHIST_YEARS_AHEAD = 543;
const DEVICE_LETTERS = 6;
