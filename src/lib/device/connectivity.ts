// Whether there is a network, and when it is worth trying again (promise B14).
import type { Connectivity } from './ports.ts';

export const deviceConnectivity: Connectivity = {
	online: () => navigator.onLine,
	onChange(listener) {
		const shown = (): void => {
			if (document.visibilityState === 'visible') listener();
		};
		addEventListener('online', listener);
		addEventListener('offline', listener);
		document.addEventListener('visibilitychange', shown);
		return () => {
			removeEventListener('online', listener);
			removeEventListener('offline', listener);
			document.removeEventListener('visibilitychange', shown);
		};
	}
};
