// The one-time codes as the server keeps them (P141, P142): under a hash of the code, with what a claim hands over sealed under the code
// itself, and after the claim under the nonce of the device that claimed. Documents with revisions, so that of two that claim at once, at
// whichever process, one wins; purged at their end, so that nothing of them stays.
import { createHash } from 'node:crypto';
import { Refused } from '../errors.ts';
import type { Clock } from '../ports.ts';
import { hashOfText } from '../revisions/rev-id.ts';
import type { Database } from '../store/store.ts';

export const CODE_LIFE_MS = 15 * 60_000;
/** How long an ended code is known as such; later it is unknown. */
const ENDED_KNOWN_MS = 24 * 3_600_000;
/** Codes of one organisation that wait to be claimed. */
export const OPEN_CODES_MAX = 20;
/** Codes read at once; more than all organisations of a province have in a day. */
const CODES_READ_MAX = 10_000;
const PREFIX = 'code:';
const LAST = 'code:\ufff0';

export interface KeptCode {
	state: 'open' | 'claimed' | 'ended';
	org: string;
	/** Of the device that will come. */
	name: string;
	madeBy: string;
	/** What the maker is called. */
	madeByName: string;
	expiresAt: number;
	/** Open: the secret under the code. Claimed: the handed-over under the nonce. Ended: none. */
	box: string;
	/** Claimed: who has it. */
	device?: string;
	wasClaimed: boolean;
}
export interface FoundCode {
	id: string;
	rev: string;
	kept: KeptCode;
}

const idOf = (code: string): string => PREFIX + createHash('sha256').update(`sala enrolment code ${code}`).digest('hex');

export class KeptCodes {
	readonly #database: Database;
	readonly #clock: Clock;

	constructor(database: Database, clock: Clock) {
		this.#database = database;
		this.#clock = clock;
	}

	/** Throws Refused when the organisation has too many that wait. */
	async add(code: string, kept: KeptCode): Promise<void> {
		const ofOrg = (await this.#all()).filter((other) => other.kept.org === kept.org && other.kept.state === 'open');
		if (ofOrg.length >= OPEN_CODES_MAX) throw new Refused('too_many_requests', 'Too many codes of this organisation wait to be used.');
		await this.#write(idOf(code), undefined, kept);
	}

	async find(code: string): Promise<FoundCode | undefined> {
		const id = idOf(code);
		const [head] = await this.#database.heads([id]);
		if (head === undefined || head.deleted) return undefined;
		const [body] = await this.#database.bodies([{ id, rev: head.winner }]);
		return body === undefined ? undefined : { id, rev: head.winner, kept: this.#seenNow(JSON.parse(body.json) as KeptCode) };
	}

	/** Whether it was still as found, and is now as said. */
	async replace({ id, rev }: FoundCode, kept: KeptCode): Promise<boolean> {
		return this.#write(id, rev, kept);
	}

	/** Takes the secrets out of what has expired, and forgets what expired long ago. */
	async sweep(): Promise<void> {
		const now = this.#clock.now();
		for (const { id, rev, kept } of await this.#all()) {
			if (kept.expiresAt + ENDED_KNOWN_MS <= now) await this.#forget(id, rev);
			else if (kept.expiresAt <= now && kept.box !== '') {
				await this.#forget(id, rev);
				await this.#write(id, undefined, { ...kept, state: 'ended', box: '' });
			}
		}
	}

	/** An expired one is over, whether it was swept yet or not. */
	#seenNow(kept: KeptCode): KeptCode {
		return kept.expiresAt > this.#clock.now() ? kept : { ...kept, state: 'ended' };
	}

	async #all(): Promise<FoundCode[]> {
		const range = { startKey: PREFIX, endKey: LAST, inclusiveEnd: true, descending: false, skip: 0 };
		const { rows } = await this.#database.allDocs({ ...range, limit: CODES_READ_MAX, bodies: true });
		return rows.flatMap(({ id, rev, body }) => (body === undefined ? [] : [{ id, rev, kept: JSON.parse(body.json) as KeptCode }]));
	}

	async #write(id: string, parent: string | undefined, kept: KeptCode): Promise<boolean> {
		const json = JSON.stringify(kept);
		const hash = hashOfText(`${parent ?? ''} ${json}`);
		const [outcome] = await this.#database.write([{ id, json, edit: { kind: 'new', parent, hash, deleted: false } }]);
		return outcome?.ok === true;
	}

	async #forget(id: string, rev: string): Promise<void> {
		await this.#database.purge([{ id, revs: [rev] }], 0);
	}
}
