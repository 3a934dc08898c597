// The server as a process that a test may kill: data folder in, port out on its first line.
import { ADMIN } from '../../sync-server/testing/test-server.ts';
import { addUser } from '../../sync-server/admin/accounts.ts';
import { defaultConfig } from '../../sync-server/config-type.ts';
import { silentLog, systemClock } from '../../sync-server/ports.ts';
import { createServer } from '../../sync-server/server.ts';
import { SqliteStore } from '../../sync-server/store/sqlite-store.ts';

const dataDir = process.argv[2] ?? '';
const config = { ...defaultConfig, port: 0, apiPort: 0, dataDir, pbkdf2Iterations: 10 };
const store = new SqliteStore({ dataDir, maxOpenDatabases: config.maxOpenDatabases });
await addUser(store, { ...ADMIN, roles: ['_admin'], displayName: 'Chief' }, config);
const server = createServer({ config, store, clock: systemClock, log: silentLog });
const { apiPort } = await server.listen();
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)));
process.stdout.write(`${apiPort}\n`);
