import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { App } from '#app/app.ts';
import { readSession } from '#device/session.ts';
import { vaultOf } from '#device/vault.ts';
import { refuse } from '#domain/refusals.ts';
import { Start } from '../parts/start.svelte.ts';
import type { SetupFields } from './checks.ts';
import { Setup } from './setup.svelte.ts';

const fields: SetupFields = {
	displayName: 'สมใจ ใจดี',
	user: 'somjai',
	password: 'eight888',
	centreName: ' ศูนย์บริการแบบเบ็ดเสร็จ ',
	centreType: 'subdistrict-organisation',
	tambon: 'นาดี',
	amphoe: 'เมือง',
	province: 'ชัยพฤกษ์'
};

/** Answers by address, taken one after the other; the last one stays. */
let answers: { setup: Response[]; session: Response[] };
let posts: string[];
let recorded: { command: string; intent: { act: string; name?: string } }[];
/** Commands that refuse, by name. */
let refusing: Set<string>;

const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });
const signedIn = (): Response => json(200, { ok: true, name: 'somjai', roles: ['_admin', 'org-c1:head'] });
const next = (queue: Response[]): Response => ((queue.length > 1 ? queue.shift() : queue[0]) as Response).clone();

function fakeApp(): App {
	let made = 0;
	const command = (name: string) => async (intent: { act: string }) => {
		if (refusing.has(name)) return { ok: false, refusal: refuse('field-too-long', 'name') };
		recorded.push({ command: name, intent });
		return { ok: true, id: name };
	};
	const commands = {
		setCentreProfile: command('profile'),
		publishCatalogue: command('catalogue'),
		publishSurvey: command('survey'),
		addStaff: command('staff'),
		enrolDevice: command('device'),
		publishNotice: command('notice')
	};
	const session = { user: 'somjai', displayName: 'สมใจ ใจดี' };
	const parts = { session, commands, clock: { now: () => 0, offset: () => 0 }, ids: { ulid: () => `act-${(made += 1)}` } };
	return parts as unknown as App;
}

function setup(token = 'one-time'): Setup {
	const form = new Setup(token, new Start(async () => fakeApp()));
	form.fields = { ...fields };
	return form;
}

beforeEach(() => {
	localStorage.clear();
	[posts, recorded, refusing] = [[], [], new Set()];
	answers = { setup: [json(201, { ok: true, org: 'c1' })], session: [signedIn()] };
	vi.stubGlobal('fetch', async (address: string | URL, init?: RequestInit) => {
		const path = String(address);
		if (path.includes('_users')) return json(404, {});
		if (init?.method === 'POST') posts.push(path);
		return next(path.includes('setup') ? answers.setup : answers.session);
	});
	return async () => {
		vi.unstubAllGlobals();
		for (const name of await caches.keys()) await caches.delete(name);
	};
});

describe('the first start', () => {
	it('[U9] makes the administrator, signs in, records the centre and who made it, asks for a PIN, and shows the key', async () => {
		const form = setup();
		await form.submit();
		expect(form.errors).toEqual([]);
		expect(readSession()).toMatchObject({ user: 'somjai', org: 'c1' });
		expect(recorded.map(({ command }) => command)).toEqual(['profile', 'catalogue', 'staff', 'device', 'notice', 'survey']);
		expect(recorded[2]?.intent).toMatchObject({ staff: 'somjai', name: 'สมใจ ใจดี', role: 'head' });
		expect(recorded[0]?.intent.name).toBe('ศูนย์บริการแบบเบ็ดเสร็จ');
		expect([form.pinOf, form.made]).toEqual(['somjai', undefined]);
		await form.keepPin('482915');
		expect(vaultOf('c1')).toMatchObject({ state: 'unlocked', staff: 'somjai' });
		expect(form.made).toEqual({ raw: vaultOf('c1').keys()[0]?.raw, centre: 'ศูนย์บริการแบบเบ็ดเสร็จ', today: '1970-01-01' });
		await vaultOf('c1').erase();
	});

	it('[U9] asks the server for nothing while something is missing', async () => {
		const form = setup();
		form.fields.centreName = '';
		await form.submit();
		expect(form.errors).toEqual([{ kind: 'field', fault: { field: 'centreName', fault: 'missing' } }]);
		expect(posts).toEqual([]);
	});

	it('[U9] does not make the administrator twice when signing in failed first', async () => {
		answers.session = [json(503, { error: 'busy' }), signedIn()];
		const form = setup();
		await form.submit();
		expect(form.errors).toEqual([{ kind: 'sign-in', problem: 'server-error' }]);
		expect(form.fields).toEqual(fields);
		await form.submit();
		expect(form.errors).toEqual([]);
		expect(posts.filter((path) => path.includes('setup'))).toHaveLength(1);
	});

	it('[U9] records each act under the same id when tried again', async () => {
		refusing.add('survey');
		const form = setup();
		await form.submit();
		expect(form.errors).toMatchObject([{ kind: 'refused', refusal: { code: 'field-too-long' } }]);
		refusing.clear();
		await form.submit();
		const acts = (command: string): string[] => recorded.filter((act) => act.command === command).map(({ intent }) => intent.act);
		expect(acts('profile')).toHaveLength(2);
		expect(new Set(acts('profile')).size).toBe(1);
		expect(acts('survey')).toHaveLength(1);
	});

	it('[U9] says that a used link is used', async () => {
		answers.setup = [json(403, { error: 'forbidden' })];
		const form = setup();
		await form.submit();
		expect(form.errors).toEqual([{ kind: 'setup', problem: 'wrong-token' }]);
		expect(readSession()).toBeUndefined();
	});
});
