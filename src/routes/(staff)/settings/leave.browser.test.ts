import { beforeEach, expect, it } from 'vitest';
import { deviceId, readSession, writeSession } from '#device/session.ts';
import { unknownStatus } from '#sync/status.ts';
import { leave, leftBehind } from './leave.ts';

beforeEach(() => localStorage.clear());

it('[U11] counts what only this device has, refused records too, and claims nothing before it was counted', () => {
	expect(leftBehind(unknownStatus)).toBeUndefined();
	expect(leftBehind({ ...unknownStatus, knownSeq: 9 })).toBe(0);
	const refused = [{ id: 'visit:1', error: 'forbidden', reason: 'no' }];
	expect(leftBehind({ ...unknownStatus, knownSeq: 9, unsent: 3, refused })).toBe(4);
});

it('[U11] takes away who is signed in and nothing else, even when neither server nor ledger answers', async () => {
	writeSession({ kind: 'account', user: 'somjai', displayName: 'สมใจ', roles: ['org-demo:counter'], org: 'demo' });
	localStorage.setItem('sala.settings', '{"language":"en"}');
	const [device, before] = [deviceId(), { ...localStorage }];
	const broken = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));
	await leave({ close: broken }, broken);
	expect(readSession()).toBeUndefined();
	const { 'sala.session': session, ...rest } = before;
	expect(session).toBeDefined();
	expect(JSON.parse(localStorage.getItem('sala.kept.device-state') ?? '')).toMatchObject({
		values: { 'sala.session': null, 'sala.device': JSON.stringify(device) }
	});
	localStorage.removeItem('sala.kept.device-state');
	expect({ ...localStorage }).toEqual(rest);
	expect(deviceId()).toBe(device);
});
