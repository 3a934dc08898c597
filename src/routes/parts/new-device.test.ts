import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { App } from '#app/app.ts';
import { toBase64Url } from '#domain/base64url.ts';
import { makeEnrolmentCode } from '#domain/enrolment-code.ts';
import { openTicket, readEnrolmentQr } from '#domain/enrolment-qr.ts';
import type { EnrolmentProblem, NewCodeProblem } from '#sync/enrolment.ts';
import { LOOK_EVERY_MS, NewDevice } from './new-device.svelte.ts';

const ORIGIN = 'https://sala.example';
const CODE = makeEnrolmentCode(new Uint8Array([9, 8, 7, 6, 5, 4, 3, 2, 1]));
const SECRET = toBase64Url(new Uint8Array(32).fill(3));
const KEY = { id: '0'.repeat(16), raw: new Uint8Array(32).fill(5) };
const LIFE_MS = 15 * 60_000;

vi.mock('#device/key-ring.ts', () => ({ keysOf: () => Promise.resolve([KEY]) }));

let serverMs: number;
/** What the server says of the code that was made. */
let lookSays: EnrolmentProblem | undefined;
let makeSays: NewCodeProblem | undefined;
let asked: { org: string; name: string; account: unknown }[];

function making(kind: 'account' | 'device' = 'account'): NewDevice {
	const session = { kind, org: 'A1', device: '01JGFH4M000000000000000001' };
	// A device clock that is an hour behind, and knows it.
	const clock = { now: () => serverMs - 3_600_000, offset: () => 3_600_000 };
	return new NewDevice({
		app: { session, clock } as unknown as Pick<App, 'session' | 'clock'>,
		origin: ORIGIN,
		report: (error) => {
			throw error;
		},
		make: (wanted, account) => {
			asked.push({ ...wanted, account });
			const made = { code: CODE, secret: SECRET, expiresAt: serverMs + LIFE_MS };
			return Promise.resolve(makeSays === undefined ? { ok: true, answer: made } : { ok: false, problem: makeSays });
		},
		look: () =>
			Promise.resolve(
				lookSays === undefined
					? { ok: true, answer: { org: '', centre: '', deviceName: '', madeBy: '', madeByName: '' } }
					: { ok: false, problem: lookSays }
			)
	});
}

async function shown(kind?: 'account' | 'device'): Promise<NewDevice> {
	const device = making(kind);
	device.name = ' เคาน์เตอร์ 2 ';
	await device.make();
	return device;
}

beforeEach(() => {
	vi.useFakeTimers();
	[serverMs, lookSays, makeSays, asked] = [1_800_000_000_000, undefined, undefined, []];
	return () => void vi.useRealTimers();
});

describe('a code for a new device', () => {
	it('[U148] is shown as a QR code that carries the key, and counts down by the server’s time', async () => {
		const device = await shown();
		expect(asked).toEqual([{ org: 'org-a1', name: 'เคาน์เตอร์ 2', account: undefined }]);
		expect([device.state, device.shown?.code, device.secondsLeft]).toEqual(['shown', CODE, 900]);
		const read = readEnrolmentQr(device.shown?.qr ?? '', ORIGIN);
		expect(read.ok && (await openTicket(crypto, SECRET, read))).toEqual([KEY.raw]);
		serverMs += 61_000;
		await vi.advanceTimersByTimeAsync(1_000);
		expect(device.secondsLeft).toBe(839);
	});

	it('[U148] says when it was used, and forgets it', async () => {
		const device = await shown();
		await vi.advanceTimersByTimeAsync(LOOK_EVERY_MS);
		expect(device.state).toBe('shown');
		lookSays = 'server-unreachable';
		await vi.advanceTimersByTimeAsync(LOOK_EVERY_MS);
		expect(device.state).toBe('shown');
		lookSays = 'used';
		await vi.advanceTimersByTimeAsync(LOOK_EVERY_MS);
		expect([device.state, device.shown, vi.getTimerCount()]).toEqual(['claimed', undefined, 0]);
	});

	it('[U148] ends with its time, and with the dialog', async () => {
		const device = await shown();
		serverMs += LIFE_MS;
		await vi.advanceTimersByTimeAsync(1_000);
		expect([device.state, device.shown]).toEqual(['expired', undefined]);
		const closed = await shown();
		closed.close();
		expect([closed.state, closed.shown, vi.getTimerCount()]).toEqual(['asking', undefined, 0]);
	});

	it('[U148] asks for an account where the device is shared, or the server wants one', async () => {
		const device = await shown('device');
		expect([device.missing, asked]).toEqual([['user', 'password'], []]);
		[device.user, device.password] = ['head', 'secret'];
		await device.make();
		expect([asked[0]?.account, device.password, device.state]).toEqual([{ user: 'head', password: 'secret' }, '', 'shown']);
		makeSays = 'account-needed';
		const signedIn = await shown();
		expect([signedIn.problem, signedIn.needsAccount, signedIn.state]).toEqual(['account-needed', true, 'asking']);
	});
});
