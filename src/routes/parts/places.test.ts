import { describe, expect, it } from 'vitest';
import { firstPlace, isOpen } from './places.ts';

describe('places', () => {
	it('[U7] are open to anyone only for signing in and setting up', () => {
		const open = ['/', '/counter', '/counter/', '/supervisor', '/settings', '/kiosk', '/sign-in', '/setup', '/sign-in/x'].filter(isOpen);
		expect(open).toEqual(['/sign-in', '/setup']);
	});

	it('[U7] begin at the counter for whoever serves there, and with the figures for the others', () => {
		expect(firstPlace(['head'])).toBe('/counter');
		expect(firstPlace(['counter', 'supervisor'])).toBe('/counter');
		expect(firstPlace(['supervisor'])).toBe('/supervisor');
		expect(firstPlace(['administrator'])).toBe('/supervisor');
	});
});
