import { expect, it } from 'vitest';
import { mustGo } from './kiosk-guard.ts';

it.each([
	['/counter', true, '/kiosk'],
	['/settings', true, '/kiosk'],
	['/sign-in', true, '/kiosk'],
	['/kiosk', true, undefined],
	['/kiosk', false, '/'],
	['/counter', false, undefined]
])('[U6] a page at %s with the kiosk running: %s goes to %s', (pathname, kioskRuns, to) => {
	expect(mustGo(pathname, kioskRuns)).toBe(to);
});
