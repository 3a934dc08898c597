// The options of `npm start`, read from the command line and the environment.
// Plain JavaScript on node's own modules: scripts/start.mjs reads them before anything is installed, so that --help and
// a wrong value are answered at once. config.ts makes the server's Config of them.
import { statSync } from 'node:fs';
import { limitDefaults, limitNames, limitOf, limitWords, optionOfLimit, variableOfLimit } from './limit-options.mjs';

export const PORT_DEFAULT = 8420;
export const HOST_DEFAULT = '127.0.0.1';
export const DATA_DEFAULT = './data';
export const PASSWORD_CHARACTERS_MIN = 8;
const METRICS_TOKEN_CHARACTERS_MIN = 16;
const SECRET_CHARACTERS_MIN = 32;
const PORT_MAX = 65_535;
export const USER_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/**
 * @typedef {object} Options
 * @property {number} port 0 takes any free port
 * @property {string} host
 * @property {string} data
 * @property {{ url: string } | undefined} couchdb where everything is kept, instead of in `data`
 * @property {string | undefined} secret what sessions are signed with, where processes share it from outside
 * @property {number | undefined} apiPort
 * @property {boolean} demo
 * @property {{ user: string, password: string } | undefined} administrator
 * @property {string | undefined} appDir folder of the built app, where it is not ./build
 * @property {'debug' | 'info' | 'error'} logLevel
 * @property {{ certFile: string, keyFile: string } | undefined} tls
 * @property {boolean} trustProxy
 * @property {string[]} corsOrigins
 * @property {string | undefined} metricsToken
 * @property {typeof import('./limit-options.mjs').limitDefaults} limits
 */
/** @typedef {{ state: 'options', options: Options } | { state: 'help' } | { state: 'wrong', message: string }} ReadOptions */

class WrongOption extends Error {}

/** @param {string} name @param {string} text @param {number} lowest */
function port(name, text, lowest = 0) {
	const value = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
	if (value >= lowest && value <= PORT_MAX) return value;
	throw new WrongOption(
		`${name}: ต้องเป็นเลขจำนวนเต็ม ${lowest}–${PORT_MAX} (must be a whole number from ${lowest} to ${PORT_MAX}), not "${text}"`
	);
}

/** @param {string} name @param {string} text */
function host(name, text) {
	if (/^[A-Za-z0-9.:_-]+$/.test(text)) return text;
	throw new WrongOption(`${name}: ต้องเป็นชื่อเครื่องหรือหมายเลข IP (must be a host name or an IP address), not "${text}"`);
}

/** @param {string} name @param {string} text */
function folder(name, text) {
	const found = statSync(text, { throwIfNoEntry: false });
	if (text !== '' && (found === undefined || found.isDirectory())) return text;
	throw new WrongOption(`${name}: ต้องเป็นโฟลเดอร์ (must be a folder), not "${text}"`);
}

/**
 * Never says what was given: a password may stand in it.
 * @param {string} name @param {string} text
 */
function couchdbUrl(name, text) {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	if (url !== undefined && /^https?:$/.test(url.protocol) && url.search === '' && url.hash === '') return text;
	throw new WrongOption(`${name}: ต้องเป็นที่อยู่ของ CouchDB (must be the address of a CouchDB), http://name:password@host:5984`);
}

/** @param {string} name @param {string} text */
function storeName(name, text) {
	if (text === 'sqlite' || text === 'couchdb') return text;
	throw new WrongOption(`${name}: ต้องเป็น sqlite หรือ couchdb (must be sqlite or couchdb), not "${text}"`);
}

/** @param {string} name @param {string} text */
function file(name, text) {
	if (statSync(text, { throwIfNoEntry: false })?.isFile() === true) return text;
	throw new WrongOption(`${name}: ต้องเป็นไฟล์ที่มีอยู่ (must be a file that is there), not "${text}"`);
}

/** Origins that a browser sends, or `*` for all. @param {string} name @param {string} text */
function origins(name, text) {
	const list = text.split(',').map((one) => one.trim());
	const isOrigin = (/** @type {string} */ one) => one === '*' || /^https?:\/\/[a-z0-9.[\]:-]+$/.test(one);
	if (list.every(isOrigin)) return list;
	throw new WrongOption(
		`${name}: ต้องเป็น https://ชื่อ คั่นด้วยจุลภาค หรือ * (must be origins like https://name, parted by commas, or *), not "${text}"`
	);
}

/** @param {string} name @param {string} text */
function limit(name, text) {
	const value = limitOf(text);
	if (value !== undefined) return value;
	throw new WrongOption(`${name}: ต้องเป็นเลขจำนวนเต็มตั้งแต่ 1 (must be a whole number from 1), not "${text}"`);
}

/** @param {string} name @param {string} text */
function yesOrNo(name, text) {
	if (/^(1|true|yes)$/i.test(text)) return true;
	if (/^(0|false|no)$/i.test(text)) return false;
	throw new WrongOption(`${name}: ต้องเป็น 1 หรือ 0 (must be 1 or 0), not "${text}"`);
}

const logLevels = /** @type {const} */ (['debug', 'info', 'error']);

/** @param {NodeJS.ProcessEnv} env */
function logLevelIn(env) {
	const level = env['SALA_LOG_LEVEL'] || 'info';
	const known = logLevels.find((one) => one === level);
	if (known === undefined)
		throw new WrongOption(`SALA_LOG_LEVEL: ต้องเป็นคำใดคำหนึ่ง (must be one of) ${logLevels.join(', ')}, not "${level}"`);
	return known;
}

const known = [
	{ option: '--port', env: 'SALA_PORT', takes: 'N' },
	{ option: '--host', env: 'SALA_HOST', takes: 'H' },
	{ option: '--data', env: 'SALA_DATA', takes: 'DIR' },
	{ option: '--store', env: 'SALA_STORE', takes: 'KIND' },
	{ option: '--couchdb-url', env: 'SALA_COUCHDB_URL', takes: 'URL' },
	{ option: '--api-port', env: 'SALA_API_PORT', takes: 'N' },
	{ option: '--demo', env: 'SALA_DEMO', takes: undefined },
	{ option: '--tls-cert', env: 'SALA_TLS_CERT', takes: 'FILE' },
	{ option: '--tls-key', env: 'SALA_TLS_KEY', takes: 'FILE' },
	{ option: '--trust-proxy', env: 'SALA_TRUST_PROXY', takes: undefined },
	{ option: '--cors-origins', env: 'SALA_CORS_ORIGINS', takes: 'LIST' },
	...limitNames.map((name) => ({ option: optionOfLimit(name), env: variableOfLimit(name), takes: 'N' }))
];

/**
 * Words of the command line by option; a flag is '1'.
 * @param {readonly string[]} argv
 * @returns {Map<string, string>}
 */
function wordsOf(argv) {
	const words = new Map();
	for (let index = 0; index < argv.length; index += 1) {
		const [, name = '', value] = /^(--[^=]+)(?:=(.*))?$/s.exec(argv[index] ?? '') ?? [];
		const entry = known.find(({ option }) => option === name);
		if (entry === undefined) throw new WrongOption(`ไม่รู้จัก "${argv[index]}" (unknown option); ดู --help`);
		if (entry.takes === undefined) {
			words.set(name, value ?? '1');
			continue;
		}
		const given = value ?? argv[(index += 1)];
		if (given === undefined) throw new WrongOption(`${name}: ต้องมีค่า ${entry.takes} ตามหลัง (needs a value)`);
		words.set(name, given);
	}
	return words;
}

/**
 * What was asked for, the command line before the environment, with the name it was given by. An empty variable is not given.
 * @param {readonly string[]} argv
 * @param {NodeJS.ProcessEnv} env
 */
function given(argv, env) {
	const words = wordsOf(argv);
	/** @template T @param {string} option @param {(name: string, text: string) => T} read @param {T} otherwise @returns {T} */
	return (option, read, otherwise) => {
		const variable = known.find((entry) => entry.option === option)?.env ?? '';
		const word = words.get(option);
		if (word !== undefined) return read(option, word);
		return env[variable] ? read(variable, env[variable]) : otherwise;
	};
}

/** @typedef {<T>(option: string, read: (name: string, text: string) => T, otherwise: T) => T} Option */

/** @param {Option} option */
function couchdbIn(option) {
	const store = option('--store', storeName, 'sqlite');
	const url = option('--couchdb-url', couchdbUrl, '');
	if (store === 'sqlite') return undefined;
	if (url === '') throw new WrongOption('--couchdb-url: ต้องมีเมื่อใช้ --store couchdb (is needed with --store couchdb); SALA_COUCHDB_URL');
	return { url };
}

/** @param {NodeJS.ProcessEnv} env */
function secretIn(env) {
	const secret = env['SALA_SECRET'] || undefined;
	if (secret === undefined || secret.length >= SECRET_CHARACTERS_MIN) return secret;
	throw new WrongOption(`SALA_SECRET: ต้องมีอย่างน้อย ${SECRET_CHARACTERS_MIN} ตัว (must have at least ${SECRET_CHARACTERS_MIN} characters)`);
}

/** @param {NodeJS.ProcessEnv} env */
function administratorIn(env) {
	const user = env['SALA_ADMIN_USER'] ?? '';
	const password = env['SALA_ADMIN_PASSWORD'] ?? '';
	if (user === '' && password === '') return undefined;
	if (!USER_PATTERN.test(user)) {
		throw new WrongOption('SALA_ADMIN_USER: ต้องเป็นอักษรอังกฤษ ตัวเลข จุด ขีด ไม่เกิน 64 ตัว (must be 1–64 letters, digits, dots or dashes)');
	}
	if ([...password].length < PASSWORD_CHARACTERS_MIN) {
		throw new WrongOption(
			`SALA_ADMIN_PASSWORD: ต้องมีอย่างน้อย ${PASSWORD_CHARACTERS_MIN} ตัว (must have at least ${PASSWORD_CHARACTERS_MIN} characters)`
		);
	}
	return { user, password };
}

/** @param {NodeJS.ProcessEnv} env */
function metricsTokenIn(env) {
	const token = env['SALA_METRICS_TOKEN'] || undefined;
	if (token === undefined || (/^[\w.~+/=-]+$/.test(token) && token.length >= METRICS_TOKEN_CHARACTERS_MIN)) return token;
	throw new WrongOption(
		`SALA_METRICS_TOKEN: ต้องเป็นอักษรอังกฤษหรือตัวเลขอย่างน้อย ${METRICS_TOKEN_CHARACTERS_MIN} ตัว (must be at least ${METRICS_TOKEN_CHARACTERS_MIN} letters or digits)`
	);
}

/** @param {ReturnType<typeof given>} option */
function tlsIn(option) {
	const certFile = option('--tls-cert', file, undefined);
	const keyFile = option('--tls-key', file, undefined);
	if (certFile !== undefined && keyFile !== undefined) return { certFile, keyFile };
	if (certFile === undefined && keyFile === undefined) return undefined;
	throw new WrongOption('--tls-cert, --tls-key: ต้องใส่คู่กัน (each needs the other)');
}

/** @param {ReturnType<typeof given>} option */
const limitsIn = (option) =>
	/** @type {typeof limitDefaults} */ (
		Object.fromEntries(limitNames.map((name) => [name, option(optionOfLimit(name), limit, limitDefaults[name])]))
	);

/**
 * Reads the options. Never throws: what is wrong comes back as one line for the person who typed it.
 * @param {readonly string[]} argv without node and the script
 * @param {NodeJS.ProcessEnv} env
 * @returns {ReadOptions}
 */
export function readOptions(argv, env) {
	if (argv.includes('--help') || argv.includes('-h')) return { state: 'help' };
	try {
		const option = given(argv, env);
		/** @type {Options} */
		const options = {
			port: option('--port', port, PORT_DEFAULT),
			host: option('--host', host, HOST_DEFAULT),
			data: option('--data', folder, DATA_DEFAULT),
			couchdb: couchdbIn(option),
			secret: secretIn(env),
			apiPort: option('--api-port', port, undefined),
			demo: option('--demo', yesOrNo, false),
			administrator: administratorIn(env),
			appDir: env['SALA_APP_DIR'] ? folder('SALA_APP_DIR', env['SALA_APP_DIR']) : undefined,
			logLevel: logLevelIn(env),
			tls: tlsIn(option),
			trustProxy: option('--trust-proxy', yesOrNo, false),
			corsOrigins: option('--cors-origins', origins, []),
			metricsToken: metricsTokenIn(env),
			limits: limitsIn(option)
		};
		if (options.apiPort === options.port && options.port !== 0) {
			throw new WrongOption('--api-port: ต้องไม่ซ้ำกับ --port (must differ from --port)');
		}
		return { state: 'options', options };
	} catch (error) {
		if (error instanceof WrongOption) return { state: 'wrong', message: error.message };
		throw error;
	}
}

const help = [
	['--port N, SALA_PORT', `พอร์ตของโปรแกรม · port of the app, with the CouchDB API below /db/ (${PORT_DEFAULT})`],
	['--host H, SALA_HOST', `ที่อยู่ที่เปิดรับ · address to listen on (${HOST_DEFAULT})`],
	['--data DIR, SALA_DATA', `โฟลเดอร์เก็บข้อมูล · folder that keeps the databases (${DATA_DEFAULT})`],
	['--store KIND, SALA_STORE', 'เก็บข้อมูลใน sqlite หรือ couchdb · keep the data in sqlite (--data) or in a couchdb (sqlite)'],
	['--couchdb-url URL, SALA_COUCHDB_URL', 'ที่อยู่ของ CouchDB พร้อมชื่อและรหัสผ่าน · where that CouchDB is, with name and password'],
	['SALA_SECRET', 'กุญแจลงนามการเข้าใช้ · what sessions are signed with (made and kept by the first start)'],
	['--api-port N, SALA_API_PORT', 'พอร์ตที่สองสำหรับเครื่องมือ CouchDB · a second port with the API at its root (none)'],
	['--demo, SALA_DEMO=1', 'ใส่ข้อมูลสมมติหนึ่งไตรมาส · fill an invented centre and print its sign-ins'],
	['--tls-cert FILE, SALA_TLS_CERT', 'ใบรับรอง PEM · certificate chain; read again when the file changes (none: http)'],
	['--tls-key FILE, SALA_TLS_KEY', 'กุญแจของใบรับรอง PEM · its private key'],
	['--trust-proxy, SALA_TRUST_PROXY=1', 'อยู่หลังพร็อกซี · believe X-Forwarded-For, -Proto, -Host of the proxy in front'],
	['--cors-origins LIST, SALA_CORS_ORIGINS', 'เว็บอื่นที่เรียกได้ · other origins that may call the API, or * (none)'],
	['--help', 'ข้อความนี้ · this text'],
	['SALA_ADMIN_USER, SALA_ADMIN_PASSWORD', 'สร้างผู้ดูแลระบบโดยไม่ใช้หน้าแรก · make the administrator without the first page'],
	['SALA_LOG_LEVEL', 'บันทึกการทำงาน debug, info, error · how much to log (info; on a terminal error)'],
	['SALA_METRICS_TOKEN', 'รหัสอ่านค่าวัด · bearer token that may read /_sala/metrics (server administrators may)'],
	['SALA_APP_DIR', 'โฟลเดอร์ของโปรแกรมที่สร้างไว้ที่อื่น · folder of an app built elsewhere (./build)']
];
const OPTION_COLUMN = 42;
const helpOfLimits = limitNames.map(
	(name) => `  ${`${optionOfLimit(name)} N`.padEnd(OPTION_COLUMN)}${limitWords[name]} (${limitDefaults[name]})`
);

export const helpText = [
	'Sala – เคาน์เตอร์ศูนย์บริการร่วมที่ทำงานได้แม้ไม่มีเครือข่าย',
	'       the counter of a one-stop service centre that works without a network',
	'',
	'  npm start -- [options]',
	'',
	...help.map(([name = '', text]) => `  ${name.padEnd(OPTION_COLUMN)}${text}`),
	'',
	'  ขีดจำกัด · limits, in the unit of their names; in the environment SALA_MAX_BODY_BYTES and so on',
	...helpOfLimits,
	'',
	'  หยุดด้วย Ctrl+C · stop with Ctrl+C'
].join('\n');
