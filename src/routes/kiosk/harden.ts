// What a browser offers besides the page and what a visitor has no use for (U184): menus, searching, saving, printing, dragging,
// zooming by keys, the program's own tools. What the system keeps for itself no page can take.
import { keepAwake } from '#device/wake-lock.ts';

/** With Ctrl or the command key: find, save, print, open, source, history, downloads, bookmarks, address bar, new windows, zoom. */
const WITH_CONTROL = new Set([...'fgspouhjdlntwek', '+', '-', '=', '0']);
/** Help, find, reload, address bar, menus, full screen, tools. Tab and Enter are for those who type. */
const ALONE = /^(F([1-9]|1[0-2])|ContextMenu|PrintScreen|Browser\w+|Launch\w+)$/;

export interface PressedKey {
	key: string;
	ctrlKey: boolean;
	metaKey: boolean;
	altKey: boolean;
}

/** Whether a key asks the browser for something besides the page. Copying and pasting in the comment stay. */
export const isForBrowser = ({ key, ctrlKey, metaKey, altKey }: PressedKey): boolean =>
	ALONE.test(key) ||
	((ctrlKey || metaKey) && WITH_CONTROL.has(key.toLowerCase())) ||
	(altKey && /^(Arrow(Left|Right)|Home|[def])$/i.test(key));

/** Keeps all that from a visitor, and the screen on; returns how to stop. */
export function hardenKiosk(): () => void {
	const refuse = (event: Event): void => event.preventDefault();
	const refuseKey = (event: KeyboardEvent): void => {
		if (isForBrowser(event)) event.preventDefault();
	};
	const refuseZoom = (event: WheelEvent): void => {
		if (event.ctrlKey) event.preventDefault();
	};
	for (const what of REFUSED) addEventListener(what, refuse, { capture: true });
	addEventListener('keydown', refuseKey, { capture: true });
	addEventListener('wheel', refuseZoom, { capture: true, passive: false });
	const sleep = keepAwake();
	return () => {
		for (const what of REFUSED) removeEventListener(what, refuse, { capture: true });
		removeEventListener('keydown', refuseKey, { capture: true });
		removeEventListener('wheel', refuseZoom, { capture: true });
		sleep();
	};
}
const REFUSED = ['contextmenu', 'dragstart', 'drop', 'gesturestart'] as const;
