// Names, phones and works of visits in the form in which they are searched. Held in memory alone, and only while somebody who may
// read them is at the device (promise V31).
import { likenessOf, personKey, type Likeness, type PersonKey } from '#domain/likeness.ts';
import type { Personal } from '#domain/personal.ts';
import { arabicDigits, normaliseForSearch } from '#domain/thai-text.ts';
import type { VisitRow } from '../schema.ts';
import type { FindVisitors } from './visitor-search.ts';

const PHONE_DIGITS_MIN = 3;
const UNORDERED_MAX = 5_000;

/** What is known of the person: opened, there but not to be opened, or nothing there. */
export type Known = { state: 'opened'; personal: Personal } | { state: 'sealed' } | { state: 'none' };

interface Entry {
	visit: string;
	/** Sorts by day, then time, then id. */
	order: string;
	/** Document id of the personal record that was looked at. */
	record: string | undefined;
	state: Known['state'];
	/** Title and name in one: a word that is in either, or goes over both, is in it. */
	text: string;
	phone: string;
	key: PersonKey;
	services: readonly string[];
}

export class NameIndex {
	private readonly entries = new Map<string, Entry>();
	/** Newest first; may still hold entries that were replaced or removed since. */
	private ordered: readonly Entry[] = [];
	/** Not in that order yet. */
	private unordered: Entry[] = [];
	private removed = false;

	get size(): number {
		return this.entries.size;
	}

	/** Visits whose record could not be opened. */
	sealed(): string[] {
		return [...this.entries.values()].filter(({ state }) => state === 'sealed').map(({ visit }) => visit);
	}

	/** Whether this very record of the visit was opened already; sealed anew under another key it is still the same. */
	hasOpened(visit: string, record: string): boolean {
		const known = this.entries.get(visit);
		return known?.state === 'opened' && known.record === record;
	}

	/** Takes a visit in, or again after a change. */
	put(visit: VisitRow, record: string | undefined, known: Known): void {
		const personal = known.state === 'opened' ? known.personal : {};
		const { title = '', name = '', phone = '' } = personal;
		this.set(visit, { record, state: known.state, text: normaliseForSearch(`${title}${name}`), phone, key: personKey(personal) });
	}

	/** The same person, the visit itself may have changed. */
	putAgain(visit: VisitRow): void {
		const known = this.entries.get(visit.id);
		if (known !== undefined) this.set(visit, known);
	}

	remove(visit: string): void {
		if (this.entries.delete(visit)) this.removed = true;
	}

	/** Ids of the visits that fit, newest first. */
	find({ query, limit, serviceNames = new Map() }: FindVisitors): string[] {
		const words = normaliseForSearch(query).split(' ');
		if (words.every((word) => word === '')) return [];
		const digits = arabicDigits(query).replace(/[\s-]/g, '');
		const fits = /^\d+$/.test(digits) ? ofPhone(words, digits) : ofWords(words, serviceNames);
		const found: string[] = [];
		for (const entry of this.sorted()) {
			if (found.length >= limit) break;
			if (fits(entry)) found.push(entry.visit);
		}
		return found;
	}

	/** Ids of the newest visits of persons like this one, the surest first, each person once. */
	alike(person: PersonKey, limit: number): { visit: string; why: Likeness }[] {
		const found = new Map<string, { visit: string; why: Likeness }>();
		for (const { visit, key } of this.sorted()) {
			const why = likenessOf(person, key);
			const who = `${key.number}|${key.name}|${key.phone}`;
			if (why !== undefined && !found.has(who)) found.set(who, { visit, why });
		}
		return [...found.values()].sort((a, b) => sureness.indexOf(a.why) - sureness.indexOf(b.why)).slice(0, limit);
	}

	private set({ id, on, at, works }: VisitRow, person: Pick<Entry, 'record' | 'state' | 'text' | 'phone' | 'key'>): void {
		const { record, state, text, phone, key } = person;
		const services = works.map(({ service }) => service);
		const entry = { visit: id, order: `${on} ${at} ${id}`, record, state, text, phone, key, services };
		if (this.entries.has(id)) this.removed = true;
		this.entries.set(id, entry);
		this.unordered.push(entry);
		// Little by little: ordering all of many at the first search would be a long task.
		if (this.unordered.length >= UNORDERED_MAX) this.sorted();
	}

	private sorted(): readonly Entry[] {
		if (this.unordered.length === 0 && !this.removed) return this.ordered;
		const counts = (entry: Entry): boolean => this.entries.get(entry.visit) === entry;
		const [known, fresh] = this.removed ? [this.ordered.filter(counts), this.unordered.filter(counts)] : [this.ordered, this.unordered];
		this.ordered = merged(known, fresh.sort(newestFirst));
		this.unordered = [];
		this.removed = false;
		return this.ordered;
	}
}

const sureness: readonly Likeness[] = ['number', 'name-and-phone', 'phone', 'name', 'similar-name'];

const newestFirst = (a: Entry, b: Entry): number => (a.order < b.order ? 1 : -1);

/** Two lists in order, as one. */
function merged(some: readonly Entry[], others: readonly Entry[]): Entry[] {
	const all: Entry[] = [];
	let at = 0;
	for (const other of others) {
		for (let next = some[at]; next !== undefined && next.order > other.order; next = some[at]) {
			all.push(next);
			at += 1;
		}
		all.push(other);
	}
	return all.concat(some.slice(at));
}

type Fits = (entry: Entry) => boolean;

const isNamed = (words: readonly string[], text: string): boolean => words.every((word) => text.includes(word));

function ofPhone(words: readonly string[], digits: string): Fits {
	const long = digits.length >= PHONE_DIGITS_MIN;
	return ({ text, phone }) => isNamed(words, text) || (long && phone.includes(digits));
}

function ofWords(words: readonly string[], serviceNames: ReadonlyMap<string, string>): Fits {
	const services = new Set([...serviceNames].filter(([, name]) => isNamed(words, normaliseForSearch(name))).map(([code]) => code));
	return (entry) => isNamed(words, entry.text) || entry.services.some((service) => services.has(service));
}
