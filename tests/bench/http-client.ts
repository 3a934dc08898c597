// One kept-alive connection to the server, signed in once, that asks as a replicator asks and reads every byte of the answer.
// It shares the machine with the server it measures, so it speaks plain HTTP/1.1 on a socket and does no more than it must: every socket
// reads into the same bytes, and of an answer nothing is kept that nobody asked for. Keeping them all, its own collector took, in between,
// as long again as the server needs for an answer.
import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';
const LINE_END = '\r\n';
/** Ends a chunked answer; JSON holds no such line. */
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');
/** What one read may bring, of any socket: it is looked through before the next read. */
const readBytes = Buffer.allocUnsafeSlow(256 * 1024);
const NOTHING = Buffer.alloc(0);

interface Waiting {
	what: string;
	/** Whether the body is wanted, and not only how long it is. */
	keeps: boolean;
	begin: () => void;
	resolve: (answer: Answer) => void;
	reject: (error: Error) => void;
}

/** A whole answer. The body is empty when it is not kept; the bytes are counted as they came, chunks' heads among them. */
interface Answer {
	body: Buffer;
	bodyBytes: number;
}

/** What is known of an answer once its head is there. */
interface Head {
	status: number;
	/** Undefined: in chunks. */
	length: number | undefined;
}

export class HttpClient {
	readonly #url: URL;
	readonly #cookie: string;
	#socket: Socket | undefined;
	#waiting: Waiting | undefined;
	/** Of the answer under way: pieces of the head, then those of the body that are kept. */
	#kept: Buffer[] = [];
	#bodyBytes = 0;
	/** The body's last bytes, as many as end a chunked one. */
	#end = NOTHING;
	#head: Head | undefined;
	/** Bytes that went out and came in, heads and all. */
	readonly traffic = { sent: 0, received: 0 };

	private constructor(url: string, cookie: string) {
		this.#url = new URL(url);
		this.#cookie = cookie;
	}

	/** Signs in; more connections of the same person come from `another()`. */
	static async signIn(url: string, person: { user: string; password: string }): Promise<HttpClient> {
		const answer = await fetch(`${url}/db/_session`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ name: person.user, password: person.password })
		});
		const cookie = answer.headers.get('set-cookie')?.split(';')[0];
		if (!answer.ok || cookie === undefined) throw new Error(`Signing in: ${answer.status}`);
		return new HttpClient(url, cookie);
	}

	another(): HttpClient {
		return new HttpClient(this.#url.href, this.#cookie);
	}

	/** The answer's body; one question at a time. Rejects for all but 2xx. `begin` is called when the answer's head has come. */
	async ask(method: string, path: string, body?: Buffer, begin: () => void = () => undefined): Promise<Buffer> {
		return (await this.#send(method, path, body, { keeps: true, begin })).body;
	}

	/** The same, every byte of it read and none kept; tells how many. */
	async drain(method: string, path: string, body?: Buffer): Promise<number> {
		return (await this.#send(method, path, body, { keeps: false, begin: () => undefined })).bodyBytes;
	}

	#send(method: string, path: string, body: Buffer | undefined, how: Pick<Waiting, 'keeps' | 'begin'>): Promise<Answer> {
		const { promise, resolve, reject } = Promise.withResolvers<Answer>();
		this.#waiting = { ...how, what: `${method} ${path}`, resolve, reject };
		const about = body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
		const head = `${method} /db${path} HTTP/1.1\r\nHost: ${this.#url.host}\r\nCookie: ${this.#cookie}\r\n${about}\r\n`;
		const socket = (this.#socket ??= this.#connected());
		socket.cork();
		socket.write(head, 'latin1');
		if (body !== undefined) socket.write(body);
		socket.uncork();
		this.traffic.sent += head.length + (body?.length ?? 0);
		return promise;
	}

	close(): void {
		this.#socket?.destroy();
	}

	#connected(): Socket {
		const onread = {
			buffer: readBytes,
			callback: (bytes: number, buffer: Uint8Array) => {
				this.#take((buffer as Buffer).subarray(0, bytes));
				return true;
			}
		};
		const socket = connect({ host: this.#url.hostname, port: Number(this.#url.port), noDelay: true, onread });
		socket.once('error', (error) => this.#waiting?.reject(error));
		socket.once('close', () => this.#waiting?.reject(new Error(`${this.#waiting.what}: the connection was closed`)));
		return socket;
	}

	/** `piece` is good for the length of this call. */
	#take(piece: Buffer): void {
		this.traffic.received += piece.length;
		const body = this.#head === undefined ? this.#behindHead(piece) : piece;
		const head = this.#head;
		if (head === undefined) return;
		this.#bodyBytes += body.length;
		if (this.#waiting?.keeps === true || head.status >= 300) this.#kept.push(Buffer.from(body));
		if (head.length === undefined ? this.#endsInLastChunk(body) : this.#bodyBytes >= head.length) this.#answer(head);
	}

	/** What of the body has come with the head; the head's pieces are put together until it is whole. */
	#behindHead(piece: Buffer): Buffer {
		const whole = this.#kept.length === 0 ? piece : Buffer.concat([...this.#kept, piece]);
		const end = whole.indexOf(HEAD_END);
		this.#kept = end < 0 ? [Buffer.from(whole)] : [];
		if (end < 0) return NOTHING;
		this.#waiting?.begin();
		const text = whole.toString('latin1', 0, end);
		const length = /^content-length: (\d+)/im.exec(text)?.[1];
		this.#head = { status: Number(text.slice(9, 12)), length: length === undefined ? undefined : Number(length) };
		return whole.subarray(end + HEAD_END.length);
	}

	#endsInLastChunk(body: Buffer): boolean {
		const last = body.length >= LAST_CHUNK.length ? body : Buffer.concat([this.#end, body]);
		this.#end = Buffer.from(last.subarray(-LAST_CHUNK.length));
		return this.#end.equals(LAST_CHUNK);
	}

	#answer(head: Head): void {
		const whole = Buffer.concat(this.#kept);
		const bodyBytes = this.#bodyBytes;
		const waiting = this.#waiting;
		this.#waiting = undefined;
		this.#kept = [];
		this.#bodyBytes = 0;
		this.#end = NOTHING;
		this.#head = undefined;
		const body = head.length === undefined && whole.length > 0 ? unchunked(whole) : whole;
		if (head.status < 300) waiting?.resolve({ body, bodyBytes });
		else waiting?.reject(new Error(`${waiting.what}: ${head.status} ${body.toString('utf8', 0, 200)}`));
	}
}

function unchunked(bytes: Buffer): Buffer {
	const pieces: Buffer[] = [];
	for (let at = 0; ;) {
		const lineEnd = bytes.indexOf(LINE_END, at);
		const length = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16);
		if (length === 0) return Buffer.concat(pieces);
		const from = lineEnd + LINE_END.length;
		pieces.push(bytes.subarray(from, from + length));
		at = from + length + LINE_END.length;
	}
}

export const jsonBody = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
