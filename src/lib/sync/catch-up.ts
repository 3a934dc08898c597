// To the server's end, once, while no live exchange runs: from then on the ledger has everything up to a known sequence (S42).
import { Books } from './books.ts';
import { NotNowError } from './fresh-ledger.ts';
import { openRemote } from './remote.ts';
import { pullOnce } from './replicate.ts';
import { WireError, type Wire } from './wire.ts';

/** Documents in one batch. */
const CATCH_UP_DOCS_MAX = 500;

/** Pulls what is new. Answers the server's identity and the sequence up to which the ledger has all of it. */
export async function catchUp(
	local: PouchDB.Database,
	wire: Wire,
	database: string
): Promise<{ identity: string; since: number | string }> {
	const { uuid } = (await wire.ask('')).data as { uuid?: unknown };
	const { update_seq } = (await wire.ask(database)).data as { update_seq?: unknown };
	if (typeof uuid !== 'string' || (typeof update_seq !== 'number' && typeof update_seq !== 'string'))
		throw new WireError('bad-reply', 'Something answers that is not our server');
	const identity = uuid + database;
	const firstPull = await new Books(() => local).readFirstPull();
	if (firstPull?.stage !== 'finished') throw new NotNowError('The first pull has not ended');
	const refuse = (): Promise<never> => Promise.reject(new Error('Nothing is sent here'));
	await pullOnce(local, openRemote({ local, wire, database, identity, refuse }), CATCH_UP_DOCS_MAX);
	return { identity, since: update_seq };
}
