// The registry of devices, heartbeats and revoking, on each kind of store.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resetPassword, revoke } from '../admin/people.ts';
import { device, DeviceServer, deviceStoreKinds, nonce } from '../testing/device-server.ts';
import type { Who } from '../testing/test-server.ts';

const DAY_MS = 86_400_000;
const REVOKED_SENDS_DAYS = 30;
const quick = { pbkdf2Iterations: 10 };

const report = {
	name: 'โต๊ะ 1',
	version: '0.1.0',
	unsent: 3,
	refused: 1,
	held: 0,
	storage: { used: 1_000_000, quota: 9_000_000, persistent: true },
	offset: -1500,
	lastFactAt: '2026-11-21T02:00:00.000Z'
};
const beat = (n: number, change: object = {}) => ({ org: 'org-x1', device: device(n), ...report, ...change });
const revocation = (n: number, reason = 'stolen') => ({ org: 'org-x1', device: device(n), reason });
const fact = (id: string) => ({ _id: id, _rev: '1-a', kind: id.split(':')[2], by: 'nobody-known', n: 1 });

for (const kind of deviceStoreKinds) {
	describe(`devices with a store in ${kind}`, () => {
		let at: DeviceServer;
		beforeEach(async () => {
			at = await DeviceServer.start(kind);
		});
		afterEach(() => at.close());

		const registry = async (as: Who = at.head) =>
			(await at.ask('GET', 'devices?org=org-x1', { as })).body as { devices: object[]; silent: object };
		const push = async (as: Who, ...docs: object[]) =>
			at.server.ask('POST', '/org-x1/_bulk_docs', { as, json: { new_edits: false, docs } });

		it('[P146, P147] a device is in the registry from its claim on, with what it last said of itself', async () => {
			const tablet = await at.enrolled(1);
			const claimedAt = at.server.clock.now();
			const fresh = { device: device(1), name: 'โต๊ะ 1', hasCredential: true, enrolledAt: claimedAt, silentWorkingDays: 0, revoked: null };
			expect((await registry()).devices).toEqual([{ ...fresh, lastHeard: null, report: null }]);
			at.server.clock.advance(DAY_MS);
			const heard = await at.post('heartbeats', beat(1), tablet);
			expect([heard.status, heard.body]).toEqual([200, { revoked: false, serverTime: claimedAt + DAY_MS, ordinal: 0 }]);
			await at.post('heartbeats', beat(1, { unsent: 0 }), tablet);
			await at.post('heartbeats', beat(2, { name: 'หลังบ้าน' }), at.counter);
			const now = at.server.clock.now();
			expect((await registry(at.counter)).devices).toEqual([
				{ ...fresh, lastHeard: now, report: { ...report, unsent: 0 } },
				{
					device: device(2),
					name: 'หลังบ้าน',
					hasCredential: false,
					enrolledAt: null,
					lastHeard: now,
					silentWorkingDays: 0,
					report: { ...report, name: 'หลังบ้าน' },
					revoked: null
				}
			]);
		});

		it('[P170] [P171] each device has a place of its own, also when many come at once, and keeps it', async () => {
			const ordinalOf = async (n: number) => ((await at.post('heartbeats', beat(n), at.counter)).body as { ordinal: number }).ordinal;
			const first = await Promise.all([1, 2, 3, 4, 5].map(ordinalOf));
			expect(first.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
			expect(await Promise.all([5, 4, 3, 2, 1].map(ordinalOf))).toEqual(first.toReversed());
			await at.post('devices/revocations', revocation(1), at.head);
			expect(await ordinalOf(6)).toBe(5);
		});

		it('[P147] the registry counts who is silent for 2 working days, and for 5', async () => {
			for (const n of [1, 2]) await at.post('heartbeats', beat(n), at.counter);
			const silentAfter = async (days: number) => {
				at.server.clock.advance(days * DAY_MS);
				await at.post('heartbeats', beat(2), at.counter);
				return (await registry()).silent;
			};
			// The clock begins on a Saturday.
			expect(await silentAfter(3)).toEqual({ forHead: 0, forProvince: 0 });
			expect(await silentAfter(1)).toEqual({ forHead: 1, forProvince: 0 });
			expect(await silentAfter(5)).toEqual({ forHead: 1, forProvince: 1 });
		});

		it('[P146, P147] nobody speaks for a device of others, and strangers see none', async () => {
			const tablet = await at.enrolled(1);
			expect((await at.post('heartbeats', beat(2), tablet)).status).toBe(403);
			expect((await at.post('heartbeats', beat(1), at.stranger)).status).toBe(403);
			expect((await at.post('heartbeats', beat(1), null)).status).toBe(401);
			expect((await at.ask('GET', 'devices?org=org-x1', { as: at.stranger })).status).toBe(403);
			expect((await at.ask('GET', 'devices?org=org-x1')).status).toBe(401);
			expect((await at.ask('GET', 'devices', { as: at.head })).status).toBe(403);
		});

		it('[P148] a revoked device sends what the counter recorded, and reads nothing', async () => {
			const tablet = await at.enrolled(1);
			await push(tablet, fact('visit:v1:visit-registered:a'), { _id: 'personal:v1:a', _rev: '1-a', sealed: 'x' });
			const revoked = await at.post('devices/revocations', revocation(1), at.head);
			expect([revoked.status, revoked.body]).toEqual([200, { ok: true, hadCredential: true, at: at.server.clock.now() }]);

			const heard = await at.post('heartbeats', beat(1), tablet);
			expect(heard.body).toMatchObject({ revoked: true });
			const missing = await at.server.ask('POST', '/org-x1/_revs_diff', { as: tablet, json: { 'visit:v2:visit-registered:b': ['1-a'] } });
			expect(missing.status).toBe(200);
			const sent = await push(tablet, fact('visit:v2:visit-registered:b'), { _id: 'personal:v2:b', _rev: '1-a', sealed: 'y' });
			expect([sent.status, sent.body]).toEqual([201, []]);
			expect((await at.server.ask('PUT', '/org-x1/_local/checkpoint', { as: tablet, json: {} })).status).toBe(201);
			expect((await at.server.ask('GET', '/org-x1/_local/checkpoint', { as: tablet })).status).toBe(200);
			for (const path of ['', '/_changes', '/_all_docs', '/visit:v1:visit-registered:a', '/personal:v1:a', '/_security', '/_local_docs']) {
				const refused = await at.server.ask('GET', `/org-x1${path}`, { as: tablet });
				expect([path, refused.status, refused.text]).toEqual([path, 403, expect.stringContaining('device-revoked: ') as string]);
			}
			for (const path of ['_bulk_get', '_find', '_all_docs', '_changes'])
				expect((await at.server.ask('POST', `/org-x1/${path}`, { as: tablet, json: {} })).status).toBe(403);
			expect((await at.server.ask('PUT', '/org-x1/visit:v3:visit-registered:c', { as: tablet, json: {} })).status).toBe(403);
		});

		it('[P148] a revoked device changes nothing of the office and no personal record', async () => {
			const tablet = await at.enrolled(1);
			await push(tablet, { _id: 'personal:v1:a', _rev: '1-a', sealed: 'x' });
			await at.post('devices/revocations', revocation(1), at.head);
			const tried = [
				fact('staff:s1:staff-added:a'),
				fact('centre:c:centre-key-rotated:a'),
				{ _id: 'personal:v1:a', _rev: '2-b', _revisions: { start: 2, ids: ['b', 'a'] }, sealed: 'garbled' }
			];
			const refused = (await push(tablet, ...tried)).body as { id: string; error: string }[];
			expect(refused.map(({ id, error }) => [id, error])).toEqual(tried.map(({ _id }) => [_id, 'forbidden']));
		});

		it('[P148] only an account of the office revokes, a device that is known, once', async () => {
			const tablet = await at.enrolled(1);
			for (const [as, status] of [
				[at.counter, 403],
				[at.stranger, 403],
				[tablet, 403],
				[null, 401]
			] as const)
				expect((await at.post('devices/revocations', revocation(1), as)).status).toBe(status);
			expect((await at.post('devices/revocations', revocation(9), at.head)).status).toBe(404);
			expect((await at.post('devices/revocations', revocation(1, 'whim'), at.head)).status).toBe(400);
			const first = await at.post('devices/revocations', revocation(1, 'lost'), at.head);
			at.server.clock.advance(DAY_MS);
			expect((await at.post('devices/revocations', revocation(1, 'stolen'), at.head)).body).toEqual(first.body);
			expect((await registry()).devices).toEqual([
				expect.objectContaining({
					revoked: { at: at.server.clock.now() - DAY_MS, by: 'head', reason: 'lost', erasedAt: null },
					silentWorkingDays: null
				})
			]);
		});

		it('[P149] a device that has erased itself is nobody from then on, and does not come back', async () => {
			const tablet = await at.enrolled(1);
			const { code } = await at.code();
			const itself = { org: 'org-x1', device: device(1) };
			expect((await at.post('devices/erased', itself, tablet)).status).toBe(404);
			await at.post('devices/revocations', revocation(1), at.head);
			const early = await at.post('enrolments', { code, device: device(1), nonce: nonce(2), claim: true });
			expect([early.status, early.text]).toEqual([403, expect.stringContaining('device-revoked') as string]);
			expect((await at.post('devices/erased', itself, tablet)).status).toBe(200);
			expect((await at.server.ask('GET', '/_session', { as: tablet })).status).toBe(401);
			const again = await at.post('enrolments', { code, device: device(1), nonce: nonce(1), claim: true });
			expect([again.status, again.text]).toEqual([403, expect.stringContaining('device-revoked') as string]);
			expect((await registry()).devices).toEqual([
				expect.objectContaining({ revoked: expect.objectContaining({ erasedAt: at.server.clock.now() }) as object })
			]);
		});

		it('[P149] a revoked device that is never heard of ends by itself after 30 days', async () => {
			const tablet = await at.enrolled(1);
			await at.post('devices/revocations', revocation(1), at.head);
			at.server.clock.advance(REVOKED_SENDS_DAYS * DAY_MS - 1);
			expect((await at.post('heartbeats', beat(1), tablet)).status).toBe(200);
			at.server.clock.advance(1);
			expect((await at.post('heartbeats', beat(1), tablet)).status).toBe(401);
		});

		it('[P150] a device with somebody’s account on it is told to erase itself; the account goes on', async () => {
			await at.post('heartbeats', beat(2), at.counter);
			const revoked = await at.post('devices/revocations', revocation(2), at.head);
			expect(revoked.body).toMatchObject({ hadCredential: false });
			expect((await at.post('heartbeats', beat(2), at.counter)).body).toMatchObject({ revoked: true });
			expect((await at.server.ask('GET', '/org-x1', { as: at.counter })).status).toBe(200);
			expect((await at.post('devices/erased', { org: 'org-x1', device: device(2) }, at.counter)).status).toBe(200);
		});

		it('[P151] an open feed ends when its device is revoked, its account is shut out, or its password is another', async () => {
			const tablet = await at.enrolled(1);
			const waiting = (as: Who) => at.server.ask('GET', '/org-x1/_changes?feed=longpoll&since=now&timeout=60000', { as });
			const [ofTablet, ofCounter, ofHead, ofStranger] = [
				waiting(tablet),
				waiting(at.counter),
				waiting(at.head),
				waiting(await at.server.addUser('other', ['org-x1:supervisor']))
			];
			let isOver = false;
			void ofStranger.then(() => (isOver = true));
			// All four are known to wait once each has its place.
			while (!(await at.ask('GET', 'metrics', { as: { name: 'chief', password: 'chief-secret' } })).text.includes('sala_feeds 4'))
				await new Promise(setImmediate);
			await at.post('devices/revocations', revocation(1), at.head);
			expect((await ofTablet).body).toMatchObject({ results: [] });
			await revoke(at.server.store, 'counter');
			expect((await ofCounter).body).toMatchObject({ results: [] });
			await resetPassword(at.server.store, 'head', 'another-secret', quick);
			expect((await ofHead).body).toMatchObject({ results: [] });
			expect(isOver).toBe(false);
			await push({ name: 'head', password: 'another-secret' }, fact('visit:v1:visit-registered:a'));
			expect((await ofStranger).body).toMatchObject({ results: [{ id: 'visit:v1:visit-registered:a' }] });
		});
	});
}

describe('hostile heartbeats', () => {
	let at: DeviceServer;
	beforeEach(async () => {
		at = await DeviceServer.start('memory');
	});
	afterEach(() => at.close());

	const table: [what: string, change: object][] = [
		['a count below nought', { unsent: -1 }],
		['half a document', { held: 1.5 }],
		['a time that is none', { lastFactAt: 'yesterday' }],
		['a name of a thousand letters', { name: 'x'.repeat(1_000) }],
		['no storage', { storage: null }],
		['a device in small letters', { device: device(1).toLowerCase() }],
		['an organisation with a slash', { org: 'org-x1/../_users' }],
		['a clock beyond numbers', { offset: 'Infinity' }]
	];
	for (const [what, change] of table) {
		it(`[P145] refuses ${what}, and notes nothing`, async () => {
			expect((await at.post('heartbeats', beat(1, change), at.counter)).status).toBe(400);
			expect((await at.ask('GET', 'devices?org=org-x1', { as: at.head })).body).toMatchObject({ devices: [] });
			expect(at.server.errors).toEqual([]);
		});
	}

	it('[P145] no secret and no name of a person is in what the server counts', async () => {
		const { code, secret } = await at.code();
		const tablet = await at.enrolled(1);
		await at.post('heartbeats', beat(1), tablet);
		const { text } = await at.ask('GET', 'metrics', { as: { name: 'chief', password: 'chief-secret' } });
		expect(text).toContain('route="/_sala/heartbeats"');
		for (const word of [code, secret, tablet.password, tablet.name, device(1), 'org-x1']) expect(text).not.toContain(word);
	});
});
