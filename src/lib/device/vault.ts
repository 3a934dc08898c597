// The vault: what only a PIN opens (promises B20–B27). This file is what every first screen may ask at once; whatever opens or
// seals is loaded when it is first needed (vault-work.ts).
import type { Deposit } from '#domain/deposits.ts';
import { forgetTries } from './pin-tries.ts';
import { keptStamp } from './kept-text.ts';
import { onLocalChange } from './local-store.ts';
import type { RingKey } from './ring-key.ts';
import { LockedError, type UnlockAnswer } from './vault-answers.ts';
import type { Contents } from './vault-contents.ts';
import { isOpenable, recordAtOnce, recordName, removeRecord, type VaultRecord } from './vault-record.ts';
import type { VaultWork } from './vault-work.ts';

export interface Vault {
	/** `absent`: no PIN was ever set on this device, or all are destroyed (slots() says). Synchronous. */
	readonly state: 'absent' | 'locked' | 'unlocked';
	/** Who unlocked it. */
	readonly staff: string | undefined;
	slots(): readonly { staff: string; destroyed: boolean }[];
	/** The first slot, which makes and unlocks the vault. Throws RangeError for no PIN, Error where there is a vault. */
	make(staff: string, pin: string, ring: readonly RingKey[]): Promise<void>;
	/** Rejects when the browser cannot hash (PinHashError). */
	unlock(staff: string, pin: string): Promise<UnlockAnswer>;
	/** The same without unlocking. */
	check(staff: string, pin: string): Promise<UnlockAnswer>;
	/** How long until a try of this person counts, ms; tries nothing. */
	waitMs(staff: string): Promise<number>;
	/** Adds or replaces a slot. Rejects with LockedError, or RangeError for what is no PIN. */
	setPin(staff: string, pin: string): Promise<void>;
	removeSlot(staff: string): Promise<void>;
	/** Every tab of this device forgets the keys. */
	lock(): void;
	/** The one that seals first; none unless unlocked. */
	keys(): readonly RingKey[];
	/** From now on seals with this one. Rejects with LockedError. */
	addKey(raw: Uint8Array<ArrayBuffer>): Promise<void>;
	/** Makes a key of its own where there is none yet. Rejects with LockedError. */
	makeKey(): Promise<void>;
	/** Whether there is a centre key here, locked or not. */
	readonly hasKey: boolean;
	/** The device's public key, base64; undefined where there is no vault. */
	readonly publicKey: string | undefined;
	/** The private half, base64; undefined unless unlocked. */
	readonly privateKey: string | undefined;
	/** Where to seal while locked. Makes a centre key where there is none. Rejects where there is no vault. */
	deposit(): Promise<Deposit>;
	/** Everything of it on this device gone. */
	erase(): Promise<void>;
	/** Calls back on every change, of other tabs too; returns how to stop. */
	onChange(listener: () => void): () => void;
}

const vaults = new Map<string, DeviceVault>();

/** The vault of an organisation; the same one for the life of the page. */
export function vaultOf(org: string): Vault {
	const key = org.toLowerCase();
	const known = vaults.get(key) ?? new DeviceVault(key);
	vaults.set(key, known);
	return known;
}

interface Inside {
	staff: string;
	contents: Contents;
}

export class DeviceVault implements Vault {
	private readonly org: string;
	private readonly load: () => Promise<VaultWork>;
	private readonly listeners = new Set<() => void>();
	private readonly tabs: BroadcastChannel;
	private inside: Inside | undefined;
	private read: { stamp: string | undefined; record: VaultRecord | undefined } | undefined;
	private work: Promise<VaultWork> | undefined;

	constructor(org: string, load = async (): Promise<VaultWork> => new (await import('./vault-work.ts')).VaultWork(org)) {
		this.org = org;
		this.load = load;
		this.tabs = new BroadcastChannel(`sala-vault-${org}`);
		this.tabs.onmessage = ({ data }: MessageEvent<unknown>) => void this.heard(data);
	}

	get state(): Vault['state'] {
		if (this.inside !== undefined) return 'unlocked';
		return this.record?.slots.some(isOpenable) === true ? 'locked' : 'absent';
	}

	get staff(): string | undefined {
		return this.inside?.staff;
	}

	get hasKey(): boolean {
		return this.record?.deposit !== undefined;
	}

	get publicKey(): string | undefined {
		return this.record?.publicKey;
	}

	get privateKey(): string | undefined {
		return this.inside?.contents.privateKey;
	}

	slots(): { staff: string; destroyed: boolean }[] {
		return (this.record?.slots ?? []).map((slot) => ({ staff: slot.staff, destroyed: !isOpenable(slot) }));
	}

	keys(): readonly RingKey[] {
		return this.inside?.contents.keys ?? [];
	}

	async make(staff: string, pin: string, ring: readonly RingKey[]): Promise<void> {
		const contents = await (await this.loaded()).make(staff, pin, ring);
		this.goInside({ staff, contents });
	}

	async unlock(staff: string, pin: string): Promise<UnlockAnswer> {
		const { answer, contents } = await (await this.loaded()).tryPin(staff, pin);
		if (contents !== undefined) this.goInside({ staff, contents });
		else this.tell();
		return answer;
	}

	async check(staff: string, pin: string): Promise<UnlockAnswer> {
		const { answer } = await (await this.loaded()).tryPin(staff, pin);
		this.tell();
		return answer;
	}

	async waitMs(staff: string): Promise<number> {
		return (await this.loaded()).waitMs(staff);
	}

	async setPin(staff: string, pin: string): Promise<void> {
		await (await this.loaded()).setPin(this.insideOrThrow().contents, staff, pin);
		this.tell();
	}

	async removeSlot(staff: string): Promise<void> {
		await (await this.loaded()).removeSlot(staff);
		this.tell();
	}

	addKey(raw: Uint8Array<ArrayBuffer>): Promise<void> {
		return this.changeInside((work, contents) => work.addKey(contents, raw));
	}

	makeKey(): Promise<void> {
		return this.changeInside((work, contents) => work.makeKey(contents));
	}

	async deposit(): Promise<Deposit> {
		return this.record?.deposit ?? (await this.loaded()).deposit();
	}

	lock(): void {
		this.forget();
		this.tabs.postMessage('lock');
	}

	async erase(): Promise<void> {
		this.lock();
		await Promise.all([removeRecord(this.org), forgetTries(this.org), (await this.loaded()).eraseClearRing()]);
		this.tell();
	}

	onChange(listener: () => void): () => void {
		this.listeners.add(listener);
		const stop = onLocalChange(`kept.${recordName(this.org)}`, listener);
		return () => {
			this.listeners.delete(listener);
			stop();
		};
	}

	private get record(): VaultRecord | undefined {
		const stamp = keptStamp(recordName(this.org));
		if (this.read === undefined || this.read.stamp !== stamp) this.read = { stamp, record: recordAtOnce(this.org) };
		return this.read.record;
	}

	private loaded(): Promise<VaultWork> {
		this.work ??= this.load().catch((error: unknown) => {
			this.work = undefined;
			throw error;
		});
		return this.work;
	}

	private async changeInside(change: (work: VaultWork, contents: Contents) => Promise<Contents>): Promise<void> {
		const work = await this.loaded();
		const before = this.insideOrThrow();
		const contents = await change(work, before.contents);
		// Locked meanwhile: the key is kept, and this page goes on knowing nothing.
		if (this.inside?.staff === before.staff) this.goInside({ ...before, contents });
		else this.tell();
	}

	private insideOrThrow(): Inside {
		if (this.inside === undefined) throw new LockedError('The vault is locked');
		return this.inside;
	}

	private goInside(inside: Inside): void {
		this.inside = inside;
		this.tell();
	}

	private forget(): void {
		if (this.inside === undefined) return;
		this.inside = undefined;
		this.call();
	}

	private tell(): void {
		this.tabs.postMessage('changed');
		this.call();
	}

	private call(): void {
		for (const listener of this.listeners) listener();
	}

	/** What another tab did. One that is inside follows the ring, and locks when it is another vault now. */
	private async heard(what: unknown): Promise<void> {
		if (what === 'lock') return this.forget();
		const before = this.inside;
		if (before !== undefined) {
			const contents = await (await this.loaded()).reopen(before.contents);
			if (this.inside !== before) return;
			this.inside = contents && { ...before, contents };
		}
		this.call();
	}
}
