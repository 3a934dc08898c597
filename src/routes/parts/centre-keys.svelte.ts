// The centre's keys on this device, and the ways to get one: bring it as text, make it, or do without for now.
import { addKeyText, keyTexts, makeKey, type KeyTextFault } from '#device/key-ring.ts';

export type KeyWay = 'enter' | 'make' | 'skip';

export class CentreKeys {
	way = $state<KeyWay>('enter');
	text = $state('');
	problem = $state.raw<KeyTextFault>();
	/** Texts of all keys, the one that seals first. */
	texts = $state.raw<readonly string[]>([]);
	readonly some = $derived(this.texts.length > 0);
	#org: string;

	private constructor(org: string) {
		this.#org = org;
	}

	/** The keys of an organisation as they are on this device now. */
	static async of(org: string): Promise<CentreKeys> {
		const keys = new CentreKeys(org);
		await keys.#read();
		return keys;
	}

	/** Does what was chosen; false, with the problem said, when the text is no key. */
	async take(): Promise<boolean> {
		this.problem = undefined;
		if (this.way === 'make') await this.make();
		if (this.way !== 'enter') return true;
		this.problem = await addKeyText(this.#org, this.text);
		if (this.problem !== undefined) return false;
		this.text = '';
		await this.#read();
		return true;
	}

	/** Makes a key where there is none; keeps the one that is there. */
	async make(): Promise<void> {
		if (!this.some) await makeKey(this.#org);
		await this.#read();
	}

	async #read(): Promise<void> {
		this.texts = await keyTexts(this.#org);
	}
}
