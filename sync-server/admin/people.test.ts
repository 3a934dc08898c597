// New passwords and shut doors, on a server that people are signed in to.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ADMIN, startTestServer, type TestServer, type Who } from '../testing/test-server.ts';
import { resetPassword, revoke } from './people.ts';

const quick = { pbkdf2Iterations: 10 };
let server: TestServer;
let somchai: Who;

beforeEach(async () => {
	server = await startTestServer();
	await server.addOrganisation('x');
	somchai = await server.addUser('somchai', ['org-x:counter']);
});
afterEach(() => server.close());

const cookieOf = async (who: Who): Promise<string> =>
	((await server.ask('POST', '/_session', { as: null, json: who })).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
const statusWith = async (Cookie: string): Promise<number> => (await server.ask('GET', '/org-x', { as: null, headers: { Cookie } })).status;
const statusAs = async (as: Who): Promise<number> => (await server.ask('GET', '/org-x', { as })).status;

it('[O27] a new password ends every session, and the old password is worth nothing', async () => {
	const cookie = await cookieOf(somchai);
	expect([await statusWith(cookie), await statusAs(somchai)]).toEqual([200, 200]);
	expect(await resetPassword(server.store, 'somchai', 'another one', quick)).toBe('done');
	expect([await statusWith(cookie), await statusAs(somchai)]).toEqual([401, 401]);
	expect(await statusAs({ ...somchai, password: 'another one' })).toBe(200);
});

it('[O27] who is shut out has no session and no password, until they are given a new one', async () => {
	const cookie = await cookieOf(somchai);
	expect(await revoke(server.store, 'somchai')).toBe('done');
	expect([await statusWith(cookie), await statusAs(somchai)]).toEqual([401, 401]);
	expect(await resetPassword(server.store, 'somchai', 'back again', quick)).toBe('done');
	expect([await statusWith(cookie), await statusAs({ ...somchai, password: 'back again' })]).toEqual([401, 200]);
});

it('[O27] the last administrator who can sign in stays', async () => {
	expect(await revoke(server.store, ADMIN.name)).toBe('last-administrator');
	await server.addUser('second', ['_admin']);
	expect(await revoke(server.store, ADMIN.name)).toBe('done');
	expect(await revoke(server.store, 'second')).toBe('last-administrator');
	expect(await revoke(server.store, 'nobody')).toBe('unknown-person');
	expect(await resetPassword(server.store, 'nobody', 'long enough', quick)).toBe('unknown-person');
});
