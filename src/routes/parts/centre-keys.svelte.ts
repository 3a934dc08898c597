// The centre's keys on this device, and the ways to get one: bring it, make it, or do without for now.
import { addKeyText, keyTexts, makeKey } from '#device/key-ring.ts';
import type { KeyFault } from '#domain/key-reading.ts';
import { formatKeyText } from '#domain/key-text.ts';
import { readKey } from './read-key.ts';

export type KeyWay = 'enter' | 'make' | 'skip';

export class CentreKeys {
	way = $state<KeyWay>('enter');
	text = $state('');
	problem = $state.raw<KeyFault>();
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

	/** What is wrong with a key brought as text, words or scanned code; nothing when it can be taken. */
	async faultOf(text: string): Promise<KeyFault | undefined> {
		const answer = await readKey(text);
		return answer.ok ? undefined : answer;
	}

	/** Does what was chosen; false, with the problem said, when the text is no key. */
	async take(): Promise<boolean> {
		this.problem = undefined;
		if (this.way === 'make') await this.make();
		if (this.way !== 'enter') return true;
		const answer = await readKey(this.text);
		this.problem = answer.ok ? undefined : answer;
		if (!answer.ok) return false;
		await addKeyText(this.#org, await formatKeyText(crypto, answer.key));
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
