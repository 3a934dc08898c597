// The rest of what the composition needs of the browser.

/** Root of the server's API, with the slash: the app and the server share one origin. */
export const serverUrl = (): string => new URL('/db/', location.origin).href;

/** Undefined in browsers and pages that have no Web Locks. */
export const deviceLocks = (): LockManager | undefined => navigator.locks;

/** From 0 (included) to 1, for spreading out tries; never for ids or keys. */
export const jitter = (): number => Math.random();

/** Calls back when the page is hidden or left, the last moment for anything; returns how to stop. */
export function onLeaving(listener: () => void): () => void {
	const hidden = (): void => {
		if (document.visibilityState === 'hidden') listener();
	};
	document.addEventListener('visibilitychange', hidden);
	addEventListener('pagehide', listener);
	return () => {
		document.removeEventListener('visibilitychange', hidden);
		removeEventListener('pagehide', listener);
	};
}
