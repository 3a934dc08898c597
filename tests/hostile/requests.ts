// Requests as an enemy, a broken client or a bad cable would send them, drawn from a seed.
import { gzipSync } from 'node:zlib';

export interface HostileRequest {
	method: string;
	path: string;
	headers: Record<string, string | string[]>;
	body: Buffer | undefined;
}

export type Random = () => number;

const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const often = (random: Random, share: number): boolean => random() < share;

const METHODS = 'GET GET GET PUT PUT POST POST POST DELETE HEAD COPY OPTIONS PATCH PROPFIND'.split(' ');
const DATABASES = ['org-x1', 'org-x1', 'open', 'open', 'canary', '_users', '_replicator', 'none', '', '%00', 'A', '_x', 'a%2Fb', 'open%2F'];
const ENDPOINTS =
	'_all_docs _bulk_docs _bulk_get _changes _find _index _explain _revs_diff _missing_revs _security _revs_limit _purge _compact _design_docs _local_docs _ensure_full_commit _shards _purged_infos_limit _view_cleanup _sync_shards'.split(
		' '
	);
const SERVER_ENDPOINTS =
	'_session _all_dbs _uuids _up _active_tasks _dbs_info _membership _replicate _scheduler/jobs _node/_local/_config _cluster_setup _utils favicon.ico'.split(
		' '
	);
const LONG = 'x'.repeat(8_192);
const IDS = [
	'doc',
	'visit:S:visit-registered:A',
	'personal:S:A',
	'__proto__',
	'constructor',
	'_local/x',
	'_local/__proto__',
	'_design/x',
	'_design%2Fx',
	'_design/x/_view/y',
	'doc/attachment',
	'doc/a%2Fb',
	'org.couchdb.user:member',
	'org.couchdb.user:chief',
	'a%00b',
	'%ED%A0%80',
	'%FF%FE',
	'%',
	'%zz',
	'..%2F..%2Fetc%2Fpasswd',
	'../../etc/passwd',
	'%E0%B8%81',
	LONG,
	'_',
	'_x',
	'%20',
	'\'"<script>'
];
const REVS = [
	'1-a',
	'2-b',
	'0-1',
	'-1-a',
	'1-',
	'999999999999999999999-x',
	`1-${'f'.repeat(4_096)}`,
	'1-%22',
	'null',
	'__proto__',
	'1-a\\',
	'1-\u0e01'
];
const PARAMETERS =
	'rev revs open_revs latest conflicts attachments keys key startkey endkey start_key limit skip descending include_docs since feed style filter doc_ids new_edits batch next fail count timeout inclusive_end update_seq atts_since revs_info meta view'.split(
		' '
	);
const VALUES = [
	'true',
	'false',
	'1',
	'-1',
	'0',
	'1e308',
	'99999999999999999999',
	'null',
	'{}',
	'[]',
	'["1-a"]',
	'"a"',
	'all',
	'all_docs',
	'_doc_ids',
	'_selector',
	'_design',
	'_view',
	'app/filter',
	'now',
	'%00',
	'%ED%A0%80',
	'[[[[[[',
	'normal',
	'//evil.example',
	LONG
];

const MEMBERS =
	'_id _rev _deleted _revisions _attachments _conflicts _local_seq docs keys selector new_edits id rev ids start a b __proto__ constructor prototype toString hasOwnProperty length toJSON then name password roles type admins members names limit fields sort index doc_ids rawJSON'.split(
		' '
	);
const SCALARS = [
	'null',
	'true',
	'false',
	'0',
	'-0',
	'1e999',
	'-1e999',
	'1e-999',
	'123456789012345678901234567890',
	'0.1',
	'""',
	'"doc"',
	'"1-a"',
	'"_design/x"',
	'"\\u0000"',
	'"\\ud800"',
	'"\\udc00\\ud800"',
	'"\u0e01\u0e33"',
	'"$gt"',
	'"__proto__"'
];

/** JSON text with the members that mean something and the values that do not. */
function json(random: Random, levels: number): string {
	if (levels === 0 || often(random, 0.3)) return pick(random, SCALARS);
	const count = Math.floor(random() * 5);
	if (often(random, 0.3)) return `[${Array.from({ length: count }, () => json(random, levels - 1)).join(',')}]`;
	return `{${Array.from({ length: count }, () => `"${pick(random, MEMBERS)}":${json(random, levels - 1)}`).join(',')}}`;
}

/** A request body as an endpoint expects it, but for what stands in it. */
function wellShaped(random: Random): string {
	const id = JSON.stringify(decodeSafely(pick(random, IDS)));
	const rev = JSON.stringify(pick(random, REVS));
	const anything = json(random, 3);
	return pick(random, [
		`{"docs":[{"_id":${id},"_rev":${rev},"x":${anything}}],"new_edits":${pick(random, ['true', 'false'])}}`,
		`{"docs":[{"_id":${id},"_revisions":{"start":${pick(random, ['1', '3', '-1', '1e9', '"1"'])},"ids":["a","b",${anything}]}}],"new_edits":false}`,
		`{"docs":[{"id":${id},"rev":${rev}}]}`,
		`{${id}:[${rev},${anything}]}`,
		`{"_id":${id},"_attachments":{"a":{"data":${pick(random, ['"aGk="', '"!"', '1', '""'])},"content_type":${anything}}}}`,
		`{"_attachments":{${id}:${anything}},"_rev":${rev}}`,
		`{"selector":${anything},"limit":${pick(random, SCALARS)}}`,
		`{"keys":[${id},${anything}]}`,
		`{"admins":${anything},"members":${anything}}`,
		`{"name":"member","password":${anything},"roles":["_admin"],"type":"user"}`,
		`{"index":{"fields":[${anything}]},"ddoc":${id}}`
	]);
}

function decodeSafely(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

const zeros = (bytes: number): Buffer => gzipSync(Buffer.alloc(bytes, 0x20));
const BOMB = zeros(24 * 1024 * 1024);
const MANY_REVISIONS = `{"docs":[{"_id":"many","_revisions":{"start":20000,"ids":[${Array.from({ length: 20_000 }, (_, n) => `"${n}"`).join(',')}]}}],"new_edits":false}`;
const BOMBS: readonly (() => Buffer)[] = [
	() => Buffer.from('['.repeat(100_000)),
	() => Buffer.from('{"a":'.repeat(50_000)),
	() => Buffer.from('['.repeat(5_000) + ']'.repeat(5_000)),
	() => Buffer.from(`{"a":${'['.repeat(1_500)}${']'.repeat(1_500)}}`),
	() => Buffer.from(MANY_REVISIONS),
	() => Buffer.from([0xff, 0xfe, 0x7b, 0x7d]),
	() => Buffer.from([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xed, 0xa0, 0x80, 0x22, 0x7d]),
	() => Buffer.from(`{"a":${'9'.repeat(10_000)}}`),
	() => Buffer.alloc(1_100_000, 0x61),
	() => Buffer.alloc(0)
];

function bodyOf(random: Random): Buffer {
	if (often(random, 0.08)) return pick(random, BOMBS)();
	const text = often(random, 0.5) ? wellShaped(random) : json(random, 6);
	const bytes = Buffer.from(text);
	// A cable that drops the end, or one bit.
	if (often(random, 0.05)) return bytes.subarray(0, Math.floor(random() * bytes.length));
	if (often(random, 0.05) && bytes.length > 0) bytes.writeUInt8(Math.floor(random() * 256), Math.floor(random() * bytes.length));
	return bytes;
}

const TYPES = [
	'application/json',
	'application/json',
	'application/json',
	'text/plain',
	'multipart/related; boundary=b',
	'multipart/related',
	'',
	'a'
];
const basic = (name: string, password: string): string => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
const AUTHORIZATIONS = [
	...new Array<string>(14).fill(basic('member', 'member-secret')),
	basic('member', 'member-secret'),
	basic('member', 'member-secret'),
	basic('member', 'member-secret'),
	basic('stranger', 'stranger-secret'),
	basic('chief', 'guess'),
	basic('', ''),
	'Basic',
	'Basic %%%',
	'Bearer x',
	''
];
const ODD_HEADERS: Record<string, readonly string[]> = {
	accept: ['application/json', 'multipart/mixed', 'text/html', '*/*;q=x', ''],
	'if-none-match': ['"1-a"', '*', '"'],
	'if-match': ['1-a', '"', '*'],
	range: ['bytes=0-1', 'bytes=-', 'bytes=99999999999-', 'x'],
	destination: ['doc2', '_design/x', '%ED%A0%80', 'doc?rev=1-a', ''],
	cookie: ['AuthSession=x', 'AuthSession=', `AuthSession=${LONG}`, 'AuthSession=bWVtYmVyOjEyMzQ6eA'],
	'content-encoding': ['gzip', 'identity', 'br', 'GZIP'],
	'x-http-method-override': ['PUT', 'DELETE', 'HEAD', 'X'],
	'x-forwarded-for': ['1.2.3.4', '::1', 'x'.repeat(1_000)],
	'last-event-id': ['1', 'x'],
	origin: ['https://evil.example', 'null'],
	'accept-encoding': ['gzip', 'gzip;q=0', 'x'],
	'access-control-request-method': ['PUT'],
	host: ['evil.example', 'a b', '']
};

function queryOf(random: Random): string {
	const pairs = Array.from({ length: Math.floor(random() * 4) }, () => `${pick(random, PARAMETERS)}=${pick(random, VALUES)}`);
	// A feed that waits would be right to wait.
	return often(random, 0.5) ? '' : `?${[...pairs, 'timeout=1'].join('&')}`;
}

function pathOf(random: Random): string {
	if (often(random, 0.15)) return `/${pick(random, SERVER_ENDPOINTS)}${queryOf(random)}`;
	const below = often(random, 0.4) ? pick(random, ENDPOINTS) : pick(random, IDS);
	return `/${pick(random, DATABASES)}/${often(random, 0.1) ? '' : below}${queryOf(random)}`;
}

/** Endpoints with what they take: hostile in one place at a time gets further in. */
const AIMS: readonly (readonly [method: string, path: string, body: ((random: Random) => string) | undefined])[] = [
	['GET', '/open/_all_docs', undefined],
	['POST', '/open/_all_docs', (random) => `{"keys":[${someId(random)},${json(random, 2)}],"include_docs":true}`],
	['GET', '/open/_changes', undefined],
	['POST', '/open/_changes', (random) => `{"doc_ids":[${someId(random)},${json(random, 2)}],"selector":${json(random, 4)}}`],
	[
		'POST',
		'/open/_bulk_docs',
		(random) => `{"docs":[${documentOf(random)},${documentOf(random)}],"new_edits":${pick(random, ['true', 'false'])}}`
	],
	['POST', '/org-x1/_bulk_docs', (random) => `{"docs":[${documentOf(random)}],"new_edits":false}`],
	['POST', '/open/_bulk_get', (random) => `{"docs":[{"id":${someId(random)},"rev":${someRev(random)}},${json(random, 2)}]}`],
	['POST', '/open/_revs_diff', (random) => `{${someId(random)}:[${someRev(random)},${json(random, 1)}]}`],
	['POST', '/open/_missing_revs', (random) => `{${someId(random)}:[${someRev(random)},${json(random, 1)}]}`],
	['POST', '/open/_find', (random) => `{"selector":${json(random, 5)},"sort":${json(random, 2)},"fields":${json(random, 2)}}`],
	['POST', '/open/_index', (random) => `{"index":{"fields":[${json(random, 2)}]},"ddoc":${someId(random)}}`],
	['POST', '/open/_purge', (random) => `{${someId(random)}:[${someRev(random)}]}`],
	['PUT', '/open/_security', (random) => `{"admins":{"names":["member"],"roles":${json(random, 2)}},"x":${json(random, 3)}}`],
	['PUT', '/open/_revs_limit', (random) => json(random, 1)],
	['PUT', '/open/DOC', documentOf],
	['PUT', '/open/DOC', documentOf],
	['PUT', '/open/_local/x', documentOf],
	['POST', '/open', documentOf],
	['GET', '/open/DOC', undefined],
	['GET', '/open/DOC', undefined],
	['DELETE', '/open/DOC', undefined],
	['PUT', '/open/DOC/file', () => 'bytes'],
	['GET', '/open/DOC/file', undefined],
	[
		'PUT',
		'/_users/org.couchdb.user:member',
		(random) => `{"name":"member","type":"user","roles":${json(random, 2)},"x":${json(random, 2)}}`
	],
	['POST', '/_session', (random) => `{"name":${json(random, 1)},"password":${json(random, 1)}}`]
];

const someId = (random: Random): string => JSON.stringify(decodeSafely(pick(random, IDS)));
const someRev = (random: Random): string => JSON.stringify(pick(random, REVS));

function documentOf(random: Random): string {
	const special = pick(random, [
		`"_rev":${someRev(random)}`,
		`"_revisions":{"start":${pick(random, ['1', '2', '3', '-1', '1e9', '"1"'])},"ids":["a","b",${json(random, 1)}]}`,
		`"_revisions":{"start":2,"ids":["b","a"]}`,
		`"_attachments":{${someId(random)}:{"data":${pick(random, ['"aGk="', '"!"', '1', '""'])},"content_type":${json(random, 1)}}}`,
		`"_attachments":{"file":${json(random, 2)}}`,
		`"_deleted":${pick(random, SCALARS)}`,
		'"x":1'
	]);
	return `{"_id":${someId(random)},${special},${JSON.stringify(pick(random, MEMBERS))}:${json(random, 4)}}`;
}

function aimedRequest(random: Random): HostileRequest {
	const [method, path, body] = pick(random, AIMS);
	const headers: HostileRequest['headers'] = { authorization: basic('member', 'member-secret') };
	if (body !== undefined) headers['content-type'] = 'application/json';
	for (const [name, values] of Object.entries(ODD_HEADERS))
		if (name !== 'host' && often(random, 0.02)) headers[name] = pick(random, values);
	const address = path.replace('DOC', pick(random, ['doc', 'doc', 'constructor', 'n', '_design/x', '%E0%B8%81'])) + queryOf(random);
	return { method, path: address, headers, body: body === undefined ? undefined : Buffer.from(body(random)) };
}

/** One request: mostly aimed at an endpoint, sometimes at nothing in particular. */
export function hostileRequest(random: Random): HostileRequest {
	return often(random, 0.7) ? aimedRequest(random) : wildRequest(random);
}

function wildRequest(random: Random): HostileRequest {
	const method = pick(random, METHODS);
	const headers: HostileRequest['headers'] = {};
	const authorization = pick(random, AUTHORIZATIONS);
	if (authorization !== '') headers.authorization = often(random, 0.02) ? [authorization, 'Basic x'] : authorization;
	for (const [name, values] of Object.entries(ODD_HEADERS)) if (often(random, 0.04)) headers[name] = pick(random, values);
	const hasBody = method === 'PUT' || method === 'POST' ? often(random, 0.95) : often(random, 0.05);
	if (!hasBody) return { method, path: pathOf(random), headers, body: undefined };
	headers['content-type'] = pick(random, TYPES);
	if (often(random, 0.003)) return { method, path: pathOf(random), headers: { ...headers, 'content-encoding': 'gzip' }, body: BOMB };
	if (often(random, 0.05))
		return { method, path: pathOf(random), headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(bodyOf(random)) };
	return { method, path: pathOf(random), headers, body: bodyOf(random) };
}
