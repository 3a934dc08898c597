// The App in Svelte's context. getApp fails loudly: a screen without one is a bug.
import { getContext, setContext } from 'svelte';
import type { App } from './app.ts';

const key = Symbol('sala app');

/** Handed down as a function, so that the app may be composed after the layout was made. */
export const setApp = (app: () => App | undefined): void => void setContext(key, app);

/** The composed app. Throws outside the layouts that wait for it. */
export function getApp(): App {
	const app = getContext<(() => App | undefined) | undefined>(key)?.();
	if (app === undefined) throw new Error('getApp() was called before the app was composed');
	return app;
}
