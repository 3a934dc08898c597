import { describe, expect, it } from 'vitest';
import { readRegistry, revokeDevice, sayErased, sendHeartbeat, type DeviceReport } from './device-office.ts';

const named = { org: 'org-x1', device: 'D' };
const report = { unsent: 1 } as DeviceReport;
const account = { user: 'สมชาย', password: 'รหัส' };
/** A server that answers this, or a cut line. */
const answering = (status: number, body: unknown) => {
	const asked: RequestInit[] = [];
	const answer: typeof fetch = async (_url, init = {}) => {
		asked.push(init);
		if (status === 0) throw new TypeError('Failed to fetch');
		return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
	};
	return { asked, fetch: answer };
};

describe('what is no plain word of the server', () => {
	const heard: [what: string, status: number, body: unknown, answer: object][] = [
		['a revocation', 200, { revoked: true, serverTime: 1 }, { revoked: true }],
		['a place', 200, { revoked: false, serverTime: 1, ordinal: 3 }, { revoked: false, ordinal: 3 }],
		['no revocation', 200, { revoked: false, serverTime: 1 }, { revoked: false }],
		['a text', 200, { revoked: 'true' }, { problem: 'bad-reply' }],
		['a hotel’s page', 200, '<html>revoked</html>', { problem: 'bad-reply' }],
		['a list', 200, [{ revoked: true }], { problem: 'bad-reply' }],
		['a refusal with the word in it', 403, { revoked: true }, { problem: 'bad-reply' }],
		['an ended session', 401, { error: 'unauthorized' }, { problem: 'not-known' }],
		['a failure', 500, { revoked: true }, { problem: 'server-error' }],
		['nothing', 0, '', { problem: 'server-unreachable' }]
	];
	for (const [what, status, body, answer] of heard)
		it(`[S32] ${what} is heard as what it is`, async () =>
			expect(await sendHeartbeat(named, report, answering(status, body))).toEqual(answer));
});

describe('the registry and revoking', () => {
	const device = {
		device: 'D',
		name: 'โต๊ะ 1',
		hasCredential: true,
		enrolledAt: 1,
		lastHeard: null,
		silentWorkingDays: 0,
		report: null,
		revoked: null
	};
	it('[S33] takes a registry of the right shape and no other', async () => {
		const registry = { serverTime: 1, devices: [device] };
		expect(await readRegistry('org-x1', answering(200, registry))).toEqual({ ok: true, registry });
		const wrong = { serverTime: 1, devices: [{ ...device, lastHeard: 'now' }] };
		expect(await readRegistry('org-x1', answering(200, wrong))).toEqual({ ok: false, problem: 'bad-reply' });
	});

	const problems: [status: number, body: unknown, problem: string][] = [
		[401, { reason: 'Name or password is incorrect.' }, 'wrong-password'],
		[403, { reason: 'account-needed: a device may not do this' }, 'account-needed'],
		[403, { reason: 'Account is temporarily locked due to multiple authentication failures' }, 'too-many-tries'],
		[403, { reason: 'Your account has no role' }, 'not-allowed'],
		[404, { reason: 'No such device' }, 'unknown-device'],
		[429, {}, 'too-many-tries'],
		[503, {}, 'server-error'],
		[0, '', 'server-unreachable']
	];
	for (const [status, body, problem] of problems)
		it(`[S33] calls a refused revocation ${problem}`, async () =>
			expect(await revokeDevice(named, 'lost', account, answering(status, body))).toEqual({ ok: false, problem }));

	it('[S33] sends a name and password of any letters along, for one request', async () => {
		const server = answering(200, { ok: true, hadCredential: true });
		expect(await revokeDevice(named, 'lost', account, server)).toEqual({ ok: true, hadCredential: true });
		const sent = new Headers(server.asked[0]?.headers).get('Authorization') ?? '';
		expect(Buffer.from(sent.slice('Basic '.length), 'base64').toString()).toBe('สมชาย:รหัส');
	});

	const told: [status: number, isTold: boolean][] = [
		[200, true],
		[401, true],
		[404, true],
		[500, false],
		[0, false]
	];
	for (const [status, isTold] of told)
		it(`[S34] after ${status} the server ${isTold ? 'knows' : 'is still to be told'} that nothing is left`, async () =>
			expect(await sayErased(named, undefined, answering(status, {}))).toBe(isTold));
});
