import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { toBase64 } from '#domain/base64.ts';
import { openBox, sealBox } from '#domain/boxes.ts';
import { openSeal, sealInto } from '#domain/deposits.ts';
import { KEY_BYTES } from '#domain/sealing.ts';
import { clearRingName, readClearRing } from './clear-ring.ts';
import { writeKept } from './kept-text.ts';
import { hashInWorker, PIN_COST, type PinHash } from './pin-hash.ts';
import { forgetTries, PIN_FIRST_WAIT_MS, PIN_TRIES_FREE, PIN_TRIES_MAX, PIN_WAIT_MS_MAX, waitAfterMs, waitLeftMs } from './pin-tries.ts';
import { ringOf } from './vault-contents.ts';
import { newestRecord, recallRecord, recordAtOnce, recordName, removeRecord } from './vault-record.ts';
import { VaultWork } from './vault-work.ts';
import { LockedError } from './vault-answers.ts';
import { DeviceVault } from './vault.ts';

const ORG = 'vault-test';
const [ONE, TWO] = ['01ARZ3NDEKTSV4RRFFQ69G5FAV', '01BX5ZZKBKACTAV9WEVGEMMVRZ'];
const [PIN, OTHER_PIN, WRONG] = ['482915', '730264', '591827'];
const raw = (fill: number): Uint8Array<ArrayBuffer> => new Uint8Array(KEY_BYTES).fill(fill);

let nowMs = 1_000_000;
let hashed = 0;
/** Quick, so that many tries can be told; the real one is tried below. */
const quick: PinHash = async (pin, salt) => {
	hashed += 1;
	const bytes = new Uint8Array([...new TextEncoder().encode(pin), ...salt]);
	return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
};
/** What a page that was just loaded has. */
const page = (hash = quick): DeviceVault => new DeviceVault(ORG, () => Promise.resolve(new VaultWork(ORG, { hash, now: () => nowMs })));

beforeEach(async () => {
	await page().erase();
	hashed = 0;
});
afterEach(() => page().erase());

describe('the vault', () => {
	it('[B21] is open to whoever made it, locked to a page that starts, and open again with the PIN alone', async () => {
		const vault = page();
		expect([vault.state, vault.slots(), vault.hasKey]).toEqual(['absent', [], false]);
		await vault.make(ONE, PIN, await ringOf([raw(1), raw(2)]));
		expect([vault.state, vault.staff, vault.keys().map((key) => key.raw)]).toEqual(['unlocked', ONE, [raw(1), raw(2)]]);
		const started = page();
		expect([started.state, started.staff, started.keys(), started.hasKey]).toEqual(['locked', undefined, [], true]);
		expect(await started.unlock(ONE, '๔๘๒๙๑๕')).toEqual({ answer: 'right' });
		expect([started.state, started.staff, started.keys().map((key) => key.raw)]).toEqual(['unlocked', ONE, [raw(1), raw(2)]]);
		expect(await started.unlock(TWO, PIN)).toEqual({ answer: 'none-set' });
	});

	it('[B21] locked in one tab, it is locked in all, and a changed ring comes to those that are open', async () => {
		const [first, second] = [page(), page()];
		await first.make(ONE, PIN, []);
		await second.unlock(ONE, PIN);
		await first.addKey(raw(3));
		await vi.waitUntil(() => second.keys().length === 1);
		await second.addKey(raw(4));
		await vi.waitUntil(() => first.keys().length === 2);
		expect(first.keys().map((key) => key.raw)).toEqual([raw(4), raw(3)]);
		first.lock();
		await vi.waitUntil(() => second.state === 'locked');
		expect([second.keys(), second.privateKey]).toEqual([[], undefined]);
		await expect(second.addKey(raw(5))).rejects.toThrow(LockedError);
		await expect(second.setPin(TWO, OTHER_PIN)).rejects.toThrow(LockedError);
	});

	it('[B21] each of the staff has a PIN of their own, the same one as another if they like, and loses it alone', async () => {
		const vault = page();
		await vault.make(ONE, PIN, await ringOf([raw(1)]));
		await vault.setPin(TWO, PIN);
		await vault.setPin(ONE, OTHER_PIN);
		const started = page();
		expect((await started.unlock(ONE, PIN)).answer).toBe('wrong');
		expect(await started.unlock(ONE, OTHER_PIN)).toEqual({ answer: 'right' });
		expect(await started.check(TWO, PIN)).toEqual({ answer: 'right' });
		expect(started.staff, 'checking unlocks nobody').toBe(ONE);
		expect(await started.unlock(TWO, PIN)).toEqual({ answer: 'right' });
		expect(started.staff).toBe(TWO);
		await started.removeSlot(ONE);
		expect(started.slots()).toEqual([{ staff: TWO, destroyed: false }]);
		expect(await page().unlock(ONE, OTHER_PIN)).toEqual({ answer: 'none-set' });
	});

	it('[B21] refuses what is no PIN and a second making', async () => {
		const vault = page();
		for (const none of ['123456', '48291', 'abcdef']) await expect(vault.make(ONE, none, []), none).rejects.toThrow(RangeError);
		expect(vault.state).toBe('absent');
		await vault.make(ONE, PIN, []);
		await expect(vault.setPin(TWO, '111111')).rejects.toThrow(RangeError);
		await expect(page().make(TWO, OTHER_PIN, [])).rejects.toThrow('unlock it');
		expect(vault.slots()).toEqual([{ staff: ONE, destroyed: false }]);
	});

	it('[B21] neither key nor PIN lies on the disk in any form', async () => {
		const vault = page();
		await vault.make(ONE, PIN, await ringOf([raw(0x41)]));
		const { privateKey = '' } = vault;
		const onDisk = JSON.stringify([{ ...localStorage }, await newestRecord(ORG)]);
		const hex = '41'.repeat(KEY_BYTES);
		for (const secret of [PIN, toBase64(raw(0x41)), 'A'.repeat(KEY_BYTES), hex, privateKey]) expect(onDisk).not.toContain(secret);
		expect(onDisk).toContain(vault.publicKey);
	});

	it('[B21] one torn copy does no harm, whichever it is; a killed browser finds the newer one', async () => {
		const vault = page();
		await vault.make(ONE, PIN, await ringOf([raw(1)]));
		const whole = localStorage.getItem(`sala.kept.${recordName(ORG)}`) as string;
		localStorage.setItem(`sala.kept.${recordName(ORG)}`, whole.slice(0, 100));
		expect(page().state).toBe('absent');
		await recallRecord(ORG);
		expect(page().state).toBe('locked');
		await (await caches.open('sala-kept')).put(`/_sala/kept/${encodeURIComponent(recordName(ORG))}`, new Response('{"v":1'));
		expect(await page().unlock(ONE, PIN)).toEqual({ answer: 'right' });
		await vault.setPin(TWO, OTHER_PIN);
		localStorage.setItem(`sala.kept.${recordName(ORG)}`, whole);
		await recallRecord(ORG);
		expect(recordAtOnce(ORG)?.slots).toHaveLength(2);
	});

	it('[B21] another vault in its place locks whoever was inside the old one', async () => {
		const [old, other] = [page(), page()];
		await old.make(ONE, PIN, await ringOf([raw(1)]));
		await removeRecord(ORG);
		await other.make(TWO, OTHER_PIN, await ringOf([raw(2)]));
		await vi.waitUntil(() => old.state === 'locked');
		expect(await other.check(TWO, OTHER_PIN)).toEqual({ answer: 'right' });
	});

	it('[B27] erased, nothing of it is left, in any tab', async () => {
		const [vault, other] = [page(), page()];
		await vault.make(ONE, PIN, await ringOf([raw(1)]));
		await other.unlock(ONE, PIN);
		await vault.erase();
		await vi.waitUntil(() => other.state === 'absent');
		expect([await newestRecord(ORG), recordAtOnce(ORG), other.slots(), other.publicKey]).toEqual([undefined, undefined, [], undefined]);
		expect(JSON.stringify({ ...localStorage })).not.toContain(ORG);
	});
});

describe('wrong PINs', () => {
	it('[B22] cost growing waits over every reload, and destroy the slot in the end', async () => {
		await page().make(ONE, PIN, await ringOf([raw(1)]));
		const waits: number[] = [];
		for (let wrong = 1; wrong < PIN_TRIES_MAX; wrong += 1) {
			const answer = await page().unlock(ONE, WRONG);
			expect(answer).toMatchObject({ answer: 'wrong', triesLeft: PIN_TRIES_MAX - wrong });
			const waitMs = answer.answer === 'wrong' ? answer.waitMs : -1;
			waits.push(waitMs);
			if (waitMs === 0) continue;
			expect([await page().waitMs(ONE), await page().waitMs(TWO)]).toEqual([waitMs, 0]);
			const before = hashed;
			expect(await page().unlock(ONE, PIN), 'the right one has to wait too').toEqual({ answer: 'wait', waitMs });
			expect(hashed).toBe(before);
			nowMs += waitMs;
		}
		expect(waits.slice(0, PIN_TRIES_FREE)).toEqual([0, 0, PIN_FIRST_WAIT_MS]);
		expect(waits).toEqual(waits.toSorted((a, b) => a - b));
		expect(await page().check(ONE, WRONG)).toEqual({ answer: 'destroyed' });
		const vault = page();
		expect([vault.state, vault.slots()]).toEqual(['absent', [{ staff: ONE, destroyed: true }]]);
		expect(await vault.unlock(ONE, PIN)).toEqual({ answer: 'destroyed' });
	});

	it('[B22] are counted before the hash: a browser killed in the middle saves none', async () => {
		await page().make(ONE, PIN, []);
		const killed: PinHash = () => Promise.reject(new Error('killed'));
		for (let n = 0; n < PIN_TRIES_FREE; n += 1) await expect(page(killed).unlock(ONE, PIN)).rejects.toThrow('killed');
		expect((await page().unlock(ONE, PIN)).answer).toBe('wait');
	});

	it('[B22] of one person cost nobody else anything, and the right PIN forgets them', async () => {
		const vault = page();
		await vault.make(ONE, PIN, []);
		await vault.setPin(TWO, OTHER_PIN);
		for (let n = 0; n < PIN_TRIES_FREE; n += 1) await vault.unlock(ONE, WRONG);
		expect(await vault.unlock(TWO, OTHER_PIN)).toEqual({ answer: 'right' });
		nowMs += PIN_FIRST_WAIT_MS;
		expect(await vault.unlock(ONE, PIN)).toEqual({ answer: 'right' });
		expect(await vault.unlock(ONE, WRONG)).toEqual({ answer: 'wrong', waitMs: 0, triesLeft: PIN_TRIES_MAX - 1 });
	});

	it('[B22] tried in two tabs at once share one count', async () => {
		await page().make(ONE, PIN, []);
		const answers = await Promise.all(Array.from({ length: 5 }, () => page().unlock(ONE, WRONG)));
		expect(answers.filter(({ answer }) => answer === 'wrong')).toHaveLength(PIN_TRIES_FREE);
	});

	it('[B22] whose count is torn in one place count by the other', async () => {
		await page().make(ONE, PIN, []);
		for (let n = 0; n < PIN_TRIES_FREE; n += 1) await page().unlock(ONE, WRONG);
		localStorage.setItem(`sala.kept.vault-tries/${ORG}`, '{"num');
		expect((await page().unlock(ONE, PIN)).answer).toBe('wait');
	});

	it('[B22] a slot destroyed is made anew by whoever is inside', async () => {
		const head = page();
		await head.make(ONE, PIN, await ringOf([raw(1)]));
		await head.setPin(TWO, OTHER_PIN);
		for (let n = 0; n < PIN_TRIES_MAX; n += 1) {
			await page().unlock(TWO, WRONG);
			nowMs += PIN_WAIT_MS_MAX;
		}
		expect(head.slots()).toContainEqual({ staff: TWO, destroyed: true });
		await head.setPin(TWO, PIN);
		const started = page();
		expect(await started.unlock(TWO, PIN)).toEqual({ answer: 'right' });
		expect(started.keys()).toHaveLength(1);
	});

	it('[B22] any clock: no wait is longer than the one that was said', () => {
		fc.assert(
			fc.property(fc.nat({ max: 40 }), fc.integer(), fc.integer(), (wrong, atMs, now) => {
				const left = waitLeftMs({ wrong, atMs }, now);
				expect(left).toBeGreaterThanOrEqual(0);
				expect(left).toBeLessThanOrEqual(waitAfterMs(wrong));
				if (now >= atMs + PIN_WAIT_MS_MAX) expect(left).toBe(0);
			})
		);
	});

	it('[B22] are not forgotten where the browser keeps nothing', async () => {
		await page().make(ONE, PIN, []);
		const full = new DOMException('full', 'QuotaExceededError');
		vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
			throw full;
		});
		vi.spyOn(Cache.prototype, 'put').mockRejectedValue(full);
		try {
			for (let n = 0; n < PIN_TRIES_FREE; n += 1) expect((await page().unlock(ONE, WRONG)).answer).toBe('wrong');
			expect((await page().unlock(ONE, PIN)).answer).toBe('wait');
			nowMs += PIN_WAIT_MS_MAX;
			expect(await page().unlock(ONE, PIN), 'and whoever has the PIN comes in').toEqual({ answer: 'right' });
		} finally {
			vi.restoreAllMocks();
			await forgetTries(ORG);
		}
	});
});

describe('the slow hash', () => {
	it('[B20] runs in a worker, dear enough, and a slot of cheaper days is made anew when it is next opened', async () => {
		const salt = raw(1).slice(0, 16);
		const asked: number[] = [];
		const counted: PinHash = (pin, with_, cost) => {
			asked.push(cost.passes);
			return hashInWorker(pin, with_, cost);
		};
		expect(await hashInWorker(PIN, salt, { memoryKiB: 64, passes: 1 })).toHaveLength(32);
		await expect(hashInWorker(PIN, salt.slice(0, 2), PIN_COST), 'a salt that is too short').rejects.toThrow();
		await page().make(ONE, PIN, await ringOf([raw(1)]));
		const before = await newestRecord(ORG);
		const slot = before?.slots[0];
		if (before === undefined || slot === undefined || 'destroyed' in slot) throw new Error('no slot');
		await writeKept(recordName(ORG), JSON.stringify({ ...before, slots: [{ ...slot, cost: { memoryKiB: 64, passes: 1 } }] }));
		const cheap = await newestRecord(ORG);
		expect(await page().unlock(ONE, PIN), 'the quick hash does not ask what it costs').toEqual({ answer: 'right' });
		const after = await newestRecord(ORG);
		expect([cheap?.slots, after?.slots].map((slots) => (slots?.[0] as { cost: unknown }).cost)).toEqual([
			{ memoryKiB: 64, passes: 1 },
			PIN_COST
		]);
		await page().erase();
		const real = page(counted);
		await real.make(ONE, PIN, await ringOf([raw(1)]));
		expect(await page(counted).unlock(ONE, PIN)).toEqual({ answer: 'right' });
		expect((await page(counted).unlock(ONE, WRONG)).answer).toBe('wrong');
		expect(asked).toEqual([PIN_COST.passes, PIN_COST.passes, PIN_COST.passes]);
	});
});

describe('keys', () => {
	it('[B24] that lay in the clear are in the vault with the first PIN, and in the clear no longer', async () => {
		const clear = JSON.stringify({ keys: [raw(1), raw(2)].map(toBase64) });
		await writeKept(clearRingName(ORG), clear);
		const vault = page();
		await vault.make(ONE, PIN, []);
		expect(vault.keys().map((key) => key.raw)).toEqual([raw(1), raw(2)]);
		expect(await readClearRing(ORG)).toEqual([]);
		await writeKept(clearRingName(ORG), JSON.stringify({ keys: [toBase64(raw(3))] }));
		const started = page();
		await started.unlock(ONE, PIN);
		expect(started.keys().map((key) => key.raw)).toEqual([raw(1), raw(2), raw(3)]);
		expect(await readClearRing(ORG)).toEqual([]);
		const again = page();
		await again.unlock(ONE, PIN);
		expect(again.keys()).toHaveLength(3);
	});

	it('[B25] where there is none, a locked vault makes one for what is captured, and has it when it is unlocked', async () => {
		await page().make(ONE, PIN, []);
		const locked = page();
		expect([locked.state, locked.hasKey]).toEqual(['locked', false]);
		const [deposit, same] = await Promise.all([locked.deposit(), locked.deposit()]);
		expect(same).toEqual(deposit);
		const sealed = await sealInto(crypto, deposit, 'id', Uint8Array.of(7));
		expect(JSON.stringify({ ...localStorage })).not.toContain(sealed.data);
		const vault = page();
		expect(await vault.unlock(ONE, PIN)).toEqual({ answer: 'right' });
		expect(vault.keys().map(({ id }) => id)).toEqual([deposit.key]);
		expect(await openSeal(crypto, vault.keys()[0]?.raw, 'id', sealed)).toEqual({ plain: Uint8Array.of(7) });
		expect((await vault.deposit()).key).toBe(deposit.key);
		await vault.addKey(raw(9));
		expect((await vault.deposit()).key).toBe(vault.keys()[0]?.id);
	});

	it('[B26] the device has a key pair of its own, whose private half only a PIN opens', async () => {
		const vault = page();
		await expect(vault.deposit()).rejects.toThrow(LockedError);
		await vault.make(ONE, PIN, []);
		const box = await sealBox(crypto, vault.publicKey ?? '', 'me', raw(5));
		vault.lock();
		expect([vault.publicKey === undefined, vault.privateKey]).toEqual([false, undefined]);
		await vault.unlock(ONE, PIN);
		expect(await openBox(crypto, vault.privateKey ?? '', 'me', box)).toEqual(raw(5));
	});
});
