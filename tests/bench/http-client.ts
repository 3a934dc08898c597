// One kept-alive connection to the server, signed in once, that asks as a replicator asks and reads every byte of the answer.
import { Agent, request } from 'node:http';

export class HttpClient {
	readonly #url: string;
	readonly #cookie: string;
	readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

	private constructor(url: string, cookie: string) {
		this.#url = url;
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
		return new HttpClient(`${url}/db`, cookie);
	}

	another(): HttpClient {
		return new HttpClient(this.#url, this.#cookie);
	}

	/** The whole answer. Rejects for all but 2xx. */
	ask(method: string, path: string, body?: Buffer): Promise<Buffer> {
		return new Promise((resolve, reject) => {
			const headers = { Cookie: this.#cookie, ...(body && { 'Content-Type': 'application/json', 'Content-Length': body.length }) };
			const asking = request(this.#url + path, { method, agent: this.#agent, headers }, (answer) => {
				const pieces: Buffer[] = [];
				answer.on('data', (piece: Buffer) => pieces.push(piece));
				answer.once('error', reject);
				answer.once('end', () => {
					const whole = Buffer.concat(pieces);
					if (answer.statusCode !== undefined && answer.statusCode < 300) resolve(whole);
					else reject(new Error(`${method} ${path}: ${answer.statusCode} ${whole.toString().slice(0, 200)}`));
				});
			});
			asking.once('error', reject);
			asking.end(body);
		});
	}

	close(): void {
		this.#agent.destroy();
	}
}

export const jsonBody = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
