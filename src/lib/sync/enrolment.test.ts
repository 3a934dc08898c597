import { describe, expect, it } from 'vitest';
import { claimCode, lookAtCode, makeCode } from './enrolment.ts';

const salaUrl = 'http://127.0.0.1/_sala/';
const who = { code: 'K3F9Q-7TZ0X', device: '01JGFH4M000000000000000001', nonce: 'n'.repeat(48) };
const offer = { org: 'org-a', centre: 'ศูนย์', deviceName: 'โต๊ะ 1', madeBy: 'head', madeByName: 'หัวหน้า' };
const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });

/** A server that answers everything so. */
function answering(answer: () => Response | Promise<Response>) {
	const asked: { url: string; init: RequestInit }[] = [];
	const fetch = (async (url: string, init: RequestInit) => {
		asked.push({ url, init });
		return answer();
	}) as typeof globalThis.fetch;
	return { salaUrl, fetch, asked };
}

describe('a new device at the server', () => {
	it('[U143] is told whose code it is, and claims it under a name', async () => {
		const looking = answering(() => json(200, offer));
		expect(await lookAtCode(who, looking)).toEqual({ ok: true, answer: offer });
		const claim = { ...offer, user: 'device-1', password: 'p', secret: 's' };
		const claiming = answering(() => json(200, claim));
		expect(await claimCode(who, 'โต๊ะ 2', claiming)).toEqual({ ok: true, answer: claim });
		const sent = [...looking.asked, ...claiming.asked].map(({ url, init }) => [url, JSON.parse(init.body as string) as unknown]);
		expect(sent).toEqual([
			[`${salaUrl}enrolments`, { ...who, claim: false }],
			[`${salaUrl}enrolments`, { ...who, claim: true, name: 'โต๊ะ 2' }]
		]);
	});

	const problems: [string, () => Response | Promise<Response>, string][] = [
		['a code nobody made', () => json(404, { error: 'unknown' }), 'unknown'],
		['a used code', () => json(409, { error: 'used' }), 'used'],
		['a late code', () => json(410, { error: 'expired' }), 'expired'],
		['a device of another centre', () => json(409, { error: 'other_organisation' }), 'other-centre'],
		['a device that was revoked', () => json(403, { error: 'forbidden', reason: 'device-revoked: it may only send.' }), 'revoked'],
		['too many tries', () => json(429, { error: 'too_many_requests' }), 'too-many-tries'],
		['a server in trouble', () => json(500, { error: 'internal_server_error' }), 'server-error'],
		['a proxy in trouble', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), 'server-error'],
		['a captive portal', () => new Response('<html>', { status: 200 }), 'bad-reply'],
		['another service', () => json(200, { hello: 'world' }), 'bad-reply'],
		['an older server', () => json(404, { error: 'not_found' }), 'bad-reply'],
		['no server', () => Promise.reject(new TypeError('fetch failed')), 'server-unreachable']
	];
	for (const [what, answer, problem] of problems) {
		it(`[U143] tells ${what} apart: ${problem}`, async () => {
			expect(await lookAtCode(who, answering(answer))).toEqual({ ok: false, problem });
			expect(await claimCode(who, 'x', answering(answer))).toEqual({ ok: false, problem });
		});
	}
});

describe('making a code', () => {
	const wanted = { org: 'org-a', name: 'โต๊ะ 1' };
	const made = { code: 'K3F9Q-7TZ0X', secret: 's', expiresAt: 1 };

	it('[U148] asks as whoever is signed in, or as the account given, whatever its letters', async () => {
		const asSession = answering(() => json(201, made));
		expect(await makeCode(wanted, undefined, asSession)).toEqual({ ok: true, answer: made });
		expect(asSession.asked[0]?.init.headers).not.toHaveProperty('Authorization');
		const asAccount = answering(() => json(201, made));
		await makeCode(wanted, { user: 'head', password: 'รหัสยาว' }, asAccount);
		const { Authorization } = asAccount.asked[0]?.init.headers as Record<string, string>;
		expect(Buffer.from(String(Authorization).slice('Basic '.length), 'base64').toString()).toBe('head:รหัสยาว');
	});

	it.each([
		[401, {}, 'wrong-password'],
		[403, { reason: 'account-needed: a device may not do this' }, 'account-needed'],
		[403, { reason: 'Your account has no role' }, 'not-allowed'],
		[429, {}, 'too-many-tries'],
		[400, {}, 'bad-reply'],
		[503, {}, 'server-error']
	])('[U148] tells %i %j apart: %s', async (status, body, problem) => {
		expect(
			await makeCode(
				wanted,
				undefined,
				answering(() => json(status, body))
			)
		).toEqual({ ok: false, problem });
	});
});
