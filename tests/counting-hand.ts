// A hand that counts what it does: letters typed, keys pressed beside them, taps, and how often whoever it belongs to has to think.
import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Seconds that things are taken for: the keystroke-level model (Card, Moran, Newell 1980). A key: an average typist. A tap: pointing and
 * a press. A thought: before each word typed, each tap, and each key that decides something; the key that ends a word goes with it.
 */
export const KEY_SECONDS = 0.28;
export const TAP_SECONDS = 1.2;
export const THOUGHT_SECONDS = 1.35;

export interface Count {
	/** Letters of what was typed, marks above and below among them. */
	letters: number;
	keys: number;
	taps: number;
	seconds: number;
}

export class CountingHand {
	readonly #page: Page;
	#letters = 0;
	#keys = 0;
	#taps = 0;
	#thoughts = 0;

	constructor(page: Page) {
		this.#page = page;
	}

	/** Types a word where the focus is. */
	async type(text: string): Promise<void> {
		this.#letters += [...text].length;
		this.#thoughts += 1;
		await this.#page.keyboard.type(text);
	}

	/** Presses keys that have to be thought of, one after the other; a key with another held down is two. */
	async decide(...keys: readonly string[]): Promise<void> {
		this.#thoughts += 1;
		await this.press(...keys);
	}

	/** Presses keys that end what was typed, and are thought of together with it. */
	async press(...keys: readonly string[]): Promise<void> {
		for (const key of keys) {
			this.#keys += key.split('+').length;
			await this.#page.keyboard.press(key);
		}
	}

	/** Taps; what has to be brought into sight first costs another. */
	async tap(what: Locator): Promise<void> {
		await expect(what).toBeVisible();
		this.#thoughts += 1;
		this.#taps += (await isInSight(what)) ? 1 : 2;
		await what.click();
	}

	/** What was done since the last time. */
	taken(): Count {
		const [letters, keys, taps, thoughts] = [this.#letters, this.#keys, this.#taps, this.#thoughts];
		[this.#letters, this.#keys, this.#taps, this.#thoughts] = [0, 0, 0, 0];
		const seconds = (letters + keys) * KEY_SECONDS + taps * TAP_SECONDS + thoughts * THOUGHT_SECONDS;
		return { letters, keys, taps, seconds: Math.round(seconds * 10) / 10 };
	}
}

/** Whether its middle can be touched without scrolling. */
const isInSight = (what: Locator): Promise<boolean> =>
	what.evaluate((element) => {
		const { left, top, width, height } = element.getBoundingClientRect();
		const hit = document.elementFromPoint(left + width / 2, top + height / 2);
		return hit !== null && (element.contains(hit) || hit.contains(element));
	});
