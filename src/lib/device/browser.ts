// The rest of what the composition needs of the browser.

/** Root of the server's API, with the slash: the app and the server share one origin. */
export const serverUrl = (): string => new URL('/db/', location.origin).href;

/** Undefined in browsers and pages that have no Web Locks. */
export const deviceLocks = (): LockManager | undefined => navigator.locks;

/** From 0 (included) to 1, for spreading out tries; never for ids or keys. */
export const jitter = (): number => Math.random();

/** Resolves after the page had its turn: to draw, and to answer whoever taps. */
export const letPageAnswer = (): Promise<void> =>
	'scheduler' in globalThis && scheduler.yield !== undefined ? scheduler.yield() : new Promise((resolve) => setTimeout(resolve));

/** Resolves when the page has nothing else to do, or after IDLE_WAIT_MS_MAX. */
export const whenIdle = (): Promise<void> =>
	new Promise((resolve) => {
		if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: IDLE_WAIT_MS_MAX });
		else setTimeout(resolve, IDLE_WAIT_MS_MAX);
	});
const IDLE_WAIT_MS_MAX = 500;

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

/** The databases of this origin, for reading what a library will not open. */
export const deviceDatabases = (): IDBFactory => indexedDB;

/** The browser's cryptography. */
export const deviceCrypto = (): Crypto => crypto;

/** What a browser says of itself and its screen. */
export interface BrowserWords {
	userAgent: string;
	languages: readonly string[];
	online: boolean;
	installed: boolean;
	timeZone: string;
	/** CSS pixels. */
	screen: { width: number; height: number };
	cores: number;
}

export const browserWords = (): BrowserWords => ({
	userAgent: navigator.userAgent,
	languages: navigator.languages,
	online: navigator.onLine,
	installed: matchMedia('(display-mode: standalone)').matches,
	timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
	screen: { width: screen.width, height: screen.height },
	cores: navigator.hardwareConcurrency
});

/** Leaves this page for another address of the app, as a whole new page without a way back. */
export const leaveFor = (path: string): void => location.replace(path);

/** Starts the page anew, as a reload does. */
export const restartPage = (): void => location.reload();
