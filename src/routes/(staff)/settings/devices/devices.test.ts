import { describe, expect, it, vi } from 'vitest';
import type { Done } from '#commands/commands.ts';
import type { OfficeAnswer, RegisteredDevice } from '#sync/device-office.ts';
import { RegistryView } from '../../../parts/registry.svelte.ts';
import { CLOCK_OFF_MS_MAX, deviceLines } from './device-lines.ts';
import { Revoking, type RevokingDeps } from './revoking.svelte.ts';

const report = {
	name: 'เครื่อง',
	version: '1',
	unsent: 2,
	refused: 0,
	held: 0,
	storage: { used: 1, quota: 2, persistent: true },
	offset: 0,
	lastFactAt: null
};
const device = (id: string, change: Partial<RegisteredDevice> = {}): RegisteredDevice => ({
	device: id,
	name: `ชื่อ ${id}`,
	hasCredential: true,
	enrolledAt: 1,
	lastHeard: 2,
	silentWorkingDays: 0,
	report,
	revoked: null,
	...change
});

describe('the lines of the devices', () => {
	it('[U133] silent ones come first, then by name, and those without a place last', () => {
		const gone = device('a', { revoked: { at: 1, by: 'head', reason: 'lost', erasedAt: 2 }, silentWorkingDays: null });
		const lines = deviceLines([gone, device('d'), device('c'), device('b', { silentWorkingDays: 3 })], [], 'd');
		expect(lines.map(({ id }) => id)).toEqual(['b', 'c', 'd', 'a']);
		expect(lines.map(({ isThis }) => isThis)).toEqual([false, false, true, false]);
		expect(lines.at(-1)?.revoked).toEqual({ reason: 'lost', isErased: true });
	});

	const silences: [days: number | null, shown: number, isLong: boolean][] = [
		[null, 0, false],
		[1, 0, false],
		[2, 2, false],
		[4, 4, false],
		[5, 5, true]
	];
	for (const [silentWorkingDays, silentDays, isLongSilent] of silences)
		it(`[U131] ${silentWorkingDays} working days of silence are shown as ${silentDays}`, () =>
			expect(deviceLines([device('a', { silentWorkingDays })], [], '')[0]).toMatchObject({ silentDays, isLongSilent }));

	it('[U130] [U133] the name said by a fact goes before what the device says of itself; one that was never heard is there too', () => {
		const known = [
			{ id: 'a', name: 'โต๊ะหน้า', revoked: undefined },
			{ id: 'z', name: 'หลังบ้าน', revoked: { reason: 'broken' as const, at: '2026-11-21T03:00:00.000Z' } }
		];
		expect(deviceLines([device('a')], known, '')).toMatchObject([
			{ id: 'a', name: 'โต๊ะหน้า', revoked: undefined },
			{ id: 'z', name: 'หลังบ้าน', lastHeard: undefined, revoked: { reason: 'broken', isErased: false } }
		]);
	});

	it('[U133] a clock that is far off is worth a look, whichever way', () => {
		const clocks = [CLOCK_OFF_MS_MAX, CLOCK_OFF_MS_MAX + 1, -CLOCK_OFF_MS_MAX - 1].map((offset) =>
			device('a', { report: { ...report, offset } })
		);
		expect(clocks.map((one) => deviceLines([one], [], '')[0]?.clockIsOff)).toEqual([false, true, true]);
	});
});

describe('looking at the registry', () => {
	it('[U133] what was seen before stays when the server cannot be asked', async () => {
		const answers: OfficeAnswer<{ registry: { serverTime: number; devices: RegisteredDevice[] } }>[] = [
			{ ok: true, registry: { serverTime: 1, devices: [device('a')] } },
			{ ok: false, problem: 'server-unreachable' }
		];
		const view = new RegistryView('x1', { now: () => 5 }, async () => answers.shift() ?? { ok: false, problem: 'bad-reply' });
		await view.look();
		expect([view.registry?.devices.length, view.askedMs, view.problem]).toEqual([1, 5, undefined]);
		await view.look();
		expect([view.registry?.devices.length, view.askedMs, view.problem]).toEqual([1, 5, 'server-unreachable']);
	});
});

describe('taking a device’s place away', () => {
	const done: Done = { ok: true, id: 'a' };
	const world = (change: Partial<RevokingDeps> = {}) => {
		let made = 0;
		const commands = { revokeDevice: vi.fn(async (): Promise<Done> => done), rotateKey: vi.fn(async (): Promise<Done> => done) };
		const revoke = vi.fn(async (): ReturnType<RevokingDeps['revoke']> => ({ ok: true, hadCredential: true }));
		const deps = { org: 'org-x1', newId: () => `act${made++}`, commands, revoke, needsAccount: false, report: vi.fn(), ...change };
		return { commands, revoke, revoking: new Revoking('a', deps) };
	};

	it('[U135] the server first, then every device is told, then the key is changed for all but this device', async () => {
		const { commands, revoke, revoking } = world();
		revoking.reason = 'stolen';
		await revoking.go();
		expect(revoke).toHaveBeenCalledWith({ org: 'org-x1', device: 'a' }, 'stolen', undefined);
		expect(commands.revokeDevice).toHaveBeenCalledWith({ device: 'a', act: 'act0', reason: 'stolen' });
		expect(commands.rotateKey).toHaveBeenCalledWith({ act: 'act1', reason: 'device-revoked', without: ['a'] });
		expect(revoking.done).toEqual({ hadCredential: true, keyChanged: true });
	});

	it('[U135] nothing is done without a reason, nor without an account where the session is a device’s', async () => {
		const { revoke, revoking } = world({ needsAccount: true });
		await revoking.go();
		expect(revoking.missing).toBe('reason');
		revoking.reason = 'lost';
		await revoking.go();
		expect([revoking.missing, revoke.mock.calls.length]).toEqual(['account', 0]);
		[revoking.user, revoking.password] = ['head', 'secret'];
		await revoking.go();
		expect(revoke).toHaveBeenCalledWith({ org: 'org-x1', device: 'a' }, 'lost', { user: 'head', password: 'secret' });
		expect(revoking.password).toBe('');
	});

	it('[U135] what the server refuses records nothing; it asks for an account where one is needed', async () => {
		const { commands, revoking } = world({ revoke: async () => ({ ok: false, problem: 'account-needed' }) });
		revoking.reason = 'lost';
		await revoking.go();
		expect([revoking.problem, revoking.needsAccount, revoking.done]).toEqual(['account-needed', true, undefined]);
		expect(commands.revokeDevice).not.toHaveBeenCalled();
	});

	it('[U135] a step that failed is tried again from there, with the same act', async () => {
		const { commands, revoke, revoking } = world();
		commands.rotateKey.mockResolvedValueOnce({ ok: false, refusal: { code: 'no-sealing-key' } });
		revoking.reason = 'lost';
		await revoking.go();
		expect([revoking.problem, revoking.done]).toEqual(['key-not-changed', undefined]);
		await revoking.go();
		expect(revoking.done).toEqual({ hadCredential: true, keyChanged: true });
		expect(revoke).toHaveBeenCalledTimes(1);
		expect(commands.rotateKey.mock.calls).toEqual([commands.rotateKey.mock.calls[0], commands.rotateKey.mock.calls[0]]);
	});
});
