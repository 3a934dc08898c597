// Small JSON values in localStorage, readable at once when a page starts. Storage that is full, switched off or holds
// something unreadable never throws here (promise B13).

export const PREFIX = 'sala.';

/** The stored value when it is there and `fits`; undefined otherwise. */
export function readLocal<T>(key: string, fits: (value: unknown) => value is T): T | undefined {
	try {
		const value: unknown = JSON.parse(localStorage.getItem(PREFIX + key) ?? 'null');
		return fits(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** Whether the value is now stored. */
export function writeLocal(key: string, value: unknown): boolean {
	try {
		localStorage.setItem(PREFIX + key, JSON.stringify(value));
		return true;
	} catch {
		return false;
	}
}

export function removeLocal(key: string): void {
	try {
		localStorage.removeItem(PREFIX + key);
	} catch {
		// Nothing is stored where storage is switched off.
	}
}

/** Calls back when another tab changed the value; returns how to stop. */
export function onLocalChange(key: string, listener: () => void): () => void {
	const heard = (event: StorageEvent): void => {
		if (event.key === PREFIX + key || event.key === null) listener();
	};
	addEventListener('storage', heard);
	return () => removeEventListener('storage', heard);
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string';
