// The real server as a process of its own on a data folder that was filled beforehand, as a centre's would be by then.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverEnvironment, serverFlags } from '../../scripts/workshop.mjs';
import { addUser, createOrganisation, organisationRole } from '../../sync-server/admin/accounts.ts';
import { defaultConfig } from '../../sync-server/config-type.ts';
import { hashOfText } from '../../sync-server/revisions/rev-id.ts';
import { SqliteStore } from '../../sync-server/store/sqlite-store.ts';
import type { Edit, Store } from '../../sync-server/store/store.ts';
import { publishedFacts } from '../centre.ts';
import type { Person } from '../device.ts';
import { ServerProcess } from '../server-process.ts';
import { benchFacts } from './facts.ts';

/** The head of an organisation's centre. */
export const clerkOf = (org: string): Person => ({ user: `clerk-${org}`, password: 'correct horse battery' });
const EDITS_PER_WRITE = 5_000;
/** Signing in is not what is measured here. */
const PBKDF2_ITERATIONS = 1_000;

/** An organisation and how many facts its database holds beside what the centre published. */
export interface Stock {
	org: string;
	facts: number;
}

/** Starts a server with these organisations, a head for each, and the app in `appDir` (default: the built app). */
export async function startBenchServer(
	stocks: readonly Stock[],
	{ appDir, env = {}, stockMore }: { appDir?: string; env?: Record<string, string>; stockMore?: (dataDir: string) => void } = {}
): Promise<ServerProcess> {
	const dataDir = mkdtempSync(join(tmpdir(), 'sala-bench-server-'));
	const store = new SqliteStore({ dataDir, maxOpenDatabases: defaultConfig.maxOpenDatabases });
	for (const stock of stocks) await stockUp(store, stock);
	for (const { org } of stocks) await addHead(store, org);
	await store.close();
	stockMore?.(dataDir);
	const asStarted = { ...serverEnvironment, NODE_OPTIONS: serverFlags.join(' ') };
	const app: Record<string, string> = appDir === undefined ? {} : { SALA_APP_DIR: appDir };
	return ServerProcess.start({ dataDir, env: { ...asStarted, SALA_MAX_FEEDS_PER_USER: String(defaultConfig.maxFeeds), ...app, ...env } });
}

async function addHead(store: Store, org: string): Promise<void> {
	const { user: name, password } = clerkOf(org);
	const roles = [organisationRole(org, 'head')];
	await addUser(store, { name, password, displayName: name, roles }, { pbkdf2Iterations: PBKDF2_ITERATIONS });
}

async function stockUp(store: Store, { org, facts }: Stock): Promise<void> {
	const { database: name } = await createOrganisation(store, { code: org });
	const database = await store.open(name);
	await database?.write(publishedFacts(org).map(editOf));
	for (let from = 0; from < facts; from += EDITS_PER_WRITE) {
		await database?.write(benchFacts(Math.min(EDITS_PER_WRITE, facts - from), from, org).map(editOf));
	}
}

function editOf(document: { _id: string }): Edit {
	const { _id: id, ...body } = document;
	const hash = hashOfText(JSON.stringify(document));
	return { id, edit: { kind: 'new', parent: undefined, hash, deleted: false }, json: JSON.stringify(body) };
}
