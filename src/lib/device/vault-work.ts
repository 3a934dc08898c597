// What a vault does with PINs and keys. One change at a time over all tabs: two that wrote at once could otherwise drop each
// other's slot or key, and two that tried at once could share one count.
import type { Deposit } from '#domain/deposits.ts';
import { pinFault } from '#domain/pins.ts';
import { KEY_BYTES } from '#domain/sealing.ts';
import { deviceLocks } from './browser.ts';
import { readClearRing, removeClearRing } from './clear-ring.ts';
import { hashInWorker, type PinHash } from './pin-hash.ts';
import { keepTries, NO_TRIES, PIN_TRIES_MAX, readTries, waitLeftMs } from './pin-tries.ts';
import type { RingKey } from './ring-key.ts';
import { LockedError, type UnlockAnswer } from './vault-answers.ts';
import {
	contentsOf,
	isAnyOpenable,
	isCheap,
	newVault,
	openSlot,
	ringOf,
	slotOf,
	withArrived,
	withContents,
	withSlot,
	type Contents
} from './vault-contents.ts';
import { isOpenable, keepRecord, newestRecord, type Slot, type VaultRecord } from './vault-record.ts';

export interface Tried {
	answer: UnlockAnswer;
	/** Only with the answer `right`. */
	contents?: Contents;
}

/** A vault that this page is inside of, as it is on the disk now. */
interface Ours {
	known: VaultRecord;
	contents: Contents;
}

export interface VaultWorld {
	hash: PinHash;
	/** Device time, ms. */
	now: () => number;
}

export class VaultWork {
	private readonly org: string;
	private readonly world: VaultWorld;

	constructor(org: string, world: VaultWorld = { hash: hashInWorker, now: () => Date.now() }) {
		this.org = org;
		this.world = world;
	}

	/** The keys that lay in the clear come into the vault too, and lie in the clear no longer once they are safe in it. */
	make(staff: string, pin: string, ring: readonly RingKey[]): Promise<Contents> {
		return this.alone(async (before) => {
			requirePin(pin);
			if (isAnyOpenable(before)) throw new Error('There is a vault here: unlock it, then set the PIN');
			const keys = await ringOf([...ring.map(({ raw }) => raw), ...(await readClearRing(this.org))]);
			const { record, contents } = await newVault(this.org, keys);
			await keepRecord(this.org, await withSlot(this.org, record, staff, pin, contents.vaultKey, this.world.hash), before);
			await keepTries(this.org, staff, NO_TRIES);
			await this.clearTheRing(contents);
			return contents;
		});
	}

	/** Tries a PIN. The try is on the disk before the hash begins, so that neither a reload nor a kill saves one. */
	tryPin(staff: string, pin: string): Promise<Tried> {
		return this.alone(async (record) => {
			const slot = slotOf(record, staff);
			if (record === undefined || slot === undefined) return { answer: { answer: 'none-set' } };
			if (!isOpenable(slot)) return { answer: { answer: 'destroyed' } };
			const before = await readTries(this.org, staff);
			if (before.wrong >= PIN_TRIES_MAX) return this.destroy(record, staff);
			const waitMs = waitLeftMs(before, this.world.now());
			if (waitMs > 0) return { answer: { answer: 'wait', waitMs } };
			const counted = { wrong: before.wrong + 1, atMs: this.world.now() };
			await keepTries(this.org, staff, counted);
			const vaultKey = await openSlot(this.org, slot, pin, this.world.hash);
			if (vaultKey !== undefined) return this.right(record, slot, pin, vaultKey);
			if (counted.wrong >= PIN_TRIES_MAX) return this.destroy(record, staff);
			const triesLeft = PIN_TRIES_MAX - counted.wrong;
			return { answer: { answer: 'wrong', waitMs: waitLeftMs(counted, this.world.now()), triesLeft } };
		});
	}

	/** What earlier wrong tries still cost this person, ms. */
	async waitMs(staff: string): Promise<number> {
		return waitLeftMs(await readTries(this.org, staff), this.world.now());
	}

	setPin(inside: Contents, staff: string, pin: string): Promise<void> {
		return this.alone(async (record) => {
			requirePin(pin);
			const { known, contents } = await this.stillOurs(record, inside);
			await keepRecord(this.org, await withSlot(this.org, known, staff, pin, contents.vaultKey, this.world.hash), known);
			await keepTries(this.org, staff, NO_TRIES);
		});
	}

	removeSlot(staff: string): Promise<void> {
		return this.alone(async (record) => {
			if (slotOf(record, staff) === undefined || record === undefined) return;
			await keepRecord(this.org, { ...record, slots: record.slots.filter((slot) => slot.staff !== staff) }, record);
		});
	}

	addKey(inside: Contents, raw: Uint8Array<ArrayBuffer>): Promise<Contents> {
		return this.alone(async (record) => this.withKey(await this.stillOurs(record, inside), raw));
	}

	/** Several that ask at once get the same one. */
	makeKey(inside: Contents): Promise<Contents> {
		return this.alone(async (record) => {
			const ours = await this.stillOurs(record, inside);
			return ours.contents.keys.length > 0 ? ours.contents : this.withKey(ours, crypto.getRandomValues(new Uint8Array(KEY_BYTES)));
		});
	}

	/** The deposit of the key that seals; makes a key where there is none, which comes into the ring at the next unlocking. */
	deposit(): Promise<Deposit> {
		return this.alone(async (record) => {
			if (record === undefined) throw new LockedError('There is no vault, and so nothing to seal with');
			if (record.deposit !== undefined) return record.deposit;
			const made = await withArrived(this.org, record, crypto.getRandomValues(new Uint8Array(KEY_BYTES)));
			const { deposit } = await keepRecord(this.org, made, record);
			if (deposit === undefined) throw new Error('A deposit was made and is not there');
			return deposit;
		});
	}

	/** The contents as they are now, for whoever is inside already; undefined when it is another vault by now, or none. */
	async reopen({ vaultKey }: Contents): Promise<Contents | undefined> {
		const record = await newestRecord(this.org);
		return record && contentsOf(this.org, record, vaultKey);
	}

	eraseClearRing(): Promise<void> {
		return removeClearRing(this.org);
	}

	private async withKey({ known, contents }: Ours, raw: Uint8Array<ArrayBuffer>): Promise<Contents> {
		const added = { ...contents, keys: await ringOf([raw, ...contents.keys.map((key) => key.raw)]) };
		await keepRecord(this.org, await withContents(this.org, known, added), known);
		return added;
	}

	private async right(record: VaultRecord, slot: Slot, pin: string, vaultKey: Uint8Array<ArrayBuffer>): Promise<Tried> {
		const { org } = this;
		await keepTries(org, slot.staff, NO_TRIES);
		const opened = await contentsOf(org, record, vaultKey);
		if (opened === undefined) throw new Error('The PIN is right, and what it opens is damaged');
		const contents = { ...opened, keys: await ringOf([...opened.keys.map(({ raw }) => raw), ...(await readClearRing(org))]) };
		const dearer = isCheap(slot.cost) ? await withSlot(org, record, slot.staff, pin, vaultKey, this.world.hash) : record;
		if (dearer !== record || record.inbox.length > 0 || contents.keys.length > opened.keys.length) {
			// Whoever has the right PIN comes in, also where nothing can be written.
			await keepRecord(org, await withContents(org, dearer, contents), record).then(
				() => this.clearTheRing(contents),
				() => undefined
			);
		}
		return { answer: { answer: 'right' }, contents };
	}

	private async destroy(record: VaultRecord, staff: string): Promise<Tried> {
		const slots = record.slots.map((slot) => (slot.staff === staff ? { staff, destroyed: true as const } : slot));
		// Where nothing can be written the count says the same.
		await keepRecord(this.org, { ...record, slots }, record).catch(() => undefined);
		return { answer: { answer: 'destroyed' } };
	}

	/** Only after what lies on the disk was opened again, and every key was in it. */
	private async clearTheRing({ vaultKey }: Contents): Promise<void> {
		const clear = await ringOf(await readClearRing(this.org));
		const record = await newestRecord(this.org);
		const kept = record && (await contentsOf(this.org, record, vaultKey));
		if (kept !== undefined && clear.every(({ id }) => kept.keys.some((key) => key.id === id))) await removeClearRing(this.org);
	}

	/** What is inside now, by a key that was right before. */
	private async stillOurs(record: VaultRecord | undefined, { vaultKey }: Contents): Promise<Ours> {
		const contents = record && (await contentsOf(this.org, record, vaultKey));
		if (record === undefined || contents === undefined) throw new LockedError('It is another vault by now');
		return { known: record, contents };
	}

	private alone<T>(change: (record: VaultRecord | undefined) => Promise<T>): Promise<T> {
		const work = async (): Promise<T> => change(await newestRecord(this.org));
		const locks = deviceLocks();
		return locks === undefined ? work() : locks.request(`sala-vault-${this.org}`, work);
	}
}

function requirePin(pin: string): void {
	const fault = pinFault(pin);
	if (fault !== undefined) throw new RangeError(`This is no PIN: ${fault}`);
}
