// When something was last recorded on this device: from the acts that wait to be sent, each of which carries its time in its id.
import { readLastFact, writeLastFact } from '#device/last-fact.ts';
import { readFactId } from '#ledger/ids.ts';

const ULID_TIME_LETTERS = 10;
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export class LastFact {
	private readonly org: string;
	private newest: string;

	constructor(org: string) {
		this.org = org;
		this.newest = readLastFact(org) ?? '';
	}

	/** ISO UTC, as this device's clock had it; null before the first. */
	get at(): string | null {
		return this.newest === '' ? null : new Date(timeOf(this.newest)).toISOString();
	}

	/** Ids of facts of this device. */
	seen(facts: ReadonlySet<string>): void {
		let newest = this.newest;
		for (const id of facts) {
			const act = readFactId(id)?.act.slice(0, ULID_TIME_LETTERS) ?? '';
			if (act > newest && isTime(act)) newest = act;
		}
		if (newest === this.newest) return;
		this.newest = newest;
		writeLastFact(this.org, newest);
	}
}

const isTime = (letters: string): boolean =>
	letters.length === ULID_TIME_LETTERS && [...letters].every((letter) => LETTERS.includes(letter));
const timeOf = (letters: string): number => [...letters].reduce((ms, letter) => ms * LETTERS.length + LETTERS.indexOf(letter), 0);
