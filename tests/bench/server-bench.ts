// The server as a process of its own: what it takes in and gives out in a second, and what waiting feeds and many databases cost.
import { benchFeeds } from './server-feeds.ts';
import { benchMany } from './server-many.ts';
import { benchReads } from './server-reads.ts';
import { benchReplication } from './server-replication.ts';
import { benchWrites } from './server-writes.ts';
import type { Measure } from './table.ts';

export async function benchServer(): Promise<Measure[]> {
	const measures: Measure[] = [];
	for (const part of [benchWrites, benchReads, benchReplication, benchFeeds, benchMany]) measures.push(...(await part()));
	return measures;
}
