import Dexie from 'dexie';
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest';
import { enterKiosk, leaveKiosk, type Handover } from '#device/kiosk-state.ts';
import type { Session } from '#device/ports.ts';
import type { UnlockAnswer } from '#device/vault-answers.ts';
import type { Vault } from '#device/vault.ts';
import type { StaffRow } from '#readmodel/schema.ts';
import { BEFORE_LOCK_WAIT_MS_MAX, Presence } from './compose-presence.svelte.ts';
import { openReadModel, readModelName } from './compose-read-model.ts';

const ORG = 'presence';
const account: Session = { kind: 'account', user: 'somchai', displayName: 'สมชาย', roles: [`org-${ORG}:head`], org: ORG, device: 'D' };
const tablet: Session = { ...account, kind: 'device', user: 'device-d', roles: [`org-${ORG}:device`] };
const suda: StaffRow = { id: 'suda', name: 'สุดา', role: 'counter', disabled: undefined, seq: 1 };

/** A vault without keys and hashes: who is inside, and who has a slot. */
class Slots implements Pick<Vault, 'state' | 'staff' | 'slots' | 'lock' | 'removeSlot' | 'onChange'> {
	staff: string | undefined;
	left: string[];
	private readonly listeners = new Set<() => void>();
	constructor(...left: string[]) {
		this.left = left;
	}
	get state(): Vault['state'] {
		return this.staff !== undefined ? 'unlocked' : this.left.length > 0 ? 'locked' : 'absent';
	}
	slots = () => this.left.map((staff) => ({ staff, destroyed: false }));
	onChange(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => void this.listeners.delete(listener);
	}
	enter(staff: string): UnlockAnswer {
		this.staff = staff;
		this.tell();
		return { answer: 'right' };
	}
	lock(): void {
		this.staff = undefined;
		this.tell();
	}
	removeSlot(staff: string): Promise<void> {
		this.left = this.left.filter((one) => one !== staff);
		this.tell();
		return Promise.resolve();
	}
	private tell(): void {
		for (const listener of this.listeners) listener();
	}
}

const db = await openReadModel(ORG);
const stops: (() => void)[] = [];

function at(session: Session, vault: Slots): Presence {
	const presence = new Presence({ session, vault: vault as unknown as Vault, db, report: (error) => expect.fail(String(error)) });
	stops.push(() => presence.stop());
	return presence;
}

beforeEach(() => db.staff.clear());
afterEach(() => {
	for (const stop of stops.splice(0)) stop();
});
afterAll(async () => {
	db.close();
	await Dexie.delete(readModelName(ORG));
});

it('[A20] whoever unlocked is there with the role of the staff table, and the owner of the account with its roles too', async () => {
	await db.staff.put(suda);
	const vault = new Slots('suda', 'somchai');
	const presence = at(account, vault);
	expect([presence.who, await presence.actor()]).toEqual([undefined, { staff: 'somchai', roles: [] }]);
	vault.enter('suda');
	await vi.waitFor(() => expect(presence.who).toEqual({ staff: 'suda', displayName: 'สุดา', roles: ['counter'] }));
	expect(await presence.actor()).toEqual({ staff: 'suda', roles: ['counter'] });
	vault.enter('somchai');
	expect(presence.who).toEqual({ staff: 'somchai', displayName: 'สมชาย', roles: ['head'] });
	await db.staff.put({ ...suda, role: 'head', name: 'สุดา ใจดี' });
	vault.enter('suda');
	await vi.waitFor(() => expect(presence.who).toMatchObject({ displayName: 'สุดา ใจดี', roles: ['head'] }));
});

it('[A20] nobody has the rights of a tablet’s credential, save the tablet itself before its first PIN', async () => {
	const vault = new Slots();
	const presence = at(tablet, vault);
	expect(await presence.actor()).toEqual({ staff: 'device-d', roles: ['device'] });
	vault.enter('stranger');
	await vi.waitFor(() => expect(presence.who).toEqual({ staff: 'stranger', displayName: 'stranger', roles: [] }));
	expect(await presence.actor()).toEqual({ staff: 'stranger', roles: [] });
});

it('[A21] in the kiosk whoever handed over acts, whoever takes the tablet back', async () => {
	await db.staff.put(suda);
	await enterKiosk('suda', { survey: 'S' } as unknown as Handover);
	const vault = new Slots('suda', 'somchai');
	const presence = at(account, vault);
	expect(await presence.actor()).toEqual({ staff: 'suda', roles: ['counter'] });
	vault.enter('somchai');
	expect(await presence.actor()).toEqual({ staff: 'suda', roles: ['counter'] });
	await leaveKiosk();
	expect((await presence.actor()).staff).toBe('somchai');
});

it('[A22] a lock hides at once, lets what was begun be written under who was there, and falls in any case', async () => {
	await db.staff.put(suda);
	const vault = new Slots('suda');
	const presence = at(account, vault);
	vault.enter('suda');
	await vi.waitFor(() => expect(presence.who?.staff).toBe('suda'));
	const written: unknown[] = [];
	const takeBack = presence.beforeLock(async () => written.push([presence.who, (await presence.actor()).staff]));
	await presence.lock();
	expect(written).toEqual([[undefined, 'suda']]);
	expect([vault.state, presence.vaultState, presence.who]).toEqual(['locked', 'locked', undefined]);

	takeBack();
	presence.beforeLock(() => new Promise(() => undefined));
	vault.enter('suda');
	vi.useFakeTimers();
	const locking = presence.lock();
	expect([vault.state, presence.who]).toEqual(['unlocked', undefined]);
	await vi.advanceTimersByTimeAsync(BEFORE_LOCK_WAIT_MS_MAX);
	vi.useRealTimers();
	await locking;
	expect([vault.state, written.length]).toEqual(['locked', 1]);
});

it('[A23] who is disabled is shut out when this device hears of it, and the PIN is gone', async () => {
	await db.staff.put(suda);
	const vault = new Slots('suda', 'somchai');
	const presence = at(account, vault);
	vault.enter('suda');
	await vi.waitFor(() => expect(presence.who?.staff).toBe('suda'));
	await db.staff.put({ ...suda, disabled: 'left' });
	await vi.waitFor(() => expect(vault.left).toEqual(['somchai']));
	expect([vault.state, presence.who]).toEqual(['locked', undefined]);
	expect(await at(account, new Slots()).actor()).toMatchObject({ staff: 'somchai' });
});
