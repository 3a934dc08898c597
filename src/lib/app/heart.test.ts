import { beforeEach, describe, expect, it } from 'vitest';
import type { DeviceReport, Heard } from '#sync/device-office.ts';
import { unknownStatus, type SyncStatus } from '#sync/status.ts';
import { TestTimers } from '#sync/timers-testing.ts';
import { BEAT_IN_CONTACT_MS, BEATS_APART_MS_MIN, BEATS_APART_TURNED_AWAY_MS_MIN, Heart } from './heart.ts';

const REPORT = { unsent: 0 } as DeviceReport;

class World {
	readonly timers = new TestTimers();
	readonly happened: string[] = [];
	answers: Heard[] = [];
	credential = true;
	private current: SyncStatus = unknownStatus;
	private listener: (status: SyncStatus) => void = () => undefined;
	readonly heart = new Heart({
		clock: { now: () => this.timers.nowMs },
		timers: this.timers,
		status: () => this.current,
		onStatus: (listener) => {
			this.listener = listener;
			return () => (this.listener = () => undefined);
		},
		report: async () => REPORT,
		send: async () => {
			this.happened.push('beat');
			return this.answers.shift() ?? { revoked: false };
		},
		signInAnew: async () => {
			this.happened.push('sign in');
			return this.credential;
		},
		onSignedIn: () => this.happened.push('signed in'),
		onRevoked: () => this.happened.push('revoked'),
		onError: () => this.happened.push('error')
	});

	async becomes(change: Partial<SyncStatus>, ms = 0): Promise<void> {
		this.current = { ...this.current, ...change };
		this.listener(this.current);
		await this.passes(ms);
	}

	async passes(ms: number): Promise<void> {
		this.timers.advance(ms);
		for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
	}

	beats(): number {
		return this.happened.filter((what) => what === 'beat').length;
	}
}

let world: World;
beforeEach(() => {
	world = new World();
});

describe('the heartbeat', () => {
	it('[S30] is sent after each contact that came to rest, never twice within a minute', async () => {
		await world.becomes({ phase: 'syncing' });
		await world.becomes({ phase: 'idle' });
		expect(world.beats()).toBe(1);
		await world.becomes({ phase: 'syncing' }, 1_000);
		await world.becomes({ phase: 'idle' }, 1_000);
		await world.becomes({ phase: 'syncing' });
		await world.becomes({ phase: 'idle' });
		expect(world.beats()).toBe(1);
		await world.passes(BEATS_APART_MS_MIN);
		expect(world.beats()).toBe(2);
		await world.passes(BEATS_APART_MS_MIN);
		expect(world.beats()).toBe(2);
	});

	it('[S30] says when something unsent appears, and now and then while in contact', async () => {
		await world.becomes({ phase: 'idle' }, BEATS_APART_MS_MIN);
		await world.becomes({ unsent: 1 });
		expect(world.beats()).toBe(2);
		await world.becomes({ unsent: 2 }, BEATS_APART_MS_MIN);
		expect(world.beats()).toBe(2);
		await world.becomes({ lastContactMs: 1 }, BEAT_IN_CONTACT_MS);
		await world.becomes({ lastContactMs: 2 });
		expect(world.beats()).toBe(3);
	});

	it('[S30] turned away, it asks soon whether it still has its place, though it spoke a moment ago', async () => {
		await world.becomes({ phase: 'idle' });
		await world.becomes({ phase: 'syncing' });
		await world.becomes({ phase: 'idle' });
		await world.becomes({ phase: 'signed-out' }, BEATS_APART_TURNED_AWAY_MS_MIN);
		expect(world.beats()).toBe(2);
		await world.passes(BEATS_APART_MS_MIN);
		expect(world.beats()).toBe(2);
	});

	it('[S30] without contact nothing is sent', async () => {
		for (const phase of ['stopped', 'offline', 'waiting', 'other-tab'] as const)
			await world.becomes({ phase, unsent: 0 }, BEAT_IN_CONTACT_MS);
		await world.becomes({ unsent: 3 }, BEAT_IN_CONTACT_MS);
		expect(world.beats()).toBe(0);
	});

	it('[S30] a clock that was set back does not keep a device silent', async () => {
		world.timers.nowMs = 9_000_000;
		await world.becomes({ phase: 'idle' });
		world.timers.nowMs = 0;
		await world.becomes({ unsent: 1 });
		expect(world.beats()).toBe(2);
	});

	it('[S31] a device whose session ended signs in anew by itself, and sync goes on', async () => {
		world.answers = [{ problem: 'not-known' }];
		await world.becomes({ phase: 'signed-out' });
		expect(world.happened).toEqual(['beat', 'sign in', 'signed in', 'beat']);
	});

	it('[S31] without a credential that holds, nothing is tried again until the next occasion', async () => {
		world.credential = false;
		world.answers = [{ problem: 'not-known' }];
		await world.becomes({ phase: 'signed-out' }, BEAT_IN_CONTACT_MS);
		expect(world.happened).toEqual(['beat', 'sign in']);
	});

	it('[S32] a revocation is heard, after a sign-in too; what is no answer revokes nothing', async () => {
		world.answers = [{ problem: 'server-error' }, { problem: 'not-known' }, { revoked: true }];
		await world.becomes({ phase: 'idle' }, BEATS_APART_MS_MIN);
		expect(world.happened).toEqual(['beat']);
		await world.becomes({ phase: 'signed-out' });
		expect(world.happened.slice(1)).toEqual(['beat', 'sign in', 'signed in', 'beat', 'revoked']);
	});
});
