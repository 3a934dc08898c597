import { beforeEach, expect, it } from 'vitest';
import { keepDeviceState, recallDeviceState } from './device-state.ts';
import { noteRecentStaff, noteStaffName, recentStaff } from './recent-staff.ts';
import { clearSession, readSession, writeSession } from './session.ts';

const session = { kind: 'account' as const, user: 'somjai', displayName: 'สมใจ', roles: ['org-demo:counter'], org: 'demo' };

/** A page that starts anew, after a browser that lost everything set in localStorage since `before`. */
async function afterKill(before: Record<string, string>): Promise<void> {
	localStorage.clear();
	for (const [key, text] of Object.entries(before)) localStorage.setItem(key, text);
	await recallDeviceState();
}

beforeEach(async () => {
	localStorage.clear();
	await caches.delete('sala-kept');
});

it('[B15] a sign-in and the device id outlive a kill right after them', async () => {
	const signedIn = writeSession(session);
	await keepDeviceState();
	await afterKill({});
	expect(readSession()).toEqual(signedIn);
});

it('[B15] who signed out stays signed out', async () => {
	writeSession(session);
	await keepDeviceState();
	const before = { ...localStorage } as Record<string, string>;
	clearSession();
	await keepDeviceState();
	await afterKill(before);
	expect(readSession()).toBeUndefined();
	expect(localStorage.getItem('sala.device')).not.toBeNull();
});

it('[B15] [U115] who was here lately outlives a kill, the most recent first', async () => {
	noteRecentStaff('suda', 'สุดา');
	noteRecentStaff('malee', 'มาลี');
	noteRecentStaff('suda', 'สุดา ใจดี');
	noteStaffName('kasem', 'เกษม');
	noteStaffName('malee', 'มาลี รักงาน');
	await keepDeviceState();
	await afterKill({});
	expect(recentStaff()).toEqual([
		{ staff: 'suda', name: 'สุดา ใจดี' },
		{ staff: 'malee', name: 'มาลี รักงาน' },
		{ staff: 'kasem', name: 'เกษม' }
	]);
});

it('[B15] what reached the disk by itself is not replaced by an older snapshot', async () => {
	writeSession(session);
	await keepDeviceState();
	writeSession({ ...session, user: 'malee' });
	await afterKill({ ...localStorage });
	expect(readSession()?.user).toBe('malee');
});
