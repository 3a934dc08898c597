// Which place this tab has among those of the app (U182), as a rune for the root layout.
import { TabTurn, type TabPlace } from '#device/first-tab.ts';

export class OneTab {
	place = $state<TabPlace>('waiting');
	readonly #turn: TabTurn;

	/** Asks for the turn at once. A whole new page is what follows when another tab takes it: nothing of this one stays. */
	constructor() {
		this.#turn = new TabTurn({
			tell: (place) => (this.place = place),
			robbed: () => location.reload(),
			shown: () => document.title
		});
		this.#turn.begin();
	}

	takeOver(): void {
		this.#turn.takeOver();
	}
	/** Title of the page that the working tab shows; returns how to stop listening. */
	askWhere(answer: (title: string) => void): () => void {
		return this.#turn.askWhere(answer);
	}
	stop(): void {
		this.#turn.stop();
	}
}
