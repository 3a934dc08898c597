// What the loads of +layout.ts cannot see (U6): a page that comes back from memory, and another tab that hands over.
import { onKioskChange, readKiosk } from '#device/kiosk-state.ts';
import { KIOSK } from './places.ts';

/** Where this page must go instead, if it must: to the kiosk while it runs, out of it when staff took the tablet back. */
export function mustGo(pathname: string, kioskRuns: boolean): string | undefined {
	if (kioskRuns) return pathname === KIOSK ? undefined : KIOSK;
	return pathname === KIOSK ? '/' : undefined;
}

/** Keeps the page in its place until told to stop. */
export function guardKiosk(): () => void {
	const enforce = (): boolean => {
		const to = mustGo(location.pathname, readKiosk() !== undefined);
		if (to !== undefined) location.replace(to);
		return to !== undefined;
	};
	// The browser may draw a page from memory before it is asked: what must not be seen again is hidden as it leaves.
	const hide = (): void => {
		if (readKiosk() !== undefined || location.pathname === KIOSK) document.documentElement.style.visibility = 'hidden';
	};
	const comeBack = (event: PageTransitionEvent): void => {
		if (event.persisted && !enforce()) document.documentElement.style.visibility = '';
	};
	/** Out of the kiosk the loads lead: a page that staff unlocked is not to be made anew for it. */
	const wentBack = (): void => {
		if (readKiosk() !== undefined) enforce();
	};
	const stopHearing = onKioskChange(enforce);
	addEventListener('pagehide', hide);
	addEventListener('pageshow', comeBack);
	addEventListener('popstate', wentBack);
	return () => {
		stopHearing();
		removeEventListener('pagehide', hide);
		removeEventListener('pageshow', comeBack);
		removeEventListener('popstate', wentBack);
	};
}
