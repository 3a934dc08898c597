import { describe, expect, it } from 'vitest';
import { limitDefaults, limitNames, optionOfLimit } from './limit-options.mjs';
import { helpText, readOptions } from './options.mjs';

const read = (words: string, env: Record<string, string> = {}) => readOptions(words === '' ? [] : words.split(' '), env);

function chosen(words: string, env: Record<string, string> = {}) {
	const answer = read(words, env);
	if (answer.state !== 'options') throw new Error(`Refused: ${JSON.stringify(answer)}`);
	return answer.options;
}

describe('what may be chosen', () => {
	it('[O1] has a default for everything', () => {
		expect(chosen('')).toEqual({
			port: 8420,
			host: '127.0.0.1',
			data: './data',
			couchdb: undefined,
			secret: undefined,
			apiPort: undefined,
			demo: false,
			administrator: undefined,
			appDir: undefined,
			logLevel: 'info',
			tls: undefined,
			trustProxy: false,
			corsOrigins: [],
			metricsToken: undefined,
			limits: limitDefaults
		});
	});

	const table: [words: string, env: Record<string, string>, expected: object][] = [
		['--port 9000', {}, { port: 9000 }],
		['--port=9000', {}, { port: 9000 }],
		['', { SALA_PORT: '9000' }, { port: 9000 }],
		['--port 9000', { SALA_PORT: '1' }, { port: 9000 }],
		['', { SALA_PORT: '' }, { port: 8420 }],
		['--host ::1', {}, { host: '::1' }],
		['', { SALA_HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
		['--data /nowhere/yet', {}, { data: '/nowhere/yet' }],
		['', { SALA_DATA: '/nowhere/yet' }, { data: '/nowhere/yet' }],
		['--store couchdb --couchdb-url http://a:b@c:5984', {}, { couchdb: { url: 'http://a:b@c:5984' } }],
		['', { SALA_STORE: 'couchdb', SALA_COUCHDB_URL: 'https://c/path/' }, { couchdb: { url: 'https://c/path/' } }],
		['--store sqlite', { SALA_STORE: 'couchdb', SALA_COUCHDB_URL: 'http://c' }, { couchdb: undefined }],
		['', { SALA_SECRET: '0123456789abcdef0123456789abcdef' }, { secret: '0123456789abcdef0123456789abcdef' }],
		['--api-port 5984', {}, { apiPort: 5984 }],
		['', { SALA_API_PORT: '0' }, { apiPort: 0 }],
		['--demo', {}, { demo: true }],
		['', { SALA_DEMO: '1' }, { demo: true }],
		['', { SALA_DEMO: 'no' }, { demo: false }],
		['--port 0 --api-port 0', {}, { port: 0, apiPort: 0 }],
		['', { SALA_ADMIN_USER: 'head', SALA_ADMIN_PASSWORD: 'long enough' }, { administrator: { user: 'head', password: 'long enough' } }],
		['', { SALA_LOG_LEVEL: 'debug' }, { logLevel: 'debug' }],
		['--tls-cert /etc/hostname --tls-key /etc/hosts', {}, { tls: { certFile: '/etc/hostname', keyFile: '/etc/hosts' } }],
		['--trust-proxy', {}, { trustProxy: true }],
		['', { SALA_TRUST_PROXY: '1' }, { trustProxy: true }],
		['--cors-origins https://a.example,http://[::1]:80', {}, { corsOrigins: ['https://a.example', 'http://[::1]:80'] }],
		['', { SALA_CORS_ORIGINS: '*' }, { corsOrigins: ['*'] }],
		['', { SALA_METRICS_TOKEN: 'sixteen-letters-' }, { metricsToken: 'sixteen-letters-' }],
		['--max-body-bytes 5', { SALA_MAX_URL_BYTES: '6' }, { limits: { ...limitDefaults, maxBodyBytes: 5, maxUrlBytes: 6 } }]
	];
	for (const [words, env, expected] of table) {
		it(`[O1] takes "${words}" with ${JSON.stringify(env)}`, () => expect(chosen(words, env)).toMatchObject(expected));
	}

	it('[O1] names every option and variable in the help', () => {
		for (const name of [
			'--port',
			'--host',
			'--data',
			'--api-port',
			'--store',
			'--couchdb-url',
			'--demo',
			'--help',
			'--tls-cert',
			'--tls-key',
			'--trust-proxy',
			'--cors-origins',
			'SALA_METRICS_TOKEN'
		])
			expect(helpText).toContain(name);
		for (const name of limitNames) expect(helpText).toContain(`${optionOfLimit(name)} N`);
		for (const name of ['PORT', 'HOST', 'DATA', 'API_PORT', 'DEMO', 'STORE', 'COUCHDB_URL', 'SECRET', 'ADMIN_USER', 'ADMIN_PASSWORD'])
			expect(helpText).toContain(`SALA_${name}`);
		expect(read('--port nonsense --help').state).toBe('help');
	});
});

describe('what is refused', () => {
	const table: [words: string, env: Record<string, string>, names: string][] = [
		['--port abc', {}, '--port'],
		['--port 65536', {}, '--port'],
		['--port -1', {}, '--port'],
		['--port 80.5', {}, '--port'],
		['--port', {}, '--port'],
		['--port=', {}, '--port'],
		['', { SALA_PORT: 'abc' }, 'SALA_PORT'],
		['--host bad host', {}, 'host'],
		['--host http://x', {}, '--host'],
		['--data /etc/hostname', {}, '--data'],
		['--data=', {}, '--data'],
		['--store couchdb', {}, '--couchdb-url'],
		['--store mysql', {}, '--store'],
		['--store couchdb --couchdb-url ftp://c', {}, '--couchdb-url'],
		['', { SALA_STORE: 'couchdb', SALA_COUCHDB_URL: 'a:long enough@c' }, 'SALA_COUCHDB_URL'],
		['', { SALA_SECRET: 'long enough' }, 'SALA_SECRET'],
		['--api-port 8420', {}, '--api-port'],
		['--api-port x', {}, '--api-port'],
		['--demo=perhaps', {}, '--demo'],
		['', { SALA_DEMO: 'perhaps' }, 'SALA_DEMO'],
		['--prot 9000', {}, '--prot'],
		['9000', {}, '9000'],
		['', { SALA_ADMIN_USER: 'head' }, 'SALA_ADMIN_PASSWORD'],
		['', { SALA_ADMIN_PASSWORD: 'long enough' }, 'SALA_ADMIN_USER'],
		['', { SALA_ADMIN_USER: 'head', SALA_ADMIN_PASSWORD: 'short' }, 'SALA_ADMIN_PASSWORD'],
		['', { SALA_ADMIN_USER: '_admin', SALA_ADMIN_PASSWORD: 'long enough' }, 'SALA_ADMIN_USER'],
		['', { SALA_LOG_LEVEL: 'loud' }, 'SALA_LOG_LEVEL'],
		['', { SALA_APP_DIR: '/etc/hostname' }, 'SALA_APP_DIR'],
		['--tls-cert /etc/hostname', {}, '--tls-key'],
		['--tls-cert /nowhere/x --tls-key /etc/hosts', {}, '--tls-cert'],
		['--cors-origins example.org', {}, '--cors-origins'],
		['--cors-origins https://a.example/path', {}, '--cors-origins'],
		['--max-body-bytes 0', {}, '--max-body-bytes'],
		['', { SALA_MAX_BODY_BYTES: '64MB' }, 'SALA_MAX_BODY_BYTES'],
		['', { SALA_METRICS_TOKEN: 'short' }, 'SALA_METRICS_TOKEN']
	];
	for (const [words, env, names] of table) {
		it(`[O2] says in one line what is wrong with "${words}" ${JSON.stringify(env)}`, () => {
			const answer = read(words, env);
			if (answer.state !== 'wrong') throw new Error(`Taken: ${JSON.stringify(answer)}`);
			expect(answer.message).toContain(names);
			expect(answer.message).not.toContain('\n');
			expect(answer.message).not.toContain('long enough');
		});
	}
});
