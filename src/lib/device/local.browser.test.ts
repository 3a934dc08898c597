import { decodeTime } from 'ulid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { deviceClock, OFFSET_NOTICED_MS_MIN } from './clock.ts';
import { deviceConnectivity } from './connectivity.ts';
import { deviceIds } from './ids.ts';
import { endHandover, enterKiosk, leaveKiosk, onKioskChange, readKiosk, recallKiosk, type Handover } from './kiosk-state.ts';
import { clearSession, deviceId, onSessionChange, readSession, writeSession } from './session.ts';
import { defaultSettings, readSettings, writeSettings } from './settings.ts';
import { aComment, aDefinition } from '#domain/surveys/testing/made-up-survey.ts';
import type { Clock } from './ports.ts';
import { readKept } from './kept-text.ts';
import { deviceStorage } from './storage-keeper.ts';

beforeEach(() => localStorage.clear());

/** What another tab's writing looks like from here. */
const inAnotherTab = (key: string): boolean => dispatchEvent(new StorageEvent('storage', { key: `sala.${key}` }));

/** Runs with a localStorage that refuses. */
function withoutStorage(work: () => void): void {
	const refuse = (): never => {
		throw new DOMException('full', 'QuotaExceededError');
	};
	const spies = (['getItem', 'setItem', 'removeItem'] as const).map((method) =>
		vi.spyOn(Storage.prototype, method).mockImplementation(refuse)
	);
	try {
		work();
	} finally {
		for (const spy of spies) spy.mockRestore();
	}
}

describe('the clock', () => {
	it('[B3] keeps the offset over a restart', () => {
		const clock = deviceClock(() => 5);
		expect([clock.now(), clock.offset()]).toEqual([5, null]);
		clock.heard(3_600_000, 0);
		expect(deviceClock().offset()).toBe(3_600_000);
	});

	it('[B3] takes what a Date header cannot show for no difference, and does not follow its jitter', () => {
		const clock = deviceClock();
		clock.heard(OFFSET_NOTICED_MS_MIN - 1, 0);
		expect(clock.offset()).toBe(0);
		clock.heard(60_000, 0);
		clock.heard(60_900, 0);
		expect(clock.offset()).toBe(60_000);
		clock.heard(400, 0);
		expect(clock.offset(), 'the clock was set right').toBe(0);
		clock.heard(Number.NaN, 0);
		expect(clock.offset()).toBe(0);
	});

	it('[B43] goes on from where it was when somebody sets it, over a restart too, and doubts itself until the server is heard', () => {
		const time = { device: Date.parse('2026-11-21T03:00:00Z'), steady: 0 };
		const begin = () =>
			deviceClock(
				() => time.device,
				() => time.steady
			);
		const corrected = (clock: Clock): string => new Date(clock.now() + (clock.offset() ?? 0)).toISOString();
		const pass = (ms: number): void => {
			time.device += ms;
			time.steady += ms;
		};
		const clock = begin();
		clock.heard(time.device, time.device);
		pass(60_000);
		expect([corrected(clock), clock.sure?.()]).toEqual(['2026-11-21T03:01:00.000Z', true]);
		time.device = 0;
		pass(60_000);
		expect([corrected(clock), clock.sure?.()]).toEqual(['2026-11-21T03:02:00.000Z', false]);

		pass(3_600_000);
		expect([corrected(begin()), begin().sure?.()], 'off for an hour').toEqual(['2026-11-21T04:02:00.000Z', false]);
		time.device = 0;
		const emptied = begin();
		expect([corrected(emptied), emptied.sure?.()], 'the battery went').toEqual(['2026-11-21T04:02:00.000Z', false]);
		emptied.heard(Date.parse('2026-11-21T05:00:00Z'), time.device);
		expect([corrected(begin()), begin().sure?.()]).toEqual(['2026-11-21T05:00:00.000Z', true]);
	});
});

describe('a leap of the clock', () => {
	it('[B45] is told at once, so that the server is asked; a clock that slept or was set forward is doubted only when the server says so', async () => {
		const time = { device: Date.parse('2026-11-21T03:00:00Z'), steady: 0 };
		const clock = deviceClock(
			() => time.device,
			() => time.steady
		);
		const leapt = vi.fn();
		const stop = clock.onLeap?.(leapt);
		const move = async (deviceMs: number, steadyMs: number): Promise<[number, boolean | undefined]> => {
			time.device += deviceMs;
			time.steady += steadyMs;
			clock.now();
			await Promise.resolve();
			return [leapt.mock.calls.length, clock.sure?.()];
		};
		clock.heard(time.device, time.device);
		expect(await move(60_000, 60_000)).toEqual([0, true]);
		expect(await move(4 * 60_000, 1_000), 'timers of a hidden tab are slow').toEqual([0, true]);
		expect(await move(2 * 3_600_000, 1_000), 'slept, or set').toEqual([1, true]);
		clock.heard(time.device - 2 * 3_600_000, time.device);
		expect([clock.offset(), clock.sure?.()], 'it was set').toEqual([-2 * 3_600_000, true]);
		await Promise.resolve();
		expect(leapt, 'the right day may be another').toHaveBeenCalledTimes(2);
		expect(await move(-2 * 3_600_000, 1_000), 'set back').toEqual([3, false]);
		stop?.();
		expect(await move(3_600_000, 0)).toEqual([3, false]);
	});
});

describe('ids', () => {
	it('[B4] are ULIDs that sort by the time they are asked for', () => {
		const ids = [1, 1_700_000_000_000, 2 ** 48 - 1].map((time) => deviceIds.ulid(time));
		for (const id of ids) expect(id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
		expect(ids.map((id) => decodeTime(id))).toEqual([1, 1_700_000_000_000, 2 ** 48 - 1]);
		expect([...ids].sort()).toEqual(ids);
		expect(new Set(Array.from({ length: 1_000 }, () => deviceIds.ulid(1))).size).toBe(1_000);
		for (const impossible of [-5, 2 ** 50, 1.5]) expect(deviceIds.ulid(impossible)).toHaveLength(26);
	});
});

describe('the session', () => {
	const somebody = { kind: 'account' as const, user: 'somchai', displayName: 'สมชาย', roles: ['org-1:counter'], org: '1' };

	it('[B12] outlives a restart, and the device keeps its id when somebody signs out', () => {
		const { device } = writeSession(somebody);
		expect(readSession()).toEqual({ ...somebody, device });
		clearSession();
		expect(readSession()).toBeUndefined();
		expect(deviceId()).toBe(device);
		expect(writeSession({ ...somebody, user: 'other' }).device).toBe(device);
	});

	it('[B12] one kept before devices had credentials of their own is an account', () => {
		const { device } = writeSession({ ...somebody, kind: 'device' });
		expect(readSession()?.kind).toBe('device');
		const { kind: _, ...older } = { ...somebody, device };
		localStorage.setItem('sala.session', JSON.stringify(older));
		expect(readSession()?.kind).toBe('account');
	});

	it('[B12] [B13] is nobody when what is stored makes no sense', () => {
		for (const junk of ['', '{', 'null', '[]', '{"user":"x"}', '{"user":"x","displayName":"x","org":"1","device":"d","roles":[1]}']) {
			localStorage.setItem('sala.session', junk);
			expect(readSession(), junk).toBeUndefined();
		}
	});

	it('[B12] tells of another tab signing in or out', () => {
		const heard = vi.fn();
		const stop = onSessionChange(heard);
		inAnotherTab('session');
		inAnotherTab('settings');
		stop();
		inAnotherTab('session');
		expect(heard).toHaveBeenCalledTimes(1);
	});
});

const handover: Handover = {
	survey: 'S',
	act: 'A',
	on: '2026-11-21',
	services: ['01'],
	centre: 'ศูนย์',
	definition: aDefinition([aComment()])
};

describe('the kiosk', () => {
	it('[B10] is entered, over when answered, and left only on purpose', async () => {
		expect(readKiosk()).toBeUndefined();
		expect(await enterKiosk('suda', handover)).toBe(true);
		expect(readKiosk()).toEqual({ by: 'suda', handover });
		await endHandover();
		expect(readKiosk()).toEqual({ by: 'suda', handover: undefined });
		await leaveKiosk();
		expect(readKiosk()).toBeUndefined();
	});

	it('[B10] outlives a browser that was killed before localStorage reached the disk', async () => {
		await enterKiosk('suda', handover);
		localStorage.removeItem('sala.kiosk');
		await recallKiosk();
		expect(readKiosk()).toEqual({ by: 'suda', handover });
		await leaveKiosk();
		expect((await readKept('kiosk')).map((text) => JSON.parse(text) as unknown)).toEqual(
			Array(2).fill({ number: expect.any(Number) as number, state: null })
		);
	});

	it('[B10] stays left after a browser was killed before localStorage reached the disk', async () => {
		await enterKiosk('suda', handover);
		const onDisk = ['sala.kiosk', 'sala.kept.kiosk'].map((key) => [key, localStorage.getItem(key) ?? ''] as const);
		await leaveKiosk();
		for (const [key, text] of onDisk) localStorage.setItem(key, text);
		expect(readKiosk()).toBeDefined();
		await recallKiosk();
		expect(readKiosk()).toBeUndefined();
		await enterKiosk('suda', handover);
		expect(readKiosk()).toEqual({ by: 'suda', handover });
		await leaveKiosk();
	});

	it('[B10] keeps how a survey was left until that is in the ledger', async () => {
		const owed = { survey: 'S', act: 'A', definition: 'd', version: 1, on: '2026-11-21', reason: 'idle', answered: 2, of: 6 } as const;
		await enterKiosk('suda', handover);
		await endHandover(owed);
		expect(readKiosk()).toEqual({ by: 'suda', handover: undefined, owed });
		localStorage.setItem('sala.kiosk', '{"owed":{"survey":"S"}}');
		expect(readKiosk()).toEqual({ handover: undefined });
		await leaveKiosk();
	});

	it('[B10] stays closed to staff screens when what is stored about the survey makes no sense', () => {
		localStorage.setItem('sala.kiosk', '{"handover":{"survey":5}}');
		expect(readKiosk()).toEqual({ handover: undefined });
	});

	it('[B10] is left for good, whatever was still being kept', async () => {
		await enterKiosk('suda', handover);
		const ending = endHandover();
		await leaveKiosk();
		await ending;
		expect(readKiosk()).toBeUndefined();
		expect((await readKept('kiosk')).map((text) => JSON.parse(text) as unknown)).toEqual(
			Array(2).fill({ number: expect.any(Number) as number, state: null })
		);
	});

	it('[B10] is told to every other tab', () => {
		const heard = vi.fn();
		const stop = onKioskChange(heard);
		inAnotherTab('kiosk');
		stop();
		expect(heard).toHaveBeenCalledTimes(1);
	});
});

describe('settings', () => {
	it('[B13] keep what is changed and have defaults for what is not there or unknown', () => {
		expect(readSettings()).toEqual(defaultSettings);
		writeSettings({ textSize: 'large' });
		writeSettings({ language: 'en' });
		expect(readSettings()).toEqual({ language: 'en', textSize: 'large', autoLock: 3, keptDays: 120 });
		localStorage.setItem('sala.settings', '{"language":"fr","textSize":"large","autoLock":4}');
		expect(readSettings()).toEqual({ language: 'th', textSize: 'large', autoLock: 3, keptDays: 120 });
		expect(writeSettings({ autoLock: 10 }).autoLock).toBe(10);
	});

	it('[B13] storage that refuses stops nothing', async () => {
		let entered: Promise<boolean> | undefined;
		withoutStorage(() => {
			expect(readSettings()).toEqual(defaultSettings);
			expect(writeSettings({ language: 'en' }).language).toBe('en');
			expect(readSession()).toBeUndefined();
			entered = enterKiosk('suda', handover);
			expect(deviceClock().offset()).toBeNull();
		});
		expect(await entered).toBe(false);
	});
});

describe('the network', () => {
	it('[B14] is told of when it comes, goes, and when somebody returns to the tab', () => {
		const heard = vi.fn();
		const stop = deviceConnectivity.onChange(heard);
		dispatchEvent(new Event('online'));
		dispatchEvent(new Event('offline'));
		document.dispatchEvent(new Event('visibilitychange'));
		expect(heard).toHaveBeenCalledTimes(3);
		stop();
		dispatchEvent(new Event('online'));
		expect(heard).toHaveBeenCalledTimes(3);
		expect(deviceConnectivity.online()).toBe(navigator.onLine);
	});
});

describe('storage', () => {
	it('says how much is used and whether it is kept', async () => {
		expect(typeof (await deviceStorage.persist())).toBe('boolean');
		const report = await deviceStorage.report();
		expect(report.quotaBytes).toBeGreaterThan(0);
		expect(typeof report.persistent).toBe('boolean');
	});
});
