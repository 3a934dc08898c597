// migrate: the data moves into a CouchDB, from the data folder or from a server that goes on serving.
import { silentLog } from '../ports.ts';
import { CouchdbStore } from '../store/couchdb/couchdb-store.ts';
import type { Store } from '../store/store.ts';
import { closing, CommandFailedError, withDataFolder, WrongUsageError, type CommandContext } from './command-context.ts';
import { databasesIn } from './data-folder.ts';
import { migrate as moveAll, type Migration, type MovedDatabase } from './migrate.ts';

/** Addresses with name and password; better given by the environment, where `ps` does not show them. */
export interface MigrateOptions {
	to?: string;
	from?: string;
}

export async function migrate(context: CommandContext, options: MigrateOptions): Promise<void> {
	const { words, env } = context;
	const to = address(context, options.to ?? env.SALA_COUCHDB_URL, '--to, SALA_COUCHDB_URL');
	const from = options.from ?? env.SALA_MIGRATE_FROM;
	const work = (source: Store, id: string) => closing(couchdbAt(to), (target) => moveTo(context, { from: source, fromId: id, to: target }));
	const moved = await (from === undefined || from === ''
		? fromDataFolder(context, work)
		: closing(couchdbAt(address(context, from, '--from, SALA_MIGRATE_FROM')), async (source) => work(source, await source.uuidThere())));
	if (moved.some(({ verdict }) => verdict === 'different')) throw new CommandFailedError(words.migratedDifferent);
	context.terminal.say(moved.some(({ verdict }) => verdict === 'still-written') ? words.migratedNotAll : words.migratedAll(moved.length));
}

/** A folder that is not there must not be made by looking for it. */
function fromDataFolder<T>(context: CommandContext, work: (store: Store, id: string) => Promise<T>): Promise<T> {
	databasesIn(context.dataDir);
	return withDataFolder(context, async (store) => work(store, await store.uuid()));
}

/** Never says what was given: a password may stand in it. */
function address({ words }: CommandContext, text: string | undefined, name: string): string {
	const isAddress = text !== undefined && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
	if (!isAddress) throw new WrongUsageError(words.wrongCouchdbUrl(name));
	return text;
}

const couchdbAt = (url: string): CouchdbStore => new CouchdbStore({ url, log: silentLog });

function moveTo({ words, terminal }: CommandContext, migration: Pick<Migration, 'from' | 'fromId' | 'to'>): Promise<MovedDatabase[]> {
	const onDatabase = ({ name, documents, sent, verdict, refused }: MovedDatabase): void => {
		terminal.say(words.migratedDatabase(name, documents, sent, words.migrateVerdicts[verdict]));
		for (const { id, reason } of refused) terminal.say(words.problem(id, reason));
	};
	return moveAll({ ...migration, onDatabase });
}
