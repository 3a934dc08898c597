// Letting a new device in by a one-time code, on each kind of store.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { device, DeviceServer, deviceStoreKinds, nonce } from '../testing/device-server.ts';
import { ENROLMENT_TRIES } from './enrolments.ts';
import { CODE_LIFE_MS, OPEN_CODES_MAX } from './kept-codes.ts';

const DAY_MS = 86_400_000;
const askedFor = (code: string, n = 1, claim = true) => ({ code, device: device(n), nonce: nonce(n), claim });

for (const kind of deviceStoreKinds) {
	describe(`enrolling with a store in ${kind}`, () => {
		let at: DeviceServer;
		beforeEach(async () => {
			at = await DeviceServer.start(kind);
		});
		afterEach(() => at.close());

		/** Everything that is kept about devices, as text. */
		const keptTexts = async (): Promise<string> => {
			const database = await at.server.store.open('sala-devices');
			const rows = await database?.allDocs({ startKey: '', inclusiveEnd: true, descending: false, skip: 0, limit: 100, bodies: true });
			return JSON.stringify(rows);
		};

		it('[P140] a code is made by the account of a head or an administrator of the organisation, and by nobody else', async () => {
			const made = await at.post('enrolment-codes', { org: 'org-x1', name: 'โต๊ะ 1' }, at.head);
			expect([made.status, made.headers.get('cache-control')]).toEqual([201, 'no-store']);
			expect(made.body).toEqual({
				code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/) as string,
				secret: expect.stringMatching(/^[\w-]{43}$/) as string,
				expiresAt: at.server.clock.now() + CODE_LIFE_MS
			});
			const tablet = await at.enrolled(1);
			for (const [as, status] of [
				[at.counter, 403],
				[at.stranger, 403],
				[null, 401],
				[tablet, 403]
			] as const)
				expect((await at.post('enrolment-codes', { org: 'org-x1', name: 'x' }, as)).status).toBe(status);
			expect((await at.post('enrolment-codes', { org: 'org-x1', name: 'x' }, tablet)).text).toContain('account-needed');
			expect((await at.post('enrolment-codes', { org: 'org-z9', name: 'x' }, { name: 'chief', password: 'chief-secret' })).status).toBe(
				404
			);
		});

		it('[P141] a code shows whose it is, and is claimed once', async () => {
			const { code, secret } = await at.code('โต๊ะ 2');
			const profile = { _id: 'centre:org-x1:centre-profile-set:01J', kind: 'centre-profile-set', body: { name: 'ศูนย์บางรัก' } };
			await at.server.ask('PUT', `/org-x1/${encodeURIComponent(profile._id)}`, { json: profile });
			const shown = { org: 'org-x1', centre: 'ศูนย์บางรัก', deviceName: 'โต๊ะ 2', madeBy: 'head', madeByName: 'head' };
			expect((await at.post('enrolments', askedFor(code, 1, false))).body).toEqual(shown);
			const claim = await at.post('enrolments', askedFor(code.toLowerCase().replace('-', ' ')));
			expect(claim.body).toEqual({ ...shown, user: `device-${device(1).toLowerCase()}`, password: expect.any(String) as string, secret });
			expect((await at.post('enrolments', askedFor(code))).body).toEqual(claim.body);
			for (const isClaim of [true, false]) {
				const other = await at.post('enrolments', askedFor(code, 2, isClaim));
				expect([other.status, other.body]).toEqual([409, expect.objectContaining({ error: 'used' })]);
			}
			const guessed = await at.post('enrolments', { ...askedFor(code), nonce: nonce(2) });
			expect(guessed.status).toBe(409);
		});

		it('[P141] of two devices that claim at once, one has it', async () => {
			const { code } = await at.code();
			const answers = await Promise.all([1, 2].map((n) => at.post('enrolments', askedFor(code, n))));
			expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
		});

		it('[P142] a code ends after a quarter of an hour, claimed or not, and is forgotten after a day', async () => {
			const [late, claimed] = [await at.code(), await at.code()];
			await at.post('enrolments', askedFor(claimed.code));
			at.server.clock.advance(CODE_LIFE_MS - 1);
			expect((await at.post('enrolments', askedFor(late.code, 2, false))).status).toBe(200);
			at.server.clock.advance(1);
			const expired = await at.post('enrolments', askedFor(late.code, 2));
			expect([expired.status, expired.body]).toEqual([410, expect.objectContaining({ error: 'expired' })]);
			expect((await at.post('enrolments', askedFor(claimed.code))).status).toBe(409);
			at.server.clock.advance(DAY_MS);
			for (const { code } of [late, claimed]) expect((await at.post('enrolments', askedFor(code, 3))).status).toBe(404);
			expect(await keptTexts()).not.toContain('code:');
		});

		it('[P142] neither a code nor what it hands over is kept in the clear, and nothing of it when its time is over', async () => {
			const [{ code, secret }, other] = [await at.code(), await at.code()];
			const { password } = (await at.post('enrolments', askedFor(code))).body as { password: string };
			const kept = await keptTexts();
			for (const word of [code, secret, other.code, other.secret, password, nonce(1)]) expect(kept).not.toContain(word);
			expect(kept).toMatch(/\\"box\\":\\"[\w-]{50,}/);
			at.server.clock.advance(CODE_LIFE_MS);
			await at.code();
			expect((await keptTexts()).match(/\\"box\\":\\"[\w-]{50,}/g)).toHaveLength(1);
		});

		it('[P143] a device’s account opens its own organisation and no other', async () => {
			const tablet = await at.enrolled(1);
			const session = await at.server.ask('GET', '/_session', { as: tablet });
			expect(session.body).toMatchObject({ userCtx: { name: tablet.name, roles: ['org-x1:device'] } });
			expect((await at.server.ask('GET', '/org-x1', { as: tablet })).status).toBe(200);
			expect((await at.server.ask('GET', '/org-y1', { as: tablet })).status).toBe(403);
		});

		it('[P143] a device of another organisation is refused, and the code stays good; one of this gets a new password', async () => {
			const tablet = await at.enrolled(1);
			const { code } = (await at.post('enrolment-codes', { org: 'org-y1', name: 'x' }, at.stranger)).body as { code: string };
			expect((await at.post('enrolments', askedFor(code, 1))).status).toBe(409);
			expect((await at.post('enrolments', askedFor(code, 2))).status).toBe(200);
			const again = await at.enrolled(1);
			expect(again.name).toBe(tablet.name);
			expect((await at.server.ask('GET', '/org-x1', { as: tablet })).status).toBe(401);
			expect((await at.server.ask('GET', '/org-x1', { as: again })).status).toBe(200);
		});

		it('[P143] a device that was revoked is told so, and the code stays good', async () => {
			await at.enrolled(1);
			const revoked = device(1);
			expect((await at.post('devices/revocations', { org: 'org-x1', device: revoked, reason: 'lost' }, at.head)).status).toBe(200);
			const { code } = await at.code();
			const refused = await at.post('enrolments', askedFor(code, 1));
			expect([refused.status, String((refused.body as { reason: unknown }).reason).split(':')[0]]).toEqual([403, 'device-revoked']);
			expect((await at.post('enrolments', askedFor(code, 2))).status).toBe(200);
		});
	});
}

describe('guessing at enrolments', () => {
	let at: DeviceServer;
	beforeEach(async () => {
		at = await DeviceServer.start('memory');
	});
	afterEach(() => at.close());

	it('[P144] a wrong code is answered 404, and soon has to wait, with the right one too', async () => {
		const { code } = await at.code();
		for (let n = 0; n < ENROLMENT_TRIES.free; n += 1) {
			const wrong = await at.post('enrolments', askedFor(n % 2 === 0 ? 'AAAAA-AAAAA' : '00000-00000', 1, false));
			expect([wrong.status, wrong.body]).toEqual([404, expect.objectContaining({ error: 'unknown' })]);
		}
		const stopped = await at.post('enrolments', askedFor(code));
		expect([stopped.status, stopped.headers.get('retry-after')]).toEqual([429, String(ENROLMENT_TRIES.firstWaitMs / 1000)]);
		at.server.clock.advance(ENROLMENT_TRIES.firstWaitMs);
		expect((await at.post('enrolments', askedFor(code))).status).toBe(200);
	});

	it('[P144] only so many codes of an organisation wait at once', async () => {
		for (let n = 0; n < OPEN_CODES_MAX; n += 1) await at.code();
		expect((await at.post('enrolment-codes', { org: 'org-x1', name: 'x' }, at.head)).status).toBe(429);
		expect((await at.post('enrolment-codes', { org: 'org-y1', name: 'x' }, at.stranger)).status).toBe(201);
	});

	const hostile: [what: string, path: string, body: unknown, status: number][] = [
		['a list', 'enrolments', [], 400],
		['no JSON', 'enrolments', '{', 400],
		['nothing', 'enrolments', {}, 400],
		['a code that is an object', 'enrolments', { ...askedFor('x'), code: { $gt: '' } }, 400],
		['a device that is a path', 'enrolments', { ...askedFor('x'), device: '../../_users' }, 400],
		['a short nonce', 'enrolments', { ...askedFor('x'), nonce: '1' }, 400],
		['a claim that is a text', 'enrolments', { ...askedFor('x'), claim: 'true' }, 400],
		['a long code', 'enrolments', { ...askedFor('x'), code: 'x'.repeat(65) }, 400],
		['a long body', 'enrolments', { ...askedFor('x'), filler: 'x'.repeat(20_000) }, 413],
		['a database that is none', 'enrolment-codes', { org: '_users', name: 'x' }, 400],
		['a blank name', 'enrolment-codes', { org: 'org-x1', name: '  ' }, 400]
	];
	for (const [what, path, body, status] of hostile) {
		it(`[P145] answers ${what} to ${path} with ${status}, and makes nothing`, async () => {
			const refused = await at.post(path, body, at.head);
			expect([refused.status, refused.body]).toEqual([
				status,
				{ error: expect.any(String) as string, reason: expect.any(String) as string }
			]);
			expect(at.server.errors).toEqual([]);
		});
	}

	it('[P145] takes JSON from the app alone: no form of another page, no other method, no wrong password', async () => {
		const body = JSON.stringify({ org: 'org-x1', name: 'x' });
		for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'text/plain; application/json', 'application/jsonp'])
			expect((await at.post('enrolment-codes', body, at.head, { 'Content-Type': type })).status).toBe(415);
		const get = await at.ask('GET', 'enrolments');
		expect([get.status, get.headers.get('allow')]).toEqual([405, 'POST']);
		expect((await at.post('enrolment-codes', body, { ...at.head, password: 'wrong' })).status).toBe(401);
		expect((await at.ask('POST', 'nothing-here')).status).toBe(404);
	});
});
