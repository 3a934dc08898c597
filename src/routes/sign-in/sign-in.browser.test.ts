import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readSession } from '#device/session.ts';
import { vaultOf } from '#device/vault.ts';
import { SignIn } from './sign-in.svelte.ts';

const session = (roles: string[]) => ({ ok: true, name: 'somjai', roles });
const PIN = '482915';
let asked: string[] = [];

/** A server that answers sign-in with the given status and body, and knows nobody's display name. */
function serverAnswers(status: number, body: unknown): void {
	vi.stubGlobal('fetch', async (address: string | URL) => {
		asked.push(String(address));
		return String(address).endsWith('_session')
			? new Response(JSON.stringify(body), { status })
			: new Response('{"error":"not_found"}', { status: 404 });
	});
}

function form(): { form: SignIn; left: () => number } {
	let left = 0;
	const made = new SignIn(() => (left += 1));
	made.user = ' somjai ';
	made.password = 'secret words';
	return { form: made, left: () => left };
}

beforeEach(() => {
	localStorage.clear();
	asked = [];
	return async () => {
		vi.unstubAllGlobals();
		for (const org of ['demo', 'b']) await vaultOf(org).erase();
	};
});

describe('signing in', () => {
	it('[U10] asks for what is missing before it asks the server', async () => {
		serverAnswers(200, session([]));
		const empty = new SignIn(() => expect.fail('must stay'));
		await empty.submitCredentials();
		expect(empty.errors).toEqual(['user-missing', 'password-missing']);
		expect(asked).toEqual([]);
	});

	it('[U10] [U120] asks a supervisor of one centre for a PIN and no key, as they read no names', async () => {
		serverAnswers(200, session(['org-demo:supervisor']));
		const { form: supervisor, left } = form();
		await supervisor.submitCredentials();
		expect([supervisor.step, left()]).toEqual(['pin', 0]);
		await supervisor.keepPin(PIN);
		expect(left()).toBe(1);
		expect(readSession()).toMatchObject({ user: 'somjai', org: 'demo', roles: ['org-demo:supervisor'] });
		expect(supervisor.password).toBe('');
	});

	it('[U10] [U120] keeps nobody as signed in until PIN and key were seen to', async () => {
		serverAnswers(200, session(['org-demo:counter']));
		const { form: clerk, left } = form();
		await clerk.submitCredentials();
		expect(clerk.step).toBe('pin');
		await clerk.keepPin(PIN);
		expect(clerk.step).toBe('key');
		expect(readSession()).toBeUndefined();
		await clerk.submitKey();
		expect(clerk.keys?.problem).toMatchObject({ fault: 'empty' });
		expect(readSession()).toBeUndefined();
		if (clerk.keys !== undefined) clerk.keys.way = 'skip';
		await clerk.submitKey();
		expect(readSession()?.org).toBe('demo');
		expect(left()).toBe(1);
	});

	it('[U10] asks for which centre when there are several, and takes no centre that was not chosen', async () => {
		serverAnswers(200, session(['org-b:supervisor', 'org-a:supervisor']));
		const { form: both, left } = form();
		await both.submitCredentials();
		expect(both.step).toBe('centre');
		await both.submitCentre();
		expect(both.errors).toEqual(['centre-missing']);
		both.org = 'b';
		await both.submitCentre();
		await both.keepPin(PIN);
		expect(readSession()?.org).toBe('b');
		expect(left()).toBe(1);
	});

	it('[U120] asks for no PIN where the person has one, nor where somebody else must unlock first', async () => {
		serverAnswers(200, session(['org-demo:counter']));
		await vaultOf('demo').make('malee', PIN, []);
		const { form: second, left } = form();
		await second.submitCredentials();
		expect(second.step).toBe('pin');
		await second.keepPin('135790');
		expect(vaultOf('demo')).toMatchObject({ staff: 'somjai', state: 'unlocked' });
		vaultOf('demo').lock();
		const { form: again, left: leftAgain } = form();
		await again.submitCredentials();
		expect([again.step, left(), leftAgain()]).toEqual(['credentials', 0, 1]);
		await vaultOf('demo').removeSlot('somjai');
		const { form: shut, left: leftShut } = form();
		await shut.submitCredentials();
		expect([shut.step, leftShut()]).toEqual(['credentials', 1]);
	});

	it.each([
		[401, { error: 'unauthorized' }, 'wrong-password'],
		[403, { error: 'forbidden' }, 'locked-out'],
		[503, { error: 'unavailable' }, 'server-error'],
		[200, session([]), 'no-centre']
	])('[U10] an answer %i %j is said and keeps what was typed', async (status, body, problem) => {
		serverAnswers(status, body);
		const { form: refused, left } = form();
		await refused.submitCredentials();
		expect(refused.errors).toEqual([problem]);
		expect(refused.user.trim()).toBe('somjai');
		expect(readSession()).toBeUndefined();
		expect(left()).toBe(0);
	});

	it('[U10] a network that is away is said', async () => {
		vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
		const { form: offline } = form();
		await offline.submitCredentials();
		expect(offline.errors).toEqual(['server-unreachable']);
		expect(offline.busy).toBe(false);
	});
});
