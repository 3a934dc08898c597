// From an address to an endpoint: which scope, which row, and whether this user may (P10–P17).
import type { Access } from '../auth/grants.ts';
import { Refused } from '../errors.ts';
import type { Authenticated } from '../auth/authenticator.ts';
import type { Answer, Ask, DatabaseAsk } from '../protocol/exchange.ts';
import { checkDatabaseName } from '../protocol/database.ts';
import { accessOf, mayStay, refuseStrangersOfSystem, requireServerAdmin } from '../protocol/enter.ts';
import { readDocumentAddress, type DocumentAddress } from './address.ts';
import { databaseMakers, databaseRoutes, documentRoutes, findRow, serverRoutes } from './routes.ts';

/** An ask before it is known whose it is. */
export type Stranger = Omit<Ask, 'user' | 'authenticated' | 'path'>;
export type Introduce = () => Promise<Authenticated>;

/** A request on its way to its endpoint. */
export interface Coming {
	stranger: Stranger;
	/** Is told the template of the address, as soon as it is known. */
	found: (route: string) => void;
}

/** Answers a request. `introduce` finds out whose it is; it is called unless the endpoint is open to all. Throws Refused. */
export async function dispatch({ stranger, found }: Coming, segments: readonly string[], introduce: Introduce): Promise<Answer> {
	const [name = '', ...rest] = segments;
	const server = findRow(serverRoutes, name, methodOf(stranger));
	if (server !== undefined) {
		found(`/${name}`);
		if ('allow' in server) throw methodNotAllowed(server.allow);
		if (server.row.access === 'open') return server.row.handle({ ...stranger, ...NOBODY_ASKED, path: rest });
		const ask = { ...(await known(stranger, introduce)), path: rest };
		if (server.row.access === 'server-admin') requireServerAdmin(ask);
		return server.row.handle(ask);
	}
	found('/{db}');
	const ask = await known(stranger, introduce);
	const maker = rest.length === 0 ? findRow(databaseMakers, '', methodOf(stranger)) : undefined;
	if (maker !== undefined && 'row' in maker) {
		requireServerAdmin(ask);
		return maker.row.handle(ask, name);
	}
	return inDatabase(ask, name, rest, found);
}

export const NOBODY_ASKED = {
	user: { name: null, roles: [] },
	authenticated: { user: { name: null, roles: [] }, by: undefined, renewedSession: undefined, salt: '' }
} as const;

export const methodOf = (ask: Stranger): string => (ask.isHead ? 'HEAD' : ask.method);

export const methodNotAllowed = (allow: string): Refused => new Refused('method_not_allowed', `Only ${allow} allowed`, { Allow: allow });

async function known(stranger: Stranger, introduce: Introduce): Promise<Ask> {
	const authenticated = await introduce();
	return { ...stranger, path: [], user: authenticated.user, authenticated };
}

async function inDatabase(ask: Ask, name: string, rest: readonly string[], found: Coming['found']): Promise<Answer> {
	const database = await ask.service.store.open(name);
	if (database === undefined) {
		if (name.startsWith('_')) refuseStrangersOfSystem(ask, rest[0]);
		checkDatabaseName(name);
		throw new Refused('no_database');
	}
	const isDocument = rest.length > 0 && findRow(databaseRoutes, rest[0] as string, 'GET') === undefined;
	const address = isDocument ? readDocumentAddress(rest) : undefined;
	found(address === undefined ? `/{db}${rest.length === 0 ? '' : `/${endpointOf(rest)}`}` : `/{db}/{${address.kind}}`);
	const place = { endpoint: rest[0], documentId: address?.id, isLocal: address?.kind === 'local' };
	const access = await accessOf(ask, database, place);
	const inside: DatabaseAsk = {
		...ask,
		path: rest.slice(1),
		database,
		isAdmin: access === 'admin',
		mayStay: () => mayStay(ask, database, place)
	};
	if (address === undefined) return answerFrom(databaseRoutes, endpointOf(rest), inside, access, (handle) => handle(inside));
	if (address.isEscapedDesign === true && ask.method === 'GET') return toPlainDesign(inside, address);
	return answerFrom(documentRoutes, address.kind, inside, access, (handle) => handle(inside, address.id, address.attachment));
}

/** Some endpoints have one below them: `_all_docs/queries`. */
function endpointOf([first = '', second]: readonly string[]): string {
	const both = `${first}/${second ?? ''}`;
	return findRow(databaseRoutes, both, 'GET') === undefined ? first : both;
}

function answerFrom<H>(
	rows: readonly { name: string; methods: readonly string[]; access: 'member' | 'admin'; handle: H }[],
	name: string,
	ask: DatabaseAsk,
	access: Access,
	run: (handle: H) => Promise<Answer>
): Promise<Answer> {
	const found = findRow(rows, name, methodOf(ask));
	if (found === undefined) throw new Refused('not_found');
	if ('allow' in found) throw methodNotAllowed(found.allow);
	if (found.row.access === 'admin' && access !== 'admin') {
		throw new Refused(ask.user.name === null ? 'design_unauthorized' : 'forbidden', 'You are not a db or server admin.');
	}
	return run(found.row.handle);
}

async function toPlainDesign(ask: DatabaseAsk, { id, attachment }: DocumentAddress): Promise<Answer> {
	const names = [ask.database.name, '_design', id.slice('_design/'.length), ...attachment.split('/')].filter((name) => name !== '');
	return { status: 301, headers: { Location: [ask.base, ...names.map(encodeURIComponent)].join('/') } };
}
