// One kept-alive connection to the server, signed in once, that asks as a replicator asks and reads every byte of the answer.
// It shares the machine with the server it measures, so it speaks plain HTTP/1.1 on a socket and does no more than it must.
import { connect, type Socket } from 'node:net';

const HEAD_END = '\r\n\r\n';
const LINE_END = '\r\n';
/** Ends a chunked answer; JSON holds no such line. */
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n');

interface Waiting {
	what: string;
	begin: () => void;
	resolve: (answer: Buffer) => void;
	reject: (error: Error) => void;
}

/** What is known of an answer once its head is there. */
interface Head {
	status: number;
	/** Where the body begins in what was received. */
	bodyAt: number;
	/** Undefined: in chunks. */
	length: number | undefined;
}

export class HttpClient {
	readonly #url: URL;
	readonly #cookie: string;
	#socket: Socket | undefined;
	#waiting: Waiting | undefined;
	#received: Buffer[] = [];
	#receivedBytes = 0;
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

	/** The whole answer; one question at a time. Rejects for all but 2xx. `begin` is called when the answer's head has come. */
	ask(method: string, path: string, body?: Buffer, begin: () => void = () => undefined): Promise<Buffer> {
		const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
		this.#waiting = { what: `${method} ${path}`, begin, resolve, reject };
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
		const socket = connect({ host: this.#url.hostname, port: Number(this.#url.port), noDelay: true });
		socket.on('data', (piece: Buffer) => this.#take(piece));
		socket.once('error', (error) => this.#waiting?.reject(error));
		socket.once('close', () => this.#waiting?.reject(new Error(`${this.#waiting.what}: the connection was closed`)));
		return socket;
	}

	#take(piece: Buffer): void {
		this.#received.push(piece);
		this.#receivedBytes += piece.length;
		this.traffic.received += piece.length;
		this.#head ??= this.#readHead();
		const head = this.#head;
		if (head === undefined) return;
		const isWhole = head.length === undefined ? this.#endsInLastChunk(head) : this.#receivedBytes >= head.bodyAt + head.length;
		if (isWhole) this.#answer(head);
	}

	#readHead(): Head | undefined {
		const whole = this.#whole();
		const end = whole.indexOf(HEAD_END);
		if (end < 0) return undefined;
		this.#waiting?.begin();
		const text = whole.toString('latin1', 0, end);
		const length = /^content-length: (\d+)/im.exec(text)?.[1];
		return { status: Number(text.slice(9, 12)), bodyAt: end + HEAD_END.length, length: length === undefined ? undefined : Number(length) };
	}

	#endsInLastChunk({ bodyAt }: Head): boolean {
		if (this.#receivedBytes < bodyAt - LINE_END.length + LAST_CHUNK.length) return false;
		const last = this.#received.at(-1) as Buffer;
		return (last.length >= LAST_CHUNK.length ? last : this.#whole()).subarray(-LAST_CHUNK.length).equals(LAST_CHUNK);
	}

	#answer(head: Head): void {
		const whole = this.#whole().subarray(head.bodyAt);
		const waiting = this.#waiting;
		this.#waiting = undefined;
		this.#received = [];
		this.#receivedBytes = 0;
		this.#head = undefined;
		const body = head.length === undefined ? unchunked(whole) : whole;
		if (head.status < 300) waiting?.resolve(body);
		else waiting?.reject(new Error(`${waiting.what}: ${head.status} ${body.toString('utf8', 0, 200)}`));
	}

	#whole(): Buffer {
		if (this.#received.length > 1) this.#received = [Buffer.concat(this.#received)];
		return this.#received[0] ?? Buffer.alloc(0);
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
