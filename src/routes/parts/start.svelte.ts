// The composed app, from the moment somebody is signed in. Held by the root layout; handed down by context.
import { getContext, setContext } from 'svelte';
import type { App } from '#app/app.ts';
import type { Session } from '#device/ports.ts';

const key = Symbol('start of the app');

export class Start {
	app = $state.raw<App>();
	/** Why the app could not be composed. */
	failure = $state.raw<unknown>();
	#compose: (session: Session) => Promise<App>;
	#running: Promise<App> | undefined;

	constructor(compose: (session: Session) => Promise<App>) {
		this.#compose = compose;
	}

	/** Composes the app once for a session; a second call while it runs, or after, gives the same one. Rejects when it fails. */
	begin(session: Session): Promise<App> {
		this.failure = undefined;
		this.#running ??= this.#composed(session);
		return this.#running;
	}

	/** Closes everything; the next begin() composes anew. */
	async end(): Promise<void> {
		const app = this.app;
		this.app = undefined;
		this.#running = undefined;
		await app?.close();
	}

	async #composed(session: Session): Promise<App> {
		try {
			const app = await this.#compose(session);
			this.app = app;
			return app;
		} catch (error) {
			this.failure = error;
			this.#running = undefined;
			throw error;
		}
	}
}

export const setStart = (start: Start): void => void setContext(key, start);
export const getStart = (): Start => getContext<Start>(key);
