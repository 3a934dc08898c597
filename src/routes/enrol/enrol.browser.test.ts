import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { App } from '#app/app.ts';
import { readCredential } from '#device/device-credential.ts';
import { readEnrolment } from '#device/enrolment-progress.ts';
import { deviceId, readSession, writeSession } from '#device/session.ts';
import { vaultOf } from '#device/vault.ts';
import { toBase64Url } from '#domain/base64url.ts';
import { makeEnrolmentCode } from '#domain/enrolment-code.ts';
import { enrolmentQrText, sealKeysForTicket } from '#domain/enrolment-qr.ts';
import { Start } from '../parts/start.svelte.ts';
import { Enrol } from './enrol.svelte.ts';

const CODE = makeEnrolmentCode(new Uint8Array([1, 1, 2, 3, 5, 8, 13, 21, 34]));
const SECRET = toBase64Url(new Uint8Array(32).fill(9));
const KEY = new Uint8Array(32).fill(4);
const OFFER = { org: 'org-c1', centre: 'ศูนย์หนึ่ง', deviceName: 'เคาน์เตอร์ 2', madeBy: 'somjai', madeByName: 'สมใจ' };
const CLAIM = { ...OFFER, user: 'device-1', password: 'given', secret: SECRET };
const PIN = '482915';

let box: string;
/** What the server says of a code that is looked at, and of one that is claimed. */
let says: { look: () => Response; claim: () => Response };
let asked: { code: string; device: string; nonce: string; claim: boolean; name?: string }[];
let recorded: { command: string; act: string; onBehalfOf: string }[];
let left: number;

const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });
const answers = (url: string, body: string): Response => {
	if (url.includes('_session')) return json(200, { ok: true, name: 'device-1', roles: ['org-c1:device'] });
	if (url.includes('_users')) return json(404, {});
	const wanted = JSON.parse(body) as (typeof asked)[number];
	asked.push(wanted);
	return wanted.claim ? says.claim() : says.look();
};

function fakeApp(): App {
	let made = 0;
	const command = (name: string) => (intent: { act: string; onBehalfOf: string }) => {
		if (!recorded.some(({ act }) => act === intent.act)) recorded.push({ command: name, ...intent });
		return Promise.resolve({ ok: true, id: name });
	};
	return {
		commands: { addStaff: command('staff'), enrolDevice: command('device') },
		vault: vaultOf('c1'),
		clock: { now: () => 0 },
		ids: { ulid: () => `act-${String((made += 1))}-${String(recorded.length)}` }
	} as unknown as App;
}

/** The page as it is after a start: nothing in memory but what the device kept. */
const enrol = (): Enrol =>
	new Enrol(new Start(() => Promise.resolve(fakeApp())), () => {
		left += 1;
	});

async function confirmed(): Promise<Enrol> {
	const flow = enrol();
	await flow.begin(`${CODE}.${box}`);
	await flow.confirm();
	return flow;
}

beforeEach(async () => {
	localStorage.clear();
	box = await sealKeysForTicket(crypto, SECRET, CODE, [KEY]);
	says = { look: () => json(200, OFFER), claim: () => json(200, CLAIM) };
	[asked, recorded, left] = [[], [], 0];
	vi.stubGlobal('fetch', (url: string, init?: RequestInit) => Promise.resolve(answers(url, init?.body as string)));
	return async () => {
		vi.unstubAllGlobals();
		await vaultOf('c1').erase();
		for (const name of await caches.keys()) await caches.delete(name);
	};
});

describe('a new tablet', () => {
	it('[U143] [U146] [U147] shows whose code it is, enters under its name, and is in use with the first PIN', async () => {
		const flow = enrol();
		await flow.begin(`${CODE}.${box}`);
		expect([flow.step, flow.offer, flow.deviceName]).toEqual(['confirm', OFFER, 'เคาน์เตอร์ 2']);
		expect([readSession(), asked.some(({ claim }) => claim)]).toEqual([undefined, false]);
		flow.deviceName = ' โต๊ะหน้า ';
		await flow.confirm();
		expect(flow.step).toBe('who');
		expect(asked.at(-1)).toMatchObject({ code: CODE, device: deviceId(), claim: true, name: 'โต๊ะหน้า' });
		expect(readSession()).toMatchObject({ kind: 'device', user: 'device-1', org: 'c1', displayName: 'โต๊ะหน้า' });
		expect(readCredential()).toEqual({ org: 'c1', user: 'device-1', password: 'given' });
		flow.person = 'new';
		flow.newName = 'มาลี ใจดี';
		flow.submitWho();
		expect([flow.step, flow.personName, vaultOf('c1').state]).toEqual(['pin', 'มาลี ใจดี', 'absent']);
		await flow.keepPin(PIN);
		expect(
			vaultOf('c1')
				.keys()
				.map(({ raw }) => raw)
		).toEqual([KEY]);
		expect(recorded).toMatchObject([
			{ command: 'device', onBehalfOf: 'somjai', name: 'โต๊ะหน้า', way: 'code' },
			{ command: 'staff', onBehalfOf: 'somjai', name: 'มาลี ใจดี', role: 'counter' }
		]);
		expect([left, readEnrolment()]).toEqual([1, undefined]);
	});

	it('[U145] goes on after a reload at any step, under the same nonce and the same acts', async () => {
		const looked = enrol();
		await looked.begin(`${CODE}.${box}`);
		const again = enrol();
		await again.begin('');
		expect(again.step).toBe('confirm');
		await again.confirm();
		const third = enrol();
		await third.begin('');
		expect([third.step, third.app !== undefined]).toEqual(['who', true]);
		expect(new Set(asked.map(({ nonce }) => nonce)).size).toBe(1);
		expect(recorded.map(({ command }) => command)).toEqual(['device']);
		third.person = { id: 'somjai', name: 'สมใจ' };
		third.submitWho();
		await third.keepPin(PIN);
		expect(vaultOf('c1').keys()).toHaveLength(1);
	});

	it('[U144] keeps neither the key nor what opens it before there is a PIN', async () => {
		await confirmed();
		const kept = JSON.stringify(localStorage);
		for (const secret of [SECRET, toBase64Url(KEY), btoa(String.fromCharCode(...KEY))]) expect(kept).not.toContain(secret);
		expect(kept).toContain(box);
	});

	it('[U145] asks for the key where the code’s time ran out meanwhile, and says so where the network is gone', async () => {
		await confirmed();
		says.claim = () => json(409, { error: 'used' });
		const late = enrol();
		await late.begin('');
		expect([late.step, late.fault]).toEqual(['key', undefined]);
		says.claim = () => json(503, {});
		const offline = enrol();
		await offline.begin('');
		expect([offline.step, offline.fault]).toEqual(['key', { kind: 'problem', problem: 'server-error' }]);
	});

	it('[U142] takes the key of the sheet when the code was typed, and goes on without it too', async () => {
		const flow = enrol();
		await flow.begin('');
		flow.typed = CODE.toLowerCase();
		await flow.submitCode();
		await flow.confirm();
		expect(flow.step).toBe('key');
		flow.keyText = 'abandon';
		await flow.submitKey();
		expect([flow.step, flow.keyFault]).toMatchObject(['key', { fault: 'words', words: { fault: 'wrong-count' } }]);
		flow.keyText = `${'abandon '.repeat(23)}art`;
		await flow.submitKey();
		expect(flow.step).toBe('who');
		flow.person = { id: 'somjai', name: 'สมใจ' };
		await flow.keepPin(PIN);
		expect(
			vaultOf('c1')
				.keys()
				.map(({ raw }) => raw)
		).toEqual([new Uint8Array(32)]);
	});

	it.each([
		['unknown', 404, 'unknown'],
		['used', 409, 'used'],
		['expired', 410, 'expired'],
		['other_organisation', 409, 'other-centre'],
		['forbidden', 403, 'revoked']
	])('[U143] forgets a code that is %s, and says so', async (error, status, problem) => {
		says.look = () => json(status, { error, reason: 'device-revoked: this device was revoked' });
		const flow = enrol();
		await flow.begin(`${CODE}.${box}`);
		expect([flow.step, flow.fault, flow.ticket, readEnrolment()]).toEqual(['start', { kind: 'problem', problem }, undefined, undefined]);
	});

	it('[U143] keeps a code that could not be asked about, to be tried again', async () => {
		says.look = () => json(503, {});
		const flow = enrol();
		await flow.begin(`${CODE}.${box}`);
		expect([flow.step, flow.fault]).toEqual(['start', { kind: 'problem', problem: 'server-error' }]);
		says.look = () => json(200, OFFER);
		await flow.look({ code: CODE, box });
		expect(flow.step).toBe('confirm');
	});

	it('[U143] says of other codes what they are, without asking the server', async () => {
		const flow = enrol();
		await flow.begin(`${CODE}.cut!`);
		expect([flow.step, flow.fault]).toMatchObject(['start', { kind: 'qr', fault: { fault: 'cut' } }]);
		expect(flow.scanned(enrolmentQrText('https://other.example', { code: CODE, box }))).toMatchObject({ fault: 'other-server' });
		flow.typed = 'K3F9Q';
		await flow.submitCode();
		expect([flow.fault, asked]).toEqual([{ kind: 'code', fault: 'wrong-length' }, []]);
	});

	it('[U143] asks nothing of a tablet that is in use', async () => {
		writeSession({ kind: 'account', user: 'somjai', displayName: 'สมใจ', roles: [], org: 'c1' });
		const flow = enrol();
		await flow.begin(`${CODE}.${box}`);
		expect([flow.step, asked]).toEqual(['belongs', []]);
	});
});
