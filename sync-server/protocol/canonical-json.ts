// Goes through a JSON text that is written as JSON.stringify writes it, and makes nothing of it. Programs that replicate send such texts:
// what lies in them can be cut out as it is, instead of being read into objects and written again. Says no to every other text, JSON or not.

const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;
const ONE = 0x31;
const NINE = 0x39;
const COLON = 0x3a;
const LIST = 0x5b;
const BACKSLASH = 0x5c;
const LIST_END = 0x5d;
const EXPONENT = 0x65;
const OBJECT = 0x7b;
const OBJECT_END = 0x7d;
const FIRST_PRINTABLE = 0x20;
/** What JSON.stringify writes behind a backslash, but for `\u`: that is left to who reads characters. */
const ESCAPED = new Set<number | undefined>([...'"\\bfnrt'].map((letter) => letter.charCodeAt(0)));
/** Whole numbers of so many digits keep them. */
const DIGITS_MAX = 15;

/** Lists and objects in one another. */
const LEVELS_MAX = 100;
/** Members of one object: each name is held against those before it. */
const MEMBERS_MAX = 64;

/** Is told of each member of an object: where its name begins behind its quote, and where its value stands. */
export interface Members {
	member(nameFrom: number, valueFrom: number, valueTo: number): void;
}

/** Every `skip…` tells whether it went over what it is named for, and says no where the text is not canonical; `at` is then of no use. */
export class CanonicalJson {
	readonly text: string;
	/** The text's UTF-16 units: read one by one in half the time that charCodeAt takes. */
	readonly #units: Uint16Array;
	/** Where the next character is read. */
	at = 0;
	/** A number for each name of the objects that are open now. Names with one number are taken to be the same: that costs time only. */
	readonly #names = new Int32Array(MEMBERS_MAX * LEVELS_MAX);
	#namesTo = 0;
	#lastName = 0;

	constructor(text: string) {
		this.text = text;
		const bytes = Buffer.allocUnsafeSlow(text.length * Uint16Array.BYTES_PER_ELEMENT);
		bytes.write(text, 'utf16le');
		this.#units = new Uint16Array(bytes.buffer, 0, text.length);
	}

	get isAtEnd(): boolean {
		return this.at === this.text.length;
	}

	/** Goes over these very characters. */
	skip(characters: string): boolean {
		if (!this.text.startsWith(characters, this.at)) return false;
		this.at += characters.length;
		return true;
	}

	skipValue(levels = LEVELS_MAX): boolean {
		const first = this.#units[this.at];
		if (first === QUOTE) return this.#skipString();
		if (first === OBJECT) return this.skipObject(levels);
		if (first === LIST) return levels > 0 && this.#skipValues(levels - 1);
		if (first === MINUS || isDigit(first)) return this.#skipNumber();
		return this.skip('true') || this.skip('false') || this.skip('null');
	}

	/** A list; `skipItem` goes over one item. */
	skipList(skipItem: () => boolean): boolean {
		if (!this.#opens(LIST)) return false;
		if (this.#closes(LIST_END)) return true;
		while (skipItem()) {
			const next = this.#units[this.at++];
			if (next !== COMMA) return next === LIST_END;
		}
		return false;
	}

	#skipValues(levels: number): boolean {
		this.at += 1;
		if (this.#closes(LIST_END)) return true;
		while (this.skipValue(levels)) {
			const next = this.#units[this.at++];
			if (next !== COMMA) return next === LIST_END;
		}
		return false;
	}

	/** No name may come twice or begin with a digit: both are written in another place than they came from. */
	skipObject(levels = LEVELS_MAX, members?: Members): boolean {
		if (levels === 0 || !this.#opens(OBJECT)) return false;
		if (this.#closes(OBJECT_END)) return true;
		const namesFrom = this.#namesTo;
		for (;;) {
			if (!this.#skipMember(namesFrom, levels, members)) return false;
			const next = this.#units[this.at++];
			if (next === COMMA) continue;
			this.#namesTo = namesFrom;
			return next === OBJECT_END;
		}
	}

	#opens(character: number): boolean {
		return this.#units[this.at++] === character;
	}

	#closes(character: number): boolean {
		const isClosing = this.#units[this.at] === character;
		if (isClosing) this.at += 1;
		return isClosing;
	}

	#skipMember(namesFrom: number, levels: number, members: Members | undefined): boolean {
		const nameFrom = this.at + 1;
		if (this.#units[this.at] !== QUOTE || isDigit(this.#units[nameFrom])) return false;
		if (!this.#skipName() || !this.#isNewName(namesFrom)) return false;
		const valueFrom = this.at + 1;
		if (this.#units[this.at] !== COLON) return false;
		this.at = valueFrom;
		if (!this.skipValue(levels - 1)) return false;
		members?.member(nameFrom, valueFrom, this.at);
		return true;
	}

	#isNewName(namesFrom: number): boolean {
		const name = this.#lastName;
		const to = this.#namesTo;
		if (to - namesFrom === MEMBERS_MAX) return false;
		for (let place = namesFrom; place < to; place += 1) if (this.#names[place] === name) return false;
		this.#names[to] = name;
		this.#namesTo = to + 1;
		return true;
	}

	#skipString(): boolean {
		const units = this.#units;
		let at = this.at + 1;
		for (let code = units[at]; code !== QUOTE; code = units[at]) {
			if (code === undefined || code < FIRST_PRINTABLE) return false;
			if (code === BACKSLASH && !ESCAPED.has(units[(at += 1)])) return false;
			at += 1;
		}
		this.at = at + 1;
		return true;
	}

	/** A string that is remembered by its number. */
	#skipName(): boolean {
		const from = this.at;
		if (!this.#skipString()) return false;
		let name = 0;
		for (let at = from; at < this.at; at += 1) name = (Math.imul(name, 31) + (this.#units[at] as number)) | 0;
		this.#lastName = name;
		return true;
	}

	/** Whole numbers are looked at, others written and compared. */
	#skipNumber(): boolean {
		const { at: from } = this;
		const units = this.#units;
		const digitsFrom = units[from] === MINUS ? from + 1 : from;
		let at = digitsFrom;
		while (isDigit(units[at])) at += 1;
		const next = units[at];
		if (next === POINT || next === EXPONENT) return this.#skipFraction();
		const first = units[digitsFrom];
		const isWhole = first !== undefined && first >= ONE ? at - digitsFrom <= DIGITS_MAX : at - digitsFrom === 1 && digitsFrom === from;
		this.at = at;
		return isWhole && at > digitsFrom;
	}

	#skipFraction(): boolean {
		FRACTION.lastIndex = this.at;
		const [written = ''] = FRACTION.exec(this.text) ?? [];
		this.at += written.length;
		return written !== '' && String(Number(written)) === written;
	}
}

const FRACTION = /-?[0-9.e+-]{1,30}/y;

const isDigit = (code: number | undefined): boolean => code !== undefined && code >= ZERO && code <= NINE;
