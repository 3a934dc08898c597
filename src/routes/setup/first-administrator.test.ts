import { expect, it } from 'vitest';
import { makeFirstAdministrator, mayBeNeeded } from './first-administrator.ts';

const person = { token: 't', user: 'somjai', password: 'long enough', displayName: 'สมใจ' };
const answering =
	(status: number, body: string): typeof fetch =>
	async () =>
		new Response(body, { status });

it.each([
	[201, '{"org":"c1"}', { ok: true, org: 'c1' }],
	[403, '{"error":"forbidden"}', { ok: false, problem: 'wrong-token' }],
	[409, '{"error":"conflict"}', { ok: false, problem: 'user-taken' }],
	[429, '{}', { ok: false, problem: 'too-many-tries' }],
	[500, '{"error":"internal"}', { ok: false, problem: 'bad-reply' }],
	[200, '<html>Log in to the guest network</html>', { ok: false, problem: 'bad-reply' }],
	[200, '{"org":""}', { ok: false, problem: 'bad-reply' }]
])('[U9] an answer %i %s becomes %j', async (status, body, expected) => {
	expect(await makeFirstAdministrator(person, answering(status, body))).toEqual(expected);
});

it('[U9] a server that cannot be reached is said so', async () => {
	const unreachable: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
	expect(await makeFirstAdministrator(person, unreachable)).toEqual({ ok: false, problem: 'server-unreachable' });
});

it.each([
	[200, '{"needed":false}', false],
	[200, '{"needed":true}', true],
	[200, '<html>Log in to the guest network</html>', true],
	[500, '', true]
])('[U9] asked whether it is still needed, %i %s means %j', async (status, body, expected) => {
	expect(await mayBeNeeded(answering(status, body))).toBe(expected);
});
