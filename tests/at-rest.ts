// Looking for words in files that were never meant to be read as text: whatever encoding a browser or a database keeps them in.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { formatKeyText } from '../src/lib/domain/key-text.ts';
import { backup } from '../sync-server/admin/backup.ts';
import { systemClock } from '../sync-server/ports.ts';

const KEY_BYTES = 32;

/** A key of the centre that a test knows, as bytes and as people type it. */
export async function aKnownKey(): Promise<{ raw: Uint8Array<ArrayBuffer>; text: string }> {
	const raw = Uint8Array.from({ length: KEY_BYTES }, (_, at) => (at * 37 + 11) % 256);
	return { raw, text: await formatKeyText(crypto, raw) };
}

/** A backup of a server's data, as its command makes one. */
export async function takeBackup(dataDir: string, to: string): Promise<void> {
	await backup({ dataDir, to, program: 'test', clock: systemClock });
}

/** Something that must not be found, and what to call it when it is. */
export interface Secret {
	what: string;
	/** Each as bytes; any one of them is a find. */
	forms: Buffer[];
}

/** A text as UTF-8, UTF-16LE, in a web address, and in JSON that escapes. */
export function textSecret(what: string, text: string): Secret {
	const escaped = [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
	const inAddress = encodeURIComponent(text);
	const texts = [text, inAddress, inAddress.toLowerCase(), escaped, escaped.toUpperCase().replaceAll('\\U', '\\u')];
	return { what, forms: [...new Set(texts)].flatMap((one) => [Buffer.from(one), Buffer.from(one, 'utf16le')]) };
}

/** A key as its bytes, in hex, in base64 and in the texts given. */
export function keySecret(what: string, raw: Uint8Array, texts: readonly string[]): Secret {
	const bytes = Buffer.from(raw);
	const forms = [bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url'), ...texts];
	return { what, forms: [bytes, ...forms.map((form) => Buffer.from(form)), ...forms.map((form) => Buffer.from(form, 'utf16le'))] };
}

/** `<file>: <what>` for each file below the folders in which a secret lies, packed ones opened as far as they can be. */
export function findIn(places: readonly string[], secrets: readonly Secret[]): string[] {
	return places.flatMap(filesIn).flatMap((file) => {
		const bytes = readFileSync(file);
		const readings = [bytes, ...unpacked(bytes)];
		return secrets
			.filter(({ forms }) => readings.some((reading) => forms.some((form) => holds(reading, form))))
			.map(({ what }) => `${file}: ${what}`);
	});
}

function filesIn(place: string): string[] {
	const entries = readdirSync(place, { withFileTypes: true, recursive: true });
	return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

const DIGITS = /^\d+$/;
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Digits alone count only where no other digit is beside them: any six of them stand somewhere in a large enough number. */
function holds(bytes: Buffer, form: Buffer): boolean {
	const onlyDigits = DIGITS.test(form.toString());
	for (let at = bytes.indexOf(form); at !== -1; at = bytes.indexOf(form, at + 1)) {
		if (!onlyDigits || (!isDigit(bytes[at - 1]) && !isDigit(bytes[at + form.length]))) return true;
	}
	return false;
}

function unpacked(bytes: Buffer): Buffer[] {
	return [gunzipSync, inflateSync, brotliDecompressSync].flatMap((unpack) => {
		try {
			return [unpack(bytes)];
		} catch {
			return [];
		}
	});
}
