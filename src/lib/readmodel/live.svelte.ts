// A question to the read model whose answer stays true: asked again whenever its rows change, in this tab or another.
import { liveQuery } from 'dexie';

let asked = $state(0);

/** Every question is asked again: a key came, and what no row tells can be opened now (V69). */
export const askAnew = (): void => void (asked += 1);

export class Live<T> {
	/** The newest answer; undefined before the first. */
	answer = $state.raw<T | undefined>();
	/** What stopped the newest asking; the answer before it stays. */
	error = $state.raw<unknown>();

	/**
	 * For component or controller set-up.
	 * @param question what to ask. What it reads of Svelte's state is noticed by Svelte and asks anew; the function it
	 * returns reads the tables, and that is noticed by Dexie.
	 */
	constructor(question: () => () => Promise<T>) {
		$effect(() => {
			void asked;
			const asking = liveQuery(question()).subscribe({
				next: (answer) => {
					this.answer = answer;
					this.error = undefined;
				},
				error: (error: unknown) => (this.error = error)
			});
			return () => asking.unsubscribe();
		});
	}
}

/** `const today = live(() => { const day = chosen; return () => visitsOfDay(db, day); });` then read `today.answer`. */
export const live = <T>(question: () => () => Promise<T>): Live<T> => new Live(question);
