// The two ends of a replication as a request names them: addresses of databases of this very server, with or without credentials.
// Nothing is ever fetched: an address elsewhere is refused, so that nobody can make this server speak to another.
import { Refused } from '../errors.ts';
import { accessOf, mayStay, requireServerAdmin } from './enter.ts';
import type { Ask, DatabaseAsk } from './exchange.ts';
import { checkDatabaseName, createDatabase } from './database.ts';
import { isObject } from './parse-json.ts';

/** An end that was named: which database, and as whom it is to be entered. */
export interface NamedEnd {
	name: string;
	/** As it was asked for, without credentials. */
	address: string;
	ask: Ask;
}

/** Reads one end. Throws Refused when it is no address of a database here, or its name and password are wrong. */
export async function readEnd(ask: Ask, member: 'source' | 'target', value: unknown): Promise<NamedEnd> {
	const text = isObject(value) ? value['url'] : value;
	if (typeof text !== 'string' || !URL.canParse(text)) {
		throw new Refused('bad_request', `\`${member}\` must be the address of a database, such as ${ask.base}/name`);
	}
	const url = new URL(text);
	const authorization = authorizationOf(url, value);
	url.username = '';
	url.password = '';
	const address = url.href;
	if (!address.startsWith(`${ask.base}/`)) throw new Refused('not_implemented', ELSEWHERE);
	const name = decodeURIComponent(address.slice(ask.base.length + 1).replace(/\/$/, ''));
	checkDatabaseName(name);
	if (authorization === undefined) return { name, address, ask };
	const authenticated = await ask.service.authenticator.authenticate({ authorization, network: ask.network });
	return { name, address, ask: { ...ask, authenticated, user: authenticated.user } };
}

const ELSEWHERE =
	'This server replicates between its own databases only. Replicate with another server from there, from a client, or by `sala-server migrate`.';

/** Enters the database of an end. Throws Refused when it is not there or is not for this user. */
export async function enter({ name, address, ask }: NamedEnd): Promise<DatabaseAsk> {
	const database = await ask.service.store.open(name);
	if (database === undefined) throw new Refused('db_not_found', `could not open ${address}`);
	const place = { endpoint: '_changes', documentId: undefined, isLocal: false };
	const access = await accessOf(ask, database, place);
	return { ...ask, database, isAdmin: access === 'admin', mayStay: () => mayStay(ask, database, place) };
}

/** Makes the target when it is not there yet. */
export async function makeTarget({ name, ask }: NamedEnd): Promise<void> {
	if ((await ask.service.store.open(name)) !== undefined) return;
	requireServerAdmin(ask);
	await createDatabase(ask, name);
}

/** The Authorization header that an end brings: in its address, as `auth.basic`, or among its `headers`. */
function authorizationOf(url: URL, value: unknown): string | undefined {
	if (url.username !== '') return basic(decodeURIComponent(url.username), decodeURIComponent(url.password));
	if (!isObject(value)) return undefined;
	const given = isObject(value['auth']) ? value['auth']['basic'] : undefined;
	if (isObject(given) && typeof given['username'] === 'string' && typeof given['password'] === 'string') {
		return basic(given['username'], given['password']);
	}
	const headers = isObject(value['headers']) ? Object.entries(value['headers']) : [];
	const header = headers.find(([name]) => name.toLowerCase() === 'authorization')?.[1];
	return typeof header === 'string' ? header : undefined;
}

const basic = (name: string, password: string): string => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
