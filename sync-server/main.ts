// Starts the server: options → settings → store → first run → listen. The only place that reads the environment and ends the process.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { settingsOf, type Settings } from './config.ts';
import { demoWords, fillDemo } from './demo/fill-demo.ts';
import { staticApp } from './http/static-app.ts';
import { readCertificate } from './http/tls.ts';
import { openLog, type LogLevel } from './log.ts';
import { Metrics } from './metrics/metrics.ts';
import { NoStoreError, openStore } from './open-store.ts';
import { helpText, readOptions, type Options } from './options.mjs';
import { systemClock, type Log } from './ports.ts';
import { createServer } from './server.ts';
import { accountsOf, ensureAdministrator } from './setup/accounts-of.ts';
import { firstRun, type FirstRun } from './setup/first-run.ts';
import { answerSetup, SETUP_ADDRESS } from './setup/setup-endpoints.ts';
import { setupToken } from './setup/setup-token.ts';
import { isDamage } from './store/damage.ts';

const EXIT_FAILED = 1;
const EXIT_WRONG_OPTIONS = 2;
/** Feeds are told to end and the write-ahead logs are folded in; whatever hangs longer is cut. */
const CLOSING_MS_MAX = 5_000;

/** Says one line to whoever started us, and ends. */
function fail(line: string, code: number): never {
	process.stderr.write(`${line}\n`);
	process.exit(code);
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function chosenOptions(): Options {
	const read = readOptions(process.argv.slice(2), process.env);
	if (read.state === 'help') {
		say(helpText);
		process.exit(0);
	}
	return read.state === 'wrong' ? fail(read.message, EXIT_WRONG_OPTIONS) : read.options;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Everything on the app's port that is not the API: the first-run endpoints and the app itself. */
function otherAddresses(
	appDir: string,
	first: FirstRun,
	log: Log
): (request: IncomingMessage, response: ServerResponse) => void | Promise<void> {
	const app = staticApp(appDir, log);
	return (request, response) => {
		const path = (request.url ?? '/').split('?', 1)[0];
		return path === SETUP_ADDRESS ? answerSetup(request, response, first, log) : app(request, response);
	};
}

/** What went wrong with listening, in one line. */
function listeningProblem(error: unknown, { config }: Settings): string {
	const { code, port = config.port } = error as { code?: string; port?: number };
	if (code === 'EADDRINUSE') return `พอร์ต ${port} ถูกใช้อยู่แล้ว (port ${port} is in use); เลือกพอร์ตอื่นด้วย (choose another with) --port N`;
	if (code === 'EACCES') return `ไม่มีสิทธิ์เปิดพอร์ต ${port} (not allowed to open port ${port})`;
	if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `--host: เครื่องนี้ไม่มีที่อยู่ (this machine has no address) ${config.host}`;
	return `เปิดรับการเชื่อมต่อไม่ได้ (cannot listen): ${wordsOf(error)}`;
}

function checkCertificate({ config }: Settings): void {
	try {
		if (config.tls !== undefined) readCertificate(config.tls);
	} catch (error) {
		fail(`--tls-cert, --tls-key: ใบรับรองหรือกุญแจใช้ไม่ได้ (the certificate or its key cannot be used): ${wordsOf(error)}`, EXIT_WRONG_OPTIONS);
	}
}

/** The address that a browser on this machine opens. */
function addressOf({ host, tls }: Settings['config'], port: number): string {
	const everywhere = host === '0.0.0.0' || host === '::' || host === '127.0.0.1';
	const name = everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host;
	return `${tls === undefined ? 'http' : 'https'}://${name}:${port}`;
}

function closeOnSignal(close: () => Promise<void>, log: Log): void {
	let closing = false;
	const end = (signal: NodeJS.Signals): void => {
		// A terminal sends Ctrl+C to us and to whoever started us, who passes it on: once is enough.
		if (closing) return;
		closing = true;
		log.info({ signal }, 'Closing');
		setTimeout(() => fail('ปิดไม่เสร็จในเวลาที่กำหนด (did not close in time)', EXIT_FAILED), CLOSING_MS_MAX).unref();
		close().then(
			() => process.exit(0),
			(error: unknown) => fail(wordsOf(error), EXIT_FAILED)
		);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
	// Started by scripts/start.mjs, we end with it.
	process.once('disconnect', () => end('SIGTERM'));
}

/** On a terminal the lines of every request would bury what is said to the person in front of it. */
function levelOf({ logLevel }: Settings): LogLevel {
	const isChosen = (process.env['SALA_LOG_LEVEL'] ?? '') !== '';
	return isChosen || !process.stderr.isTTY ? logLevel : 'error';
}

async function start(settings: Settings): Promise<void> {
	const { config, administrator, demo, appDir } = settings;
	const log = openLog(levelOf(settings));
	const metrics = new Metrics({ withProcess: true });
	const { store, secret } = await openStore(settings, log, metrics).catch((error: unknown) => {
		if (error instanceof NoStoreError) return fail(error.message, EXIT_FAILED);
		throw error;
	});
	if (administrator !== undefined) await ensureAdministrator(store, config, administrator);
	if (demo) await fillDemo({ store, config, clock: systemClock });

	const token = setupToken(config.dataDir);
	const first = firstRun({ token, accounts: accountsOf(store, config), clock: systemClock, log });
	checkCertificate(settings);
	const server = createServer({ config, store, clock: systemClock, log, metrics, secret, fallback: otherAddresses(appDir, first, log) });
	const ports = await server.listen().catch((error: unknown) => fail(listeningProblem(error, settings), EXIT_FAILED));
	closeOnSignal(() => server.close(), log);

	const address = addressOf(config, ports.appPort);
	if (ports.apiPort !== undefined) say(`CouchDB API: ${addressOf(config, ports.apiPort)}`);
	if (demo) say(await demoWords());
	else if (await first.needed()) {
		say(`เปิดลิงก์นี้เพื่อเริ่มใช้งานครั้งแรก ใช้ได้ครั้งเดียว (open this link to begin; it works once):\n${address}/setup#${token.issue()}`);
	}
	say(`Sala พร้อมใช้งานที่ (ready at) ${address}`);
}

await start(settingsOf(chosenOptions(), process.cwd())).catch((error: unknown) => {
	if (!isDamage(error)) throw error;
	return fail(
		`ฐานข้อมูลบัญชีผู้ใช้เสียหาย ให้ตรวจด้วย (the accounts' database is damaged; look with) npm run admin -- verify: ${wordsOf(error)}`,
		EXIT_FAILED
	);
});
