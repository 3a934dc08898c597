import { describe, expect, it } from 'vitest';
import { makeBoxKeys } from '#domain/boxes.ts';
import { openSeal } from '#domain/deposits.ts';
import type { Role } from '#domain/roles.ts';
import { KEY_BYTES, keyIdOf, sealBytes } from '#domain/sealing.ts';
import { makeCommands } from '#commands/make-commands.ts';
import type { Session, SharedKeys } from '#device/ports.ts';
import type { PersonalDocument } from '#ledger/document.ts';
import { aFact } from '#ledger/ledger-contract.ts';
import { factId, personalId, subjectKey } from '#ledger/ids.ts';
import type { Erasure, Ledger } from '#ledger/ledger.ts';
import { openPouchInMemory } from '#ledger/pouch-in-memory.ts';
import type { PouchLedger } from '#ledger/pouch-ledger.ts';
import { MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { KeyUpkeep, type KeyStatus } from './key-upkeep.ts';
import { RESEAL_STEP_DOCUMENTS_MAX } from './resealer.ts';

const ORG = '10470101';
const ulid = (name: string | number): string => `01J${String(name).padStart(23, '0')}`;
const rawOf = (fill: number): Uint8Array<ArrayBuffer> => new Uint8Array(KEY_BYTES).fill(fill);
const OLD = rawOf(1);
const [OLD_ID, NEW_ID] = [await keyIdOf(crypto, OLD), await keyIdOf(crypto, rawOf(2))];
const plainOf = (n: number): Uint8Array => new TextEncoder().encode(`คนที่ ${n}`);

/** A ring in memory that can be shut. */
async function openKeys(...raws: Uint8Array<ArrayBuffer>[]) {
	const pair = await makeBoxKeys(crypto);
	let ring = await Promise.all(raws.map(async (raw) => ({ id: await keyIdOf(crypto, raw), raw })));
	let isOpen = true;
	let made = 1;
	const listeners = new Set<() => void>();
	const tell = (): void => listeners.forEach((listener) => listener());
	const keys: SharedKeys = {
		crypto,
		ring: () => (isOpen ? ring : []),
		pair: () => (isOpen ? pair : undefined),
		makeRaw: () => rawOf((made += 1)),
		async add(raw) {
			const id = await keyIdOf(crypto, raw);
			ring = [{ id, raw }, ...ring.filter((key) => key.id !== id)];
			tell();
		},
		onChange(listener) {
			listeners.add(listener);
			return () => void listeners.delete(listener);
		}
	};
	return {
		keys,
		lock: () => ((isOpen = false), tell()),
		unlock: () => ((isOpen = true), tell())
	};
}

interface Options {
	roles?: readonly Role[];
	/** Called between two steps. */
	rest?: () => Promise<void>;
	mark?: { current: { key: string; seq: number } | undefined };
}
let minutes = 0;
/** A device of the centre at work on a ledger. */
async function aDevice(name: string, ledger: Ledger, open: Awaited<ReturnType<typeof openKeys>>, options: Options = {}) {
	const { roles = ['head'], rest = () => Promise.resolve(), mark = { current: undefined } } = options;
	const session: Session = { kind: 'account', user: name, displayName: name, roles: [], org: ORG, device: ulid(name) };
	const clock = { now: () => Date.UTC(2026, 10, 21, 3, (minutes += 1)), offset: () => 0, heard: () => undefined };
	const sealer = { seal: () => Promise.reject(new Error('no')), open: () => Promise.resolve({ unopened: 'no-key' as const }) };
	const actor = () => Promise.resolve({ staff: name, roles });
	const context = {
		session,
		actor,
		staff: () => Promise.resolve([]),
		clock,
		sealer,
		keys: open.keys,
		ledger: () => Promise.resolve(ledger)
	};
	const rest_ = { centre: () => Promise.resolve(undefined), shown: () => Promise.resolve(), today: () => '2026-11-21' as never };
	const commands = makeCommands({ ...context, ...rest_ });
	const statuses: KeyStatus[] = [];
	const failures: unknown[] = [];
	const upkeep = new KeyUpkeep({
		session,
		keys: open.keys,
		ledger,
		commands,
		clock,
		ids: { ulid: () => ulid(`U${(minutes += 1)}`) },
		marks: { read: () => mark.current, write: (to) => void (mark.current = to) },
		rest,
		onStatus: (status) => void statuses.push(status),
		report: (error) => void failures.push(error)
	});
	const rotate = (without: string[] = []) => commands.rotateKey({ act: ulid(`R${(minutes += 1)}`), reason: 'device-revoked', without });
	return { name, upkeep, rotate, statuses, failures, mark, ...open };
}

/** `count` people's records, sealed under a key. */
async function people(ledger: Ledger, raw: Uint8Array<ArrayBuffer>, count: number, from = 0): Promise<string[]> {
	const ids = Array.from({ length: count }, (_, n) => personalId(ulid(from + n), ulid(from + n)));
	const acts = await Promise.all(
		ids.map(async (_id, n) => ({
			fact: aFact(ulid(from + n), from + n),
			personal: { _id, device: 'DEVICE', org: ORG, sealed: await sealBytes(crypto, raw, _id, plainOf(n)) }
		}))
	);
	await ledger.append(acts);
	return ids;
}

const recordsOf = async (ledger: Ledger, ids: readonly string[]): Promise<PersonalDocument[]> =>
	(await ledger.byIds(ids)).flatMap((document) => (document === undefined ? [] : [document as PersonalDocument]));
const keysOf = async (ledger: Ledger, ids: readonly string[]): Promise<string[]> =>
	(await recordsOf(ledger, ids)).map(({ sealed }) => sealed.key);
const kindsOf = async (ledger: Ledger): Promise<string[]> =>
	(await ledger.since(0, 1_000)).documents.flatMap(({ document }) => ('kind' in document ? [document.kind] : []));

describe('a device with the key', () => {
	it('[B28] publishes its public key once, and again when the pair is another', async () => {
		const ledger = new MemoryLedger();
		const first = await aDevice('A', ledger, await openKeys(OLD));
		await first.upkeep.wake();
		await first.upkeep.wake();
		expect(await kindsOf(ledger)).toEqual(['device-key-published']);
		await first.upkeep.stop();
		const started = await aDevice('A', ledger, first);
		await started.upkeep.wake();
		expect(await kindsOf(ledger)).toHaveLength(1);
		await started.upkeep.stop();
		await (await aDevice('A', ledger, await openKeys(OLD))).upkeep.wake();
		expect(await kindsOf(ledger)).toHaveLength(2);
	});

	it('[B28] nothing is published while locked or without a key', async () => {
		const ledger = new MemoryLedger();
		const [locked, none] = [await openKeys(OLD), await openKeys()];
		locked.lock();
		for (const keys of [locked, none]) {
			const { upkeep } = await aDevice('A', ledger, keys);
			await upkeep.wake();
			await upkeep.stop();
		}
		expect(await kindsOf(ledger)).toEqual([]);
		const device = await aDevice('A', ledger, locked);
		locked.unlock();
		await device.upkeep.wake();
		expect(await kindsOf(ledger)).toEqual(['device-key-published']);
	});
});

describe('a rotation', () => {
	it('[B29] reaches the devices that keep their place, the locked ones when they are unlocked, and not the one left out', async () => {
		const ledger = new MemoryLedger();
		const [a, b, thief] = await Promise.all(['A', 'B', 'C'].map(async (name) => aDevice(name, ledger, await openKeys(OLD))));
		if (!a || !b || !thief) throw new Error('three devices');
		for (const device of [a, b, thief]) await device.upkeep.wake();
		b.lock();
		expect(await a.rotate([ulid('C')])).toMatchObject({ ok: true });
		for (const device of [a, b, thief]) await device.upkeep.wake();
		expect(a.keys.ring().map(({ id }) => id)).toEqual([NEW_ID, OLD_ID]);
		expect(b.keys.ring()).toEqual([]);
		b.unlock();
		await b.upkeep.wake();
		expect(b.keys.ring()[0]?.id).toBe(NEW_ID);
		expect(thief.keys.ring().map(({ id }) => id)).toEqual([OLD_ID]);
		expect([a, b, thief].map(({ statuses }) => statuses.at(-1)?.missing)).toEqual([[], [], [NEW_ID]]);
		await thief.keys.add(rawOf(2));
		await thief.upkeep.wake();
		expect(thief.statuses.at(-1)?.missing, 'the key was brought on paper').toEqual([]);
	});

	it('[B29] [D55] is refused to who may not, and on a locked device', async () => {
		const ledger = new MemoryLedger();
		const open = await openKeys(OLD);
		expect(await (await aDevice('A', ledger, open, { roles: ['counter'] })).rotate()).toMatchObject({ refusal: { code: 'not-permitted' } });
		open.lock();
		expect(await (await aDevice('A', ledger, open)).rotate()).toMatchObject({ refusal: { code: 'no-sealing-key' } });
		expect(await kindsOf(ledger)).toEqual([]);
	});
});

describe('sealing anew', () => {
	const COUNT = RESEAL_STEP_DOCUMENTS_MAX + 7;

	it('[B30] brings every record under the new key and changes nothing that it says', async () => {
		const ledger = new MemoryLedger();
		const ids = await people(ledger, OLD, COUNT);
		const device = await aDevice('A', ledger, await openKeys(OLD));
		await device.rotate();
		await device.upkeep.wake();
		expect(new Set(await keysOf(ledger, ids))).toEqual(new Set([NEW_ID]));
		for (const [n, { _id, sealed }] of (await recordsOf(ledger, ids)).entries())
			expect(await openSeal(crypto, rawOf(2), _id, sealed)).toEqual({ plain: plainOf(n) });
		const shown = device.statuses.flatMap(({ resealing }) => resealing ?? []);
		expect(shown.slice(0, 2)).toEqual([0, RESEAL_STEP_DOCUMENTS_MAX].map((done) => ({ done, total: 2 * COUNT + 2 })));
		expect(device.statuses.at(-1)?.resealing).toBeUndefined();
		const { updateSeq } = await ledger.info();
		await device.upkeep.wake();
		expect((await ledger.info()).updateSeq, 'nothing is left to do').toBe(updateSeq);
	});

	it('[B30] goes on after a page that was killed or locked, whichever step that was at', async () => {
		for (const end of ['killed', 'locked'] as const)
			for (let steps = 0; steps < 4; steps += 1) {
				const ledger = new MemoryLedger();
				const ids = await people(ledger, OLD, COUNT);
				const open = await openKeys(OLD);
				let left = steps;
				const rest = (): Promise<void> => {
					left -= 1;
					if (left >= 0) return Promise.resolve();
					if (end === 'locked') open.lock();
					else void device.upkeep.stop();
					return Promise.resolve();
				};
				const device = await aDevice('A', ledger, open, { rest });
				await device.rotate();
				await device.upkeep.wake();
				await device.upkeep.stop();
				open.unlock();
				const again = await aDevice('A', ledger, open, { mark: device.mark });
				await again.upkeep.wake();
				expect(new Set(await keysOf(ledger, ids)), `${end} after ${steps}`).toEqual(new Set([NEW_ID]));
				expect([...device.failures, ...again.failures]).toEqual([]);
			}
	});

	it('[B31] takes up what arrives later under the old key, and leaves what it cannot open or what was erased', async () => {
		const ledger = new MemoryLedger();
		const [gone, kept] = (await people(ledger, OLD, 2)) as [string, string];
		const foreign = await people(ledger, rawOf(9), 1, 10);
		const device = await aDevice('A', ledger, await openKeys(OLD));
		await device.rotate();
		await ledger.receive([], [gone]);
		await device.upkeep.wake();
		const later = await people(ledger, OLD, 1, 20);
		await device.upkeep.wake();
		expect(await keysOf(ledger, [kept, ...later])).toEqual([NEW_ID, NEW_ID]);
		expect(await keysOf(ledger, foreign)).toEqual([await keyIdOf(crypto, rawOf(9))]);
		expect(await ledger.byIds([gone])).toEqual([undefined]);
	});

	it('[B47] brings back nobody who is erased meanwhile, here in the middle of a step or on another device', async () => {
		const [here, there] = await Promise.all(['here', 'there'].map((name) => openPouchInMemory(ORG, `erase-${name}`)));
		if (!here || !there) throw new Error('two ledgers');
		const ids = await people(here, OLD, 4);
		const [inStep, elsewhere, ...kept] = ids as [string, string, ...string[]];
		const device = await aDevice('A', here, await openKeys(OLD));
		await device.upkeep.wake();
		await exchange(here, there);
		await device.rotate();
		const reseal = here.reseal.bind(here);
		// Erased after the step read it and before the step writes.
		here.reseal = async (records) => {
			await here.erase([erasureOf(inStep)]);
			return reseal(records);
		};
		await there.erase([erasureOf(elsewhere)]);
		await device.upkeep.wake();
		expect(await here.byIds([inStep])).toEqual([undefined]);
		await exchange(here, there);
		// What was sealed anew before this device heard of the erasure is erased again by any device that sees both (A61).
		await there.erase([erasureOf(elsewhere)]);
		await exchange(here, there);
		here.reseal = reseal;
		await device.upkeep.wake();
		for (const ledger of [here, there]) {
			expect(await ledger.byIds([inStep, elsewhere])).toEqual([undefined, undefined]);
			expect(await keysOf(ledger, kept)).toEqual([NEW_ID, NEW_ID]);
		}
		expect(device.failures).toEqual([]);
		await device.upkeep.stop();
		await Promise.all([here.pouch.destroy(), there.pouch.destroy()]);
	});

	it('[B32] [L51] at two devices at once ends with the same documents and no conflict', async () => {
		const [one, two] = await Promise.all(['one', 'two'].map((name) => openPouchInMemory(ORG, `reseal-${name}`)));
		if (!one || !two) throw new Error('two ledgers');
		const ids = await people(one, OLD, 20);
		const [a, b] = await Promise.all([aDevice('A', one, await openKeys(OLD)), aDevice('B', two, await openKeys(OLD))]);
		await b.upkeep.wake();
		await exchange(one, two);
		await a.rotate();
		await exchange(one, two);
		await Promise.all([a.upkeep.wake(), b.upkeep.wake()]);
		for (const ledger of [one, two]) expect(new Set(await keysOf(ledger, ids))).toEqual(new Set([NEW_ID]));
		await exchange(one, two);
		expect(await recordsOf(one, ids)).toEqual(await recordsOf(two, ids));
		for (const { pouch } of [one, two])
			for (const id of ids) expect(((await pouch.get(id, { conflicts: true })) as { _conflicts?: unknown })._conflicts).toBeUndefined();
		await Promise.all([a.upkeep.stop(), b.upkeep.stop()]);
		await Promise.all([one.pouch.destroy(), two.pouch.destroy()]);
	});
});

/** The erasing of the person of a record. */
function erasureOf(record: string): Erasure {
	const subject = String(record.split(':')[1]);
	return { subject, fact: { ...aFact(subject, 9), _id: factId(subjectKey('erasure', subject), 'personal-erased', subject) } };
}

/** What each has that the other has not, with its revisions, as replication carries it. */
async function exchange(one: PouchLedger, two: PouchLedger): Promise<void> {
	for (const [from, to] of [
		[one, two],
		[two, one]
	] as const) {
		const { results } = await from.pouch.changes({ since: 0, style: 'all_docs', include_docs: false });
		const asked = results.flatMap(({ id, changes }) => changes.map(({ rev }) => ({ id, rev })));
		const got = await from.pouch.bulkGet({ docs: asked, revs: true });
		const documents = got.results.flatMap(({ docs }) => docs.flatMap((doc) => ('ok' in doc ? [doc.ok] : [])));
		await to.pouch.bulkDocs(documents, { new_edits: false });
	}
}
