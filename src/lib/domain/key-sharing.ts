// A new centre key for the devices that keep their place (D53–D56). A device is given one only when it has shown that it had
// the centre's key (its proof), and takes one only from whoever has shown the same (the proof in its box): the server, which sees
// every public key, can neither be given the key nor put one of its own in. Web Crypto is handed in.
import { fromBase64, toBase64 } from './base64.ts';
import { openBox, sealBox } from './boxes.ts';
import { decided, firstRefusal, type Decision } from './decision.ts';
import { subjectIdOf } from './fact-id.ts';
import { inOrder } from './fact-order.ts';
import type { Fact, FactBody } from './facts.ts';
import { refuse } from './refusals.ts';
import { may, type Role } from './roles.ts';
import { KEY_BYTES, keyIdOf } from './sealing.ts';
import type { KeyRotationReason } from './words.ts';

export interface CentreKey {
	id: string;
	raw: Uint8Array<ArrayBuffer>;
}

export type DeviceKeyFact = Fact<'device-key-published' | 'device-revoked'>;
export type Rotation = Fact<'centre-key-rotated'>;
type Published = FactBody<'device-key-published'>;
type Boxes = FactBody<'centre-key-rotated'>['boxes'];

/** A device that may be given a key, and by which key it was proven. */
export interface TrustedDevice {
	device: string;
	publicKey: string;
	provenBy: CentreKey;
}

const text = new TextEncoder();

/** What a device publishes of itself: its public key, proven by the key that it seals with. */
export async function publicationOf(crypto: Crypto, by: CentreKey, device: string, publicKey: string): Promise<Published> {
	return { publicKey, key: by.id, proof: toBase64(await mac(crypto, by, 'sala device proof', device + publicKey)) };
}

/** Whether a publication was made by whoever had one of these keys. */
export async function isProven(crypto: Crypto, ring: readonly CentreKey[], device: string, published: Published): Promise<boolean> {
	const by = ring.find(({ id }) => id === published.key);
	return by !== undefined && isSame(fromBase64(published.proof), await mac(crypto, by, 'sala device proof', device + published.publicKey));
}

/** The devices that keep their place: published and proven, not revoked, and not among `without`. The newest publication counts. */
export async function trustedDevices(
	crypto: Crypto,
	ring: readonly CentreKey[],
	facts: readonly DeviceKeyFact[],
	without: readonly string[]
): Promise<TrustedDevice[]> {
	const trusted: TrustedDevice[] = [];
	for (const [device, own] of Map.groupBy(inOrder(facts), ({ _id }) => subjectIdOf(_id))) {
		const published = own.flatMap((fact) => (fact.kind === 'device-key-published' ? [fact.body] : [])).at(-1);
		const isOut = without.includes(device) || own.some(({ kind }) => kind === 'device-revoked');
		if (published === undefined || isOut || !(await isProven(crypto, ring, device, published))) continue;
		const provenBy = ring.find(({ id }) => id === published.key);
		if (provenBy !== undefined) trusted.push({ device, publicKey: published.publicKey, provenBy });
	}
	return trusted;
}

/** Whether the centre changes its key; the boxes are made with `boxesFor` before. */
export function decideRotateKey(
	context: { roles: readonly Role[]; ring: readonly CentreKey[] },
	rotation: { key: string; reason: KeyRotationReason; boxes: Boxes }
): Decision<'centre-key-rotated'> {
	const refusal = firstRefusal([
		() => (may(context.roles, 'manage-devices') ? undefined : refuse('not-permitted')),
		() => (context.ring.length > 0 ? undefined : refuse('no-sealing-key'))
	]);
	if (refusal !== undefined) return { ok: false, refusal };
	return decided('centre-key-rotated', { ...rotation, replaces: context.ring.map(({ id }) => id) });
}

/** Whether the device shows its key; undefined where it is locked or has none to prove it by. */
export function decidePublishDeviceKey(roles: readonly Role[], publication: Published | undefined): Decision<'device-key-published'> {
	if (!may(roles, 'enrol-device')) return { ok: false, refusal: refuse('not-permitted') };
	if (publication === undefined) return { ok: false, refusal: refuse('no-sealing-key') };
	return decided('device-key-published', publication);
}

/** The new key once for each device, with the proof that it comes from the centre. */
export async function boxesFor(crypto: Crypto, raw: Uint8Array<ArrayBuffer>, devices: readonly TrustedDevice[]): Promise<Boxes> {
	return Promise.all(
		devices.map(async ({ device, publicKey, provenBy }) => {
			const proof = await mac(crypto, provenBy, 'sala rotation proof', device + toBase64(raw));
			return { device, box: await sealBox(crypto, publicKey, aboutBox(device), new Uint8Array([...raw, ...proof])) };
		})
	);
}

/** The key that a rotation brings this device; undefined when none, or when it does not come from the centre. */
export async function keyFrom(
	crypto: Crypto,
	ring: readonly CentreKey[],
	own: { device: string; privateKey: string },
	rotation: FactBody<'centre-key-rotated'>
): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const box = rotation.boxes.find(({ device }) => device === own.device)?.box;
	const opened = box === undefined ? undefined : await openBox(crypto, own.privateKey, aboutBox(own.device), box);
	if (opened === undefined) return undefined;
	const [raw, proof] = [opened.slice(0, KEY_BYTES), opened.slice(KEY_BYTES)];
	if ((await keyIdOf(crypto, raw)) !== rotation.key) return undefined;
	for (const by of ring) {
		if (isSame(proof, await mac(crypto, by, 'sala rotation proof', own.device + toBase64(raw)))) return raw;
	}
	return undefined;
}

/**
 * Which key of a ring seals from now on, when another than its first: the newest that a rotation brought, unless the first is one
 * that no rotation has replaced.
 */
export function sealingKeyOf(ring: readonly CentreKey[], rotations: readonly Rotation[]): CentreKey | undefined {
	const held = inOrder(rotations).filter(({ body }) => ring.some(({ id }) => id === body.key));
	const newest = held.at(-1)?.body.key;
	const replaced = new Set(held.flatMap(({ body }) => [body.key, ...body.replaces]));
	const [first] = ring;
	if (first === undefined || newest === undefined || first.id === newest || !replaced.has(first.id)) return undefined;
	return ring.find(({ id }) => id === newest);
}

const aboutBox = (device: string): string => `sala centre key ${device}`;

async function mac(crypto: Crypto, by: CentreKey, purpose: string, said: string): Promise<Uint8Array> {
	const material = await crypto.subtle.importKey('raw', by.raw, 'HKDF', false, ['deriveKey']);
	const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: text.encode(purpose) };
	const key = await crypto.subtle.deriveKey(derivation, material, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
	return new Uint8Array(await crypto.subtle.sign('HMAC', key, text.encode(said)));
}

/** In a time that does not tell where they differ. */
function isSame(one: Uint8Array, other: Uint8Array): boolean {
	const differing = other.reduce((sum, byte, at) => sum | (byte ^ (one[at] ?? 0)), 0);
	return one.length === other.length && differing === 0;
}
