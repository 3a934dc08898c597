// What the server takes in: uploads of many documents, documents one by one, and what they come to on disk.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { BENCH_ORG } from './facts.ts';
import { jsonBody, type HttpClient } from './http-client.ts';
import { percentile, type Measure } from './table.ts';
import { batched, DATABASE, inWorld, mediansOf, perSecond, timed, type World } from './server-world.ts';

const UPLOADS = [
	{ batch: 100, atLeast: 0.5 },
	{ batch: 1_000, atLeast: 0.6 }
];
const UPLOADED = 10_000;
const WRITERS = 8;
const PUTS_EACH = 250;
const PUTS_PER_SECOND_MIN = 2_000;
const STORED = 20_000;
const UPLOAD_TO_DISK = 1_000;

export async function benchWrites(): Promise<Measure[]> {
	const measures: Measure[] = [];
	for (const upload of UPLOADS) measures.push(await inWorld(0, (world) => bulkDocs(world, upload)));
	measures.push(...(await inWorld(0, singlePuts)));
	measures.push(await inWorld(0, bytesOnDisk));
	return measures;
}

async function bulkDocs({ client, floor, freshFacts }: World, { batch, atLeast }: (typeof UPLOADS)[number]): Promise<Measure> {
	const rates = await mediansOf(async () => {
		const facts = freshFacts(UPLOADED);
		const bodies = batched(facts, batch).map((docs) => jsonBody({ docs }));
		const ms = await timed(async () => {
			for (const body of bodies) await client.drain('POST', `${DATABASE}/_bulk_docs`, body);
		});
		return { server: perSecond(UPLOADED, ms), floor: floor.inserts(facts, batch) };
	});
	return {
		what: `Server: _bulk_docs × ${batch.toLocaleString('en')}`,
		at: '',
		value: rates.server,
		baseline: rates.floor,
		baselineIs: 'bare SQLite',
		unit: 'docs/s',
		budget: { atLeast }
	};
}

async function singlePuts({ client, floor, freshFacts }: World): Promise<Measure[]> {
	const writers = Array.from({ length: WRITERS }, () => client.another());
	const times: number[] = [];
	const rates = await mediansOf(async (isCounted) => {
		if (!isCounted) times.length = 0;
		const ms = await timed(() => Promise.all(writers.map((writer) => putAll(writer, freshFacts(PUTS_EACH), times))));
		return { server: perSecond(WRITERS * PUTS_EACH, ms), floor: floor.inserts(freshFacts(PUTS_EACH), 1) };
	});
	for (const writer of writers) writer.close();
	const what = `Server: single PUTs of ${WRITERS} clients`;
	const common = { what, at: '', baseline: undefined, baselineIs: '' };
	const floorIs = `bare SQLite, one by one: ${Math.round(rates.floor).toLocaleString('en')} writes/s`;
	return [
		{ ...common, value: rates.server, baselineIs: floorIs, unit: 'writes/s', budget: { atLeast: PUTS_PER_SECOND_MIN } },
		{ ...common, what: `${what}, p50`, value: percentile(times, 50), unit: 'ms', budget: undefined },
		{ ...common, what: `${what}, p99`, value: percentile(times, 99), unit: 'ms', budget: undefined }
	];
}

/** One after the other; adds how long each took. */
async function putAll(writer: HttpClient, facts: readonly { _id: string }[], times: number[]): Promise<void> {
	for (const { _id, ...body } of facts) {
		const bytes = jsonBody(body);
		times.push(await timed(() => writer.drain('PUT', `${DATABASE}/${encodeURIComponent(_id)}`, bytes)));
	}
}

async function bytesOnDisk({ server, client, floor, freshFacts }: World): Promise<Measure> {
	const facts = freshFacts(STORED);
	for (const docs of batched(facts, UPLOAD_TO_DISK)) await client.drain('POST', `${DATABASE}/_bulk_docs`, jsonBody({ docs }));
	floor.inserts(facts, STORED);
	await server.stop();
	const path = join(server.dataDir, 'databases', `org-${BENCH_ORG}.sqlite`);
	return {
		what: 'Server: on disk, each document',
		at: STORED.toLocaleString('en'),
		value: statSync(path).size / STORED,
		baseline: floor.fileBytes() / STORED,
		baselineIs: 'bare SQLite',
		unit: 'bytes',
		budget: undefined
	};
}
