import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeDeposit, openSeal, sealInto } from './deposits.ts';
import type { Sealed, Sealer } from './personal.ts';
import { toHex } from './hex.ts';
import { RESCUE_FORMAT, rescueFileName, RescueWriter, type RescueDocument } from './rescue-file.ts';
import { mayTakeIntact, readRescueFile, type RescueReader, type RescueReading } from './rescue-reading.ts';
import { keyIdOf, openBytes, sealBytes } from './sealing.ts';

const KEY_BYTES = 32;
const keyOf = (fill: number): Uint8Array<ArrayBuffer> => new Uint8Array(KEY_BYTES).fill(fill);

/** A device with these keys, the first of which seals. */
function sealerWith(...keys: Uint8Array<ArrayBuffer>[]): Sealer {
	return {
		seal: (id, plain) => sealBytes(crypto, keys[0] as Uint8Array<ArrayBuffer>, id, plain),
		async open(id, sealed) {
			const ids = await Promise.all(keys.map((key) => keyIdOf(crypto, key)));
			return openBytes(crypto, keys[ids.indexOf(sealed.key)], id, sealed);
		}
	};
}
const centre = sealerWith(keyOf(1));

function aDocument(number: number, change: Partial<RescueDocument> = {}): RescueDocument {
	const hash = String(number).padStart(32, '0');
	const _id = number % 3 === 2 ? `personal:V${number}:A` : `visit:V${number}:visit-registered:A`;
	return { _id, _rev: `1-${hash}`, _revisions: { start: 1, ids: [hash] }, org: 'demo', device: 'D1', body: { on: 'วันนี้' }, ...change };
}
const someDocuments = (count: number): RescueDocument[] => Array.from({ length: count }, (_, number) => aDocument(number));

const about = {
	org: 'demo',
	centre: 'ศูนย์ทดสอบ',
	device: 'D1',
	madeAt: '2026-11-21T02:00:00.000Z',
	app: '1',
	scope: 'unsent',
	unreadable: 0
} as const;

async function fileOf(
	documents: readonly RescueDocument[],
	sealer: Sealer | null = centre,
	org = 'demo'
): Promise<Uint8Array<ArrayBuffer>> {
	const writer = new RescueWriter(crypto);
	const lines = await writer.linesOf(documents);
	const { before, behind } = await writer.finish({ ...about, org }, sealer ?? undefined);
	return new TextEncoder().encode(before + lines + behind);
}

async function* inChunks(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
	for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

async function read(bytes: Uint8Array, reader: Partial<RescueReader> = {}, chunk?: number): Promise<RescueReading & { ids: string[] }> {
	const ids: string[] = [];
	const onDocuments = async (documents: RescueDocument[]): Promise<void> => void ids.push(...documents.map(({ _id }) => _id));
	return { ...(await readRescueFile(inChunks(bytes, chunk), { crypto, sealer: centre, org: 'demo', onDocuments, ...reader })), ids };
}

describe('a rescue file', () => {
	it('[L40] gives back every document as it was, in order, however it arrives', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 5000 }), async (count, chunk) => {
				const documents = someDocuments(count);
				const found: RescueDocument[] = [];
				const onDocuments = async (some: RescueDocument[]): Promise<void> => void found.push(...some);
				const reading = await readRescueFile(inChunks(await fileOf(documents), chunk), {
					crypto,
					sealer: centre,
					org: 'demo',
					onDocuments
				});
				expect(found).toEqual(documents);
				expect(reading).toMatchObject({ fault: undefined, seal: 'good', intact: count, total: count });
				expect(reading.header).toMatchObject({
					...about,
					documents: count,
					facts: documents.filter(({ _id }) => _id.startsWith('visit')).length
				});
			}),
			{ numRuns: 30 }
		);
	});

	it('[L41] any byte that was changed is noticed, and costs no line but those it touches', async () => {
		const whole = await fileOf(someDocuments(6));
		await fc.assert(
			fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
				const changed = whole.slice();
				changed[at] = (changed[at] as number) ^ flip;
				const reading = await read(changed);
				expect(reading.fault).toBeDefined();
				expect(reading.intact).toBeGreaterThanOrEqual(6 - 2);
			}),
			{ numRuns: 400 }
		);
	});

	it('[L41] a device without the key notices a changed byte too, also one of the seal', async () => {
		const whole = await fileOf(someDocuments(3));
		for (let at = 0; at < whole.length; at += 1) {
			const changed = whole.slice();
			changed[at] = (changed[at] as number) ^ 1;
			expect((await readRescueFile(inChunks(changed), { crypto, org: 'demo' })).fault, `byte ${at}`).toBeDefined();
		}
	});

	it('[L41] wherever a file is cut off, that is noticed, and what came before is counted', async () => {
		const documents = someDocuments(8);
		const whole = await fileOf(documents);
		const lineEnds = [...whole].flatMap((byte, at) => (byte === 0x0a ? [at + 1] : []));
		for (let length = 0; length < whole.length; length += 1) {
			const { fault, intact, total, header } = await read(whole.subarray(0, length));
			const lines = lineEnds.filter((end) => end <= length).length;
			expect(fault, `${length} bytes`).toBe(lines === 0 ? 'not-a-rescue-file' : 'cut-short');
			expect(intact).toBe(Math.max(0, Math.min(documents.length, lines - 1)));
			if (header !== undefined) expect(total).toBe(documents.length);
		}
	});

	it.each<[string, (lines: string[]) => string[]]>([
		['a line taken out', (lines) => lines.toSpliced(2, 1)],
		['a line twice', (lines) => lines.toSpliced(2, 0, lines[2] as string)],
		['two lines changed round', ([head = '', one = '', two = '', ...rest]) => [head, two, one, ...rest]],
		['something behind the end', (lines) => [...lines, lines[1] as string]],
		['no header', (lines) => lines.slice(1)]
	])('[L41] notices %s', async (_, change) => {
		const lines = new TextDecoder().decode(await fileOf(someDocuments(5))).split(/(?<=\n)/);
		const reading = await read(new TextEncoder().encode(change(lines).join('')));
		expect(reading.fault).toBe('altered');
		expect(mayTakeIntact(reading.fault)).toBe(true);
	});

	it('[L42] another centre’s file is refused by its name and nothing of it is handed out', async () => {
		const documents = someDocuments(4).map((document) => ({ ...document, org: 'elsewhere' }));
		const reading = await read(await fileOf(documents, sealerWith(keyOf(9)), 'elsewhere'));
		expect(reading).toMatchObject({ fault: 'other-centre', ids: [], header: { org: 'elsewhere', centre: 'ศูนย์ทดสอบ' } });
		expect(mayTakeIntact(reading.fault)).toBe(false);
	});

	it('[L42] a document of another centre in a file that says it is ours is not ours', async () => {
		const [first, ...others] = someDocuments(4);
		const reading = await read(await fileOf([{ ...(first as RescueDocument), org: 'elsewhere' }, ...others]));
		expect(reading).toMatchObject({ fault: 'altered', intact: 3 });
	});

	it('[L43] a seal says that the file was made with the centre’s key; one that was made anew without it does not pass', async () => {
		const documents = someDocuments(4);
		expect(await read(await fileOf(documents))).toMatchObject({ seal: 'good', fault: undefined });
		expect(await read(await fileOf(documents, null))).toMatchObject({ seal: 'none', fault: undefined });
		expect(await read(await fileOf(documents, sealerWith(keyOf(2))))).toMatchObject({ seal: 'unknown', fault: undefined });
		const key = await keyIdOf(crypto, keyOf(1));
		const forger: Sealer = { ...centre, seal: async (id, plain) => ({ ...(await sealBytes(crypto, keyOf(2), id, plain)), key }) };
		const forged = await read(await fileOf(documents, forger));
		expect(forged).toMatchObject({ fault: 'forged', seal: 'unknown' });
		expect(mayTakeIntact(forged.fault)).toBe(false);
	});

	it('[L52] a seal through a deposit, which anybody can make, is not taken for one of the centre', async () => {
		const deposit = await makeDeposit(crypto, keyOf(1));
		const locked: Sealer = { ...centre, seal: (id, plain) => sealInto(crypto, deposit, id, plain) };
		const sealer: Sealer = { ...centre, open: (id, sealed) => openSeal(crypto, keyOf(1), id, sealed) };
		expect(await read(await fileOf(someDocuments(3), locked), { sealer })).toMatchObject({ seal: 'unknown', fault: undefined, intact: 3 });
	});

	it('[L43] the seal of one file does not fit another', async () => {
		const [one, other] = await Promise.all([fileOf(someDocuments(3)), fileOf(someDocuments(4))]);
		const sealed = /{"seal":({.*?})}/.exec(new TextDecoder().decode(one))?.[1] ?? '';
		const borrowed: Sealer = { ...centre, seal: async () => JSON.parse(sealed) as Sealed };
		expect(other.length).toBeGreaterThan(one.length);
		expect(await read(await fileOf(someDocuments(4), borrowed))).toMatchObject({ fault: 'forged' });
	});

	it.each<[string, Partial<RescueDocument>]>([
		['an id of CouchDB’s own', { _id: '_design/x' }],
		['no id', { _id: '' }],
		['no revision', { _rev: '' }],
		['a revision of its own and other ancestors', { _rev: '2-abc' }],
		['more ancestors than its generation', { _revisions: { start: 1, ids: ['0'.repeat(32), 'b'] } }],
		['members that CouchDB keeps to itself', { _attachments: {} }]
	])('[L41] a document with %s is not taken for one', async (_, change) => {
		expect(await read(await fileOf([aDocument(0, change), aDocument(1)]))).toMatchObject({ fault: 'altered', intact: 1 });
	});

	it('[L41] a file of a newer program, and what is no rescue file at all, are called what they are', async () => {
		const text = new TextDecoder().decode(await fileOf(someDocuments(2)));
		expect(await read(new TextEncoder().encode('ชื่อ,โทรศัพท์\nสมศรี,08\n'))).toMatchObject({ fault: 'not-a-rescue-file', intact: 0 });
		const json =
			text
				.split('\n')[0]
				?.slice(65)
				.replace(`"format":${RESCUE_FORMAT}`, `"format":${RESCUE_FORMAT + 1}`) ?? '';
		const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(json)));
		const newer = [`${toHex(digest)} ${json}`, ...text.split('\n').slice(1)].join('\n');
		expect(await read(new TextEncoder().encode(newer))).toMatchObject({ fault: 'newer-format' });
	});

	it('[L48] rests after every few hundred lines, so that the page it runs in goes on answering', async () => {
		const whole = await fileOf(someDocuments(1_200));
		const handed: number[] = [];
		let rests = 0;
		const onDocuments = async (documents: RescueDocument[]): Promise<void> => void handed.push(documents.length);
		const rest = async (): Promise<void> => void (rests += 1);
		expect(await read(whole, { onDocuments, rest })).toMatchObject({ fault: undefined, intact: 1_200 });
		expect(Math.max(...handed)).toBeLessThanOrEqual(250);
		expect(rests).toBe(handed.length - 1);
	});

	it('[L41] a line without end costs its own bytes and no more', async () => {
		const long = new TextEncoder().encode(`${'x'.repeat(3_000_000)}\n`);
		const whole = await fileOf(someDocuments(2));
		expect(await read(new Uint8Array([...whole, ...long]), {}, 65_536)).toMatchObject({ fault: 'altered', intact: 2 });
	});
});

it('[L40] a file is named for its centre, its day in the Buddhist era and its device', () => {
	const named = { org: 'Test', device: '01JGFH4M00000000000000ABCD', day: '2026-11-21' };
	expect(rescueFileName({ ...named, scope: 'unsent' })).toBe('sala-rescue-test-25691121-00ABCD.salarescue');
	expect(rescueFileName({ ...named, scope: 'all' })).toBe('sala-rescue-test-25691121-00ABCD-all.salarescue');
});
