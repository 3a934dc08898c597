// Rows of a long answer, put down as bytes one behind the other. Joined as texts first, and made bytes of afterwards, each is copied
// twice more, which takes twice as long.

/** Bytes that one UTF-16 unit of text can come to. */
const UTF8_BYTES_MAX = 3;
/** Room that an answer begins with: most have few rows. */
const FIRST_BYTES = 16 * 1024;

export class AnswerPage {
	#bytes: Buffer = Buffer.alloc(0);
	#length = 0;
	/** Room for the next page: what the last one took, and a little more. */
	#roomBytes = FIRST_BYTES;

	add(text: string): void {
		const bytesMost = text.length * UTF8_BYTES_MAX;
		if (this.#length + bytesMost > this.#bytes.length) this.#makeRoom(bytesMost);
		this.#length += this.#bytes.write(text, this.#length);
	}

	/** What was added since the last time; the bytes are the caller's from now on. */
	take(): Uint8Array {
		const taken = this.#bytes.subarray(0, this.#length);
		this.#roomBytes = Math.max(FIRST_BYTES, Math.ceil(this.#length * 1.25));
		this.#bytes = Buffer.alloc(0);
		this.#length = 0;
		return taken;
	}

	#makeRoom(bytes: number): void {
		const larger = Buffer.allocUnsafeSlow(Math.max(this.#roomBytes, this.#bytes.length * 2, this.#length + bytes));
		this.#bytes.copy(larger, 0, 0, this.#length);
		this.#bytes = larger;
	}
}
