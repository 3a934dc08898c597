// Asked before anything is drawn, at every navigation: a tablet in a visitor's hands shows the kiosk and nothing else
// (U6), staff screens are for whoever signed in on this device (U7), and a device that has lost its place shows that alone.
import { redirect } from '@sveltejs/kit';
import { recallDeviceState } from '#device/device-state.ts';
import { readEnrolment } from '#device/enrolment-progress.ts';
import { readFarewell, recallFarewell } from '#device/farewell.ts';
import { readKiosk, recallKiosk } from '#device/kiosk-state.ts';
import { readSession } from '#device/session.ts';
import { ENROL, isOpen, KIOSK, REVOKED, SIGN_IN } from './parts/places.ts';
import type { LayoutLoad } from './$types';

export const ssr = false;
export const prerender = false;

let recalled: Promise<unknown> | undefined;

export const load: LayoutLoad = async ({ url }) => {
	await (recalled ??= Promise.all([recallDeviceState(), recallKiosk(), recallFarewell()]));
	if (readFarewell() !== undefined && url.pathname !== REVOKED) return leaveFor(REVOKED);
	if (url.pathname !== KIOSK && url.pathname !== REVOKED && readKiosk() !== undefined) return leaveFor(KIOSK);
	if (url.pathname === KIOSK && readKiosk() === undefined) redirect(307, '/');
	// A device that is on its way into a centre goes on there.
	if (readEnrolment()?.claimed !== undefined && !isOpen(url.pathname)) redirect(307, ENROL);
	if (readSession() === undefined && !isOpen(url.pathname)) redirect(307, SIGN_IN);
};

/** A whole new page, so that nothing of the staff's screens stays in memory. */
function leaveFor(path: string): Promise<never> {
	location.replace(path);
	return new Promise<never>(() => undefined);
}
