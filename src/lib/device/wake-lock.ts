// The screen stays on while somebody reads it (B44). Browsers let go of it whenever the page is hidden.

/** Keeps the screen on from now on, where the browser can; returns how to stop. */
export function keepAwake(lock: Pick<WakeLock, 'request'> | undefined = navigator.wakeLock): () => void {
	let stopped = false;
	let held: WakeLockSentinel | undefined;
	let asking = false;
	const acquire = async (): Promise<void> => {
		if (stopped || asking || document.visibilityState !== 'visible' || held?.released === false) return;
		// A battery that is nearly empty is a reason to refuse; the survey goes on all the same.
		asking = true;
		held = await lock?.request('screen').catch(() => undefined);
		asking = false;
		if (stopped) await held?.release();
	};
	const seen = (): void => void acquire();
	document.addEventListener('visibilitychange', seen);
	seen();
	return () => {
		stopped = true;
		document.removeEventListener('visibilitychange', seen);
		void held?.release();
	};
}
