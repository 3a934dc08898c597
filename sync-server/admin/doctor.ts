// The whole set-up looked over: one finding for each thing that could be wrong, in words of words.ts. Changes nothing.
import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { SERVER_ADMIN_ROLE } from '../auth/grants.ts';
import type { Clock } from '../ports.ts';
import { endedUncleanly } from '../store/damage.ts';
import { migrations } from '../store/migrations/migrations.ts';
import { ReadOnlyFile } from '../store/read-only-file.ts';
import { bytesIn, databasesIn, isInUse, SECRET_FILE, SERVER_FILE, type FoundDatabase } from './data-folder.ts';
import { organisationsIn, peopleIn } from './overview.ts';

/** What was looked at; `values` go into the words for it. */
export interface Finding {
	subject: DoctorSubject;
	isOk: boolean;
	values: readonly (string | number)[];
}

export type DoctorSubject =
	| 'node'
	| 'app'
	| 'folder'
	| 'folder-mode'
	| 'lock'
	| 'secret'
	| 'disk'
	| 'databases'
	| 'unclean'
	| 'administrator'
	| 'organisations'
	| 'port'
	| 'secure-context'
	| 'clock';

export interface DoctorOptions {
	dataDir: string;
	/** Folder of the built app. */
	appDir: string;
	host: string;
	port: number;
	/** Whether the server is told to speak TLS, or that a proxy does. */
	isSecure: boolean;
	/** `process.versions.node`. */
	nodeVersion: string;
	clock: Clock;
}

const NODE_MAJOR_MIN = 24;
const MEBIBYTE_BYTES = 1024 * 1024;
/** Less than this leaves no room for a day's work. */
const FREE_BYTES_MIN = 1024 * MEBIBYTE_BYTES;
const PORT_ANSWER_MS_MAX = 2_000;
/** Windows has no such modes. */
const hasModes = process.platform !== 'win32';
const OTHERS_MODE_BITS = 0o077;
const LOOPBACK = /^(?:localhost|127\.|::1$)/;

/** All findings, in the order one would mend them. */
export async function examine(options: DoctorOptions): Promise<Finding[]> {
	const findings = [nodeFinding(options.nodeVersion), appFinding(options.appDir), secureFinding(options)];
	const dataDir = resolve(options.dataDir);
	if (!existsSync(join(dataDir, SERVER_FILE))) return [...findings, finding('folder', false, dataDir), await portFinding(options, false)];
	const isRunning = isInUse(dataDir);
	return [
		...findings,
		folderFinding(dataDir),
		...(hasModes ? [finding('folder-mode', isOwnersOnly(dataDir), dataDir), secretFinding(dataDir)] : []),
		finding('lock', true, isRunning ? 'running' : 'free'),
		await portFinding(options, isRunning),
		diskFinding(dataDir),
		...databaseFindings(dataDir, isRunning),
		...peopleFindings(dataDir),
		clockFinding(dataDir, options.clock)
	];
}

const finding = (subject: DoctorSubject, isOk: boolean, ...values: (string | number)[]): Finding => ({ subject, isOk, values });

const nodeFinding = (version: string): Finding => finding('node', Number(version.split('.')[0]) >= NODE_MAJOR_MIN, version);

const appFinding = (appDir: string): Finding =>
	finding('app', existsSync(join(appDir, '200.html')) || existsSync(join(appDir, 'index.html')), appDir);

/** Browsers install the app and open its storage only from this machine itself or over HTTPS. */
const secureFinding = ({ host, isSecure }: DoctorOptions): Finding => finding('secure-context', isSecure || LOOPBACK.test(host), host);

function folderFinding(dataDir: string): Finding {
	try {
		accessSync(dataDir, constants.R_OK | constants.W_OK);
		return finding('folder', true, dataDir);
	} catch {
		return finding('folder', false, dataDir);
	}
}

const isOwnersOnly = (path: string): boolean => (statSync(path).mode & OTHERS_MODE_BITS) === 0;

function secretFinding(dataDir: string): Finding {
	const secret = join(dataDir, SECRET_FILE);
	return finding('secret', !existsSync(secret) || isOwnersOnly(secret), secret);
}

/** Room for a day's work and for one backup on the same disk. */
function diskFinding(dataDir: string): Finding {
	const { bavail, bsize } = statfsSync(dataDir);
	const freeBytes = bavail * bsize;
	const usedBytes = bytesIn(dataDir);
	const inMegabytes = (bytes: number): number => Math.round(bytes / MEBIBYTE_BYTES);
	return finding('disk', freeBytes >= FREE_BYTES_MIN + usedBytes, inMegabytes(freeBytes), inMegabytes(usedBytes));
}

function databaseFindings(dataDir: string, isRunning: boolean): Finding[] {
	const databases = databasesIn(dataDir);
	const unreadable = databases.filter((database) => !isReadable(database)).map(({ name }) => name);
	const unclean = isRunning ? [] : databases.filter(({ path }) => endedUncleanly(path)).map(({ name }) => name);
	return [
		finding('databases', unreadable.length === 0, databases.length, unreadable.join(', ')),
		finding('unclean', true, unclean.join(', '))
	];
}

function isReadable({ path }: FoundDatabase): boolean {
	try {
		const file = new ReadOnlyFile(path);
		file.close();
		return file.state.schema <= migrations.length;
	} catch {
		return false;
	}
}

function peopleFindings(dataDir: string): Finding[] {
	const organisations = organisationsIn(dataDir).length;
	let administrators = 0;
	try {
		administrators = peopleIn(dataDir).filter(({ roles, maySignIn }) => maySignIn && roles.includes(SERVER_ADMIN_ROLE)).length;
	} catch {
		// That the accounts cannot be read is told with the databases.
	}
	return [finding('administrator', administrators > 0, administrators), finding('organisations', organisations > 0, organisations)];
}

/** A running server answers; without one, the port must be free. */
async function portFinding({ host, port }: DoctorOptions, isRunning: boolean): Promise<Finding> {
	const answers = await isAnswered(host === '0.0.0.0' || host === '::' ? 'localhost' : host, port);
	return finding('port', answers === isRunning, port, isRunning ? 'running' : 'stopped');
}

function isAnswered(host: string, port: number): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ host, port, timeout: PORT_ANSWER_MS_MAX });
		const end = (answered: boolean): void => {
			socket.destroy();
			resolve(answered);
		};
		socket.once('connect', () => end(true));
		socket.once('error', () => end(false));
		socket.once('timeout', () => end(false));
	});
}

/** A file cannot have been written in the future. */
function clockFinding(dataDir: string, clock: Clock): Finding {
	const newest = Math.max(...readdirSync(dataDir).map((name) => statSync(join(dataDir, name)).mtimeMs));
	const now = clock.now();
	return finding('clock', now + MINUTE_MS >= newest, new Date(now).toISOString());
}

const MINUTE_MS = 60_000;
