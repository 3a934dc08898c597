// What Apache CouchDB 3.5.0 answered, recorded (couchdb/couchdb-3.5.0.json), asked again of this server on its SQLite store. The script
// is its own program: `node tests/conformance/couchdb/transcript.mjs` says how to use it against any server.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { SqliteStore } from '../../sync-server/store/sqlite-store.ts';
import { ADMIN, startTestServer } from '../../sync-server/testing/test-server.ts';

const here = join(import.meta.dirname, 'couchdb');

interface Compared {
	code: number;
	output: string;
}

function compare(url: string): Promise<Compared> {
	const args = [join(here, 'transcript.mjs'), 'compare', url, join(here, 'couchdb-3.5.0.json')];
	return new Promise((resolve) => {
		execFile(process.execPath, args, { maxBuffer: Infinity }, (error, stdout) => {
			resolve({ code: error === null ? 0 : Number(error.code ?? 1), output: stdout });
		});
	});
}

it('[P135] answers every recorded request as CouchDB 3.5.0 did', { timeout: 300_000 }, async () => {
	const dataDir = mkdtempSync(join(tmpdir(), 'sala-transcript-'));
	const server = await startTestServer({ store: new SqliteStore({ dataDir, maxOpenDatabases: 64 }) });
	const url = new URL(server.apiUrl);
	url.username = ADMIN.name;
	url.password = ADMIN.password;
	try {
		const { code, output } = await compare(url.href);
		expect(code, output).toBe(0);
		expect(output).toMatch(/^all +\d+\/\d+ +100\.0 %/m);
	} finally {
		await server.close();
		rmSync(dataDir, { recursive: true });
	}
	expect(server.errors).toEqual([]);
});
