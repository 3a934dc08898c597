// The real server as its own process, so that a test can kill it like a power cut and start it again on the same data.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverEnvironment } from '../scripts/workshop.mjs';

const root = join(import.meta.dirname, '..');
const main = join(root, 'sync-server', 'main.ts');
/** A busy machine that fills a demonstration first. */
const START_MS_MAX = 60_000;
/** Below the ports that systems hand out by themselves: while a server is down, nobody else is given the one that it comes back to. */
const PORT_MIN = 20_000;
const PORT_MAX = 32_000;
/** Said last, when everything else was said. */
const READY = /\(ready at\) http:\/\/\S+:\d+\n/;

/** Words and environment that a server is started with, beside its folder and its port. */
export interface ServerStart {
	args?: string[];
	env?: Record<string, string>;
	/** Folder for the databases; made and later removed when not given. */
	dataDir?: string;
	/** A stopped server whose databases, as it left them, and whose port it begins with. */
	like?: ServerProcess;
}

/** What a process said and how it ended. */
export interface Ended {
	code: number | null;
	stdout: string;
	stderr: string;
}

/** Only what every program needs, and what spares it half of its start: a variable of whoever runs the tests must not reach the server. */
function environment(extra: Record<string, string> = {}): Record<string, string> {
	const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('SALA_'));
	return { ...(Object.fromEntries(kept) as Record<string, string>), ...serverEnvironment, ...extra };
}

/** Runs the server's program to its end: for what is expected to end by itself. */
export async function runToEnd(args: string[], env: Record<string, string> = {}): Promise<Ended> {
	const child = spawn(process.execPath, [main, ...args], { cwd: root, env: environment(env), stdio: ['ignore', 'pipe', 'pipe'] });
	const said = listen(child);
	return { code: await endOf(child), ...said };
}

function listen(child: ChildProcess): { stdout: string; stderr: string } {
	const said = { stdout: '', stderr: '' };
	child.stdout?.on('data', (chunk: Buffer) => (said.stdout += chunk.toString()));
	child.stderr?.on('data', (chunk: Buffer) => (said.stderr += chunk.toString()));
	return said;
}

/** A port on which nothing listens. */
async function freePort(): Promise<number> {
	const port = randomInt(PORT_MIN, PORT_MAX);
	const trial = createServer();
	const isFree = await new Promise<boolean>((resolve) => {
		trial.once('error', () => resolve(false));
		trial.listen(port, () => resolve(true));
	});
	if (!isFree) return freePort();
	await once(trial.close(), 'close');
	return port;
}

const endOf = (child: ChildProcess): Promise<number | null> =>
	child.exitCode !== null || child.signalCode !== null
		? Promise.resolve(child.exitCode)
		: new Promise((resolve) => child.once('close', (code) => resolve(code)));

export class ServerProcess {
	readonly dataDir: string;
	/** The same at every start. */
	port = 0;
	apiPort: number | undefined;
	/** Everything it logged, over all its lives. */
	log = '';
	#child: ChildProcess | undefined;
	#said = { stdout: '', stderr: '' };
	#start: ServerStart;
	#ownsFolder: boolean;

	private constructor(start: ServerStart) {
		this.#start = start;
		this.#ownsFolder = start.dataDir === undefined;
		this.dataDir = start.dataDir ?? mkdtempSync(join(tmpdir(), 'sala-server-'));
		if (start.like === undefined) return;
		this.port = start.like.port;
		cpSync(start.like.dataDir, this.dataDir, { recursive: true });
	}

	/** Starts a server on a free port; resolves when it says that it is ready. */
	static async start(start: ServerStart = {}): Promise<ServerProcess> {
		const server = new ServerProcess(start);
		await server.restart();
		return server;
	}

	get url(): string {
		return `http://localhost:${this.port}`;
	}

	get running(): boolean {
		return this.#child !== undefined;
	}

	/** Process id of this life of the server. */
	get pid(): number {
		const pid = this.#child?.pid;
		if (pid === undefined) throw new Error('The server is not running');
		return pid;
	}

	/** What this life of the server said to whoever started it. */
	get stdout(): string {
		return this.#said.stdout;
	}

	/** The one-time link of the first run, when it printed one. */
	get setupLink(): string | undefined {
		return /^http\S+\/setup#\S+$/m.exec(this.stdout)?.[0];
	}

	/** Starts it (again) on the port and folder it had. */
	async restart(env: Record<string, string> = {}): Promise<void> {
		if (this.#child !== undefined) throw new Error('The server is running');
		if (this.port === 0) this.port = await freePort();
		const args = ['--port', String(this.port), '--data', this.dataDir, ...(this.#start.args ?? [])];
		const child = spawn(process.execPath, [main, ...args], {
			cwd: root,
			env: environment({ ...this.#start.env, ...env }),
			stdio: ['ignore', 'pipe', 'pipe']
		});
		this.#child = child;
		this.#said = listen(child);
		child.stderr?.on('data', (chunk: Buffer) => (this.log += chunk.toString()));
		await this.#ready(child);
		this.apiPort = Number(/^CouchDB API: http:\/\/\S+:(\d+)/m.exec(this.stdout)?.[1]) || undefined;
	}

	#ready(child: ChildProcess): Promise<void> {
		return new Promise((resolve, reject) => {
			const limit = setTimeout(
				() => reject(new Error(`The server is not ready after ${START_MS_MAX} ms\n${this.#said.stderr}`)),
				START_MS_MAX
			);
			const look = (): void => {
				if (!READY.test(this.#said.stdout)) return;
				clearTimeout(limit);
				resolve();
			};
			child.stdout?.on('data', look);
			child.once('close', (code) => {
				clearTimeout(limit);
				reject(new Error(`The server ended with ${code}\n${this.#said.stderr}`));
			});
		});
	}

	/** Ends it as a power cut would: nothing is finished, nothing is said. */
	async kill(): Promise<void> {
		await this.#end('SIGKILL');
	}

	/** Ends it as Ctrl+C would; the exit code. */
	async stop(): Promise<number | null> {
		return this.#end('SIGTERM');
	}

	async #end(signal: NodeJS.Signals): Promise<number | null> {
		const child = this.#child;
		if (child === undefined) return null;
		this.#child = undefined;
		child.kill(signal);
		return endOf(child);
	}

	/** Stops it if it runs and removes its folder if it made it. */
	async dispose(): Promise<void> {
		await this.stop();
		if (this.#ownsFolder) rmSync(this.dataDir, { recursive: true, force: true });
	}
}
