// Asked before anything is drawn, at every navigation: a tablet in a visitor's hands shows the kiosk and nothing else
// (U6), and staff screens are for whoever signed in on this device (U7).
import { redirect } from '@sveltejs/kit';
import { recallDeviceState } from '#device/device-state.ts';
import { readKiosk, recallKiosk } from '#device/kiosk-state.ts';
import { readSession } from '#device/session.ts';
import { isOpen, KIOSK, SIGN_IN } from './parts/places.ts';
import type { LayoutLoad } from './$types';

export const ssr = false;
export const prerender = false;

let recalled: Promise<unknown> | undefined;

export const load: LayoutLoad = async ({ url }) => {
	await (recalled ??= Promise.all([recallDeviceState(), recallKiosk()]));
	if (url.pathname !== KIOSK && readKiosk() !== undefined) {
		// A whole new page, so that nothing of the staff's screens stays in memory.
		location.replace(KIOSK);
		return new Promise<never>(() => undefined);
	}
	if (readSession() === undefined && !isOpen(url.pathname)) redirect(307, SIGN_IN);
};
