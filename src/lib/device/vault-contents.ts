// What is inside a vault, and its sealing (promise B21). A random vault key V seals the contents; each person's PIN seals V.
import { fromBase64, toBase64 } from '#domain/base64.ts';
import { makeBoxKeys, openBox, sealBox } from '#domain/boxes.ts';
import { makeDeposit } from '#domain/deposits.ts';
import { plainPin } from '#domain/pins.ts';
import { KEY_BYTES, keyIdOf } from '#domain/sealing.ts';
import { isObject, isText } from './local-store.ts';
import { PIN_COST, PIN_SALT_BYTES, type PinCost, type PinHash } from './pin-hash.ts';
import type { RingKey } from './ring-key.ts';
import { isOpenable, type SealedText, type Slot, type VaultRecord } from './vault-record.ts';

/** An open vault; in memory only. */
export interface Contents {
	/** V: 32 bytes. */
	vaultKey: Uint8Array<ArrayBuffer>;
	/** The one that seals first. */
	keys: readonly RingKey[];
	/** base64, PKCS #8. */
	privateKey: string;
}

type Unkept = Omit<VaultRecord, 'number'>;

const IV_BYTES = 12;
const text = new TextEncoder();

/** A vault without slots. */
export async function newVault(org: string, keys: readonly RingKey[]): Promise<{ record: Unkept; contents: Contents }> {
	const { publicKey, privateKey } = await makeBoxKeys(crypto);
	const vaultKey = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
	const empty: Unkept = { v: 1, slots: [], contents: { iv: '', data: '' }, publicKey, inbox: [] };
	const contents = { vaultKey, keys, privateKey };
	return { record: await withContents(org, empty, contents), contents };
}

/** The record with these contents sealed into it; what had come into the inbox is taken to be among them. */
export async function withContents(org: string, record: Unkept, { vaultKey, keys, privateKey }: Contents): Promise<Unkept> {
	const plain = text.encode(JSON.stringify({ keys: keys.map(({ raw }) => toBase64(raw)), privateKey }));
	const contents = await sealText(vaultKey, `sala vault contents ${org}`, plain);
	const [first] = keys;
	const { deposit: known, ...rest } = record;
	const deposit = first === undefined || known?.key === first.id ? known : await makeDeposit(crypto, first.raw);
	return { ...rest, contents, inbox: [], ...(deposit === undefined ? {} : { deposit }) };
}

/** The contents, with the keys that came while locked first; undefined when V does not open this record. */
export async function contentsOf(org: string, record: VaultRecord, vaultKey: Uint8Array<ArrayBuffer>): Promise<Contents | undefined> {
	const plain = await openText(vaultKey, `sala vault contents ${org}`, record.contents);
	const value: unknown = plain === undefined ? undefined : JSON.parse(new TextDecoder().decode(plain));
	if (!isObject(value) || !Array.isArray(value['keys']) || !isText(value['privateKey'])) return undefined;
	const { privateKey } = value;
	const arrived = await Promise.all(record.inbox.map((box) => openBox(crypto, privateKey, inboxAbout(org), box)));
	const raws = [...arrived.filter((raw) => raw !== undefined).toReversed(), ...value['keys'].filter(isText).map(fromBase64)];
	return { vaultKey, keys: await ringOf(raws), privateKey };
}

/** A key for the vault's owner, put in by whoever cannot open it. */
export async function withArrived(org: string, record: VaultRecord, raw: Uint8Array<ArrayBuffer>): Promise<Unkept> {
	const box = await sealBox(crypto, record.publicKey, inboxAbout(org), raw);
	return { ...record, inbox: [...record.inbox, box], deposit: await makeDeposit(crypto, raw) };
}

/** The record with this person's slot made or replaced. */
export async function withSlot(
	org: string,
	record: Unkept,
	staff: string,
	pin: string,
	vaultKey: Uint8Array<ArrayBuffer>,
	hash: PinHash
): Promise<Unkept> {
	const salt = crypto.getRandomValues(new Uint8Array(PIN_SALT_BYTES));
	const key = await sealText(await hash(plainPin(pin), salt, PIN_COST), slotAbout(org, staff), vaultKey);
	const slot: Slot = { staff, salt: toBase64(salt), cost: PIN_COST, key };
	return { ...record, slots: [...record.slots.filter((one) => one.staff !== staff), slot] };
}

/** V, when the PIN is right. */
export async function openSlot(org: string, slot: Slot, pin: string, hash: PinHash): Promise<Uint8Array<ArrayBuffer> | undefined> {
	return openText(await hash(plainPin(pin), fromBase64(slot.salt), slot.cost), slotAbout(org, slot.staff), slot.key);
}

export const slotOf = (record: VaultRecord | undefined, staff: string): VaultRecord['slots'][number] | undefined =>
	record?.slots.find((slot) => slot.staff === staff);

/** Whether a slot was made when guesses were to be cheaper than now. */
export const isCheap = ({ memoryKiB, passes }: PinCost): boolean => memoryKiB < PIN_COST.memoryKiB || passes < PIN_COST.passes;

export const isAnyOpenable = (record: VaultRecord | undefined): boolean => record?.slots.some(isOpenable) ?? false;

/** Keys with their ids, each once, in order. */
export async function ringOf(raws: readonly Uint8Array<ArrayBuffer>[]): Promise<RingKey[]> {
	const keys = await Promise.all(
		raws.filter(({ length }) => length === KEY_BYTES).map(async (raw) => ({ id: await keyIdOf(crypto, raw), raw }))
	);
	return keys.filter(({ id }, at) => keys.findIndex((key) => key.id === id) === at);
}

const slotAbout = (org: string, staff: string): string => `sala vault slot ${org} ${staff}`;
const inboxAbout = (org: string): string => `sala vault inbox ${org}`;

async function sealText(raw: Uint8Array<ArrayBuffer>, about: string, plain: Uint8Array<ArrayBuffer>): Promise<SealedText> {
	const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
	const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: text.encode(about) }, await aesKey(raw), plain);
	return { iv: toBase64(iv), data: toBase64(new Uint8Array(data)) };
}

async function openText(
	raw: Uint8Array<ArrayBuffer>,
	about: string,
	{ iv, data }: SealedText
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	try {
		const parameters = { name: 'AES-GCM', iv: fromBase64(iv), additionalData: text.encode(about) };
		return new Uint8Array(await crypto.subtle.decrypt(parameters, await aesKey(raw), fromBase64(data)));
	} catch {
		return undefined;
	}
}

const aesKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
	crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
