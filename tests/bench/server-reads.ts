// What the server gives out: listings with documents, documents asked for by name, and which revisions it has.
import { benchFacts, BENCH_ORG } from './facts.ts';
import { jsonBody, type HttpClient } from './http-client.ts';
import { batched, DATABASE, inWorld, mediansOf, perSecond, timed, type World } from './server-world.ts';
import type { Measure } from './table.ts';

const DOCUMENTS = 20_000;
const BATCH = 1_000;
const RATIO_MIN = 0.4;
const NO_REV = '1-00000000000000000000000000000000';

interface Named {
	id: string;
	rev: string;
}

export const benchReads = (): Promise<Measure[]> => inWorld(DOCUMENTS, reads);

async function reads({ client, floor }: World): Promise<Measure[]> {
	floor.inserts(benchFacts(DOCUMENTS), BATCH);
	const stored = await namesOf(client);
	const ids = stored.map(({ id }) => id);
	const wanted = batched(stored, BATCH).map((docs) => jsonBody({ docs }));
	const known = batched(stored, BATCH).map(revsById);
	const unknown = batched(stored.map(unheard), BATCH).map(revsById);
	const rate = async (work: () => unknown) => perSecond(stored.length, await timed(work));
	const rates = await mediansOf(async () => ({
		changes: await rate(() => client.drain('GET', `${DATABASE}/_changes?include_docs=true`)),
		floor: floor.readAndSerialise(),
		bulkGet: await rate(() => askAll(client, '_bulk_get?revs=true&latest=true', wanted)),
		lookUps: floor.lookUps(ids, BATCH),
		allDocs: await rate(() => client.drain('GET', `${DATABASE}/_all_docs?include_docs=true`)),
		revsKnown: await rate(() => askAll(client, '_revs_diff', known)),
		revsNew: await rate(() => askAll(client, '_revs_diff', unknown))
	}));
	const read = { baseline: rates.floor, baselineIs: 'reading and serialising', budget: { atLeast: RATIO_MIN } } as const;
	const lookedUp = { baseline: rates.lookUps, baselineIs: 'looking up the ids', budget: undefined } as const;
	const times = `× ${BATCH.toLocaleString('en')}`;
	return [
		{ ...read, what: 'Server: _changes with documents', value: rates.changes },
		{ ...read, what: `Server: _bulk_get ${times}`, value: rates.bulkGet },
		{ ...read, what: 'Server: _all_docs with documents', value: rates.allDocs, budget: undefined },
		{ ...lookedUp, what: `Server: _revs_diff ${times}, all known`, value: rates.revsKnown },
		{ ...lookedUp, what: `Server: _revs_diff ${times}, all new`, value: rates.revsNew }
	].map((one): Measure => ({ ...one, at: DOCUMENTS.toLocaleString('en'), unit: 'docs/s' }));
}

async function namesOf(client: HttpClient): Promise<Named[]> {
	const listed = JSON.parse((await client.ask('GET', `${DATABASE}/_changes`)).toString()) as {
		results: { id: string; changes: [{ rev: string }] }[];
	};
	return listed.results.map(({ id, changes }) => ({ id, rev: changes[0].rev }));
}

const unheard = ({ id }: Named): Named => ({ id: `${id}:${BENCH_ORG}`, rev: NO_REV });

const revsById = (names: readonly Named[]): Buffer => jsonBody(Object.fromEntries(names.map(({ id, rev }) => [id, [rev]])));

async function askAll(client: HttpClient, endpoint: string, bodies: readonly Buffer[]): Promise<void> {
	for (const body of bodies) await client.drain('POST', `${DATABASE}/${endpoint}`, body);
}
