// THE WIRE'S TABLE OF CONTENTS. Three scopes: the server, a database, a document. The first row that has the name and the
// method answers; a name without the method is answered 405 with what it takes; HEAD goes where GET goes.
import { allDocs, allDocsQueries } from '../protocol/all-docs.ts';
import { attachment } from '../protocol/attachment.ts';
import { bulkDocs } from '../protocol/bulk-docs.ts';
import { bulkGet } from '../protocol/bulk-get.ts';
import { changes } from '../protocol/changes.ts';
import { activeTasks, clusterSetup, membership, node, scheduler, shards, syncShards } from '../protocol/cluster.ts';
import { compact, viewCleanup } from '../protocol/compact.ts';
import { createDatabase, databaseInfo, destroyDatabase, ensureFullCommit, revsLimit, security } from '../protocol/database.ts';
import { dbsInfo } from '../protocol/dbs-info.ts';
import { designCode } from '../protocol/design-code.ts';
import { designDocs, designDocsQueries } from '../protocol/design-docs.ts';
import { document, postDocument } from '../protocol/document.ts';
import type { Answer, Ask, DatabaseAsk } from '../protocol/exchange.ts';
import { explain } from '../protocol/explain.ts';
import { find } from '../protocol/find.ts';
import { localDocument } from '../protocol/local-docs.ts';
import { mangoIndex } from '../protocol/mango-index.ts';
import { notDone } from '../protocol/not-done.ts';
import { replicate } from '../protocol/replicate.ts';
import { missingRevisions, revsDiff } from '../protocol/revs-diff.ts';
import { allDbs, up, uuids, welcome } from '../protocol/root.ts';
import { session } from '../protocol/session.ts';
import { localDocs, localDocsQueries } from '../protocol/local-docs-list.ts';
import { purge, purgedInfos, purgedInfosLimit } from '../protocol/purge.ts';

/**
 * Who may: `open` is answered before anyone asks who it is; `anyone` after; `server-admin`; of a database, a `member` or its
 * `admin`.
 */
export type ServerAccess = 'open' | 'anyone' | 'server-admin';
export type DatabaseAccess = 'member' | 'admin';

interface Row<Access, Handle> {
	name: string;
	methods: readonly string[];
	access: Access;
	handle: Handle;
}
export const row = <Access, Handle>(name: string, methods: string, access: Access, handle: Handle): Row<Access, Handle> => ({
	name,
	methods: methods.split(' '),
	access,
	handle
});

export const serverRoutes: readonly Row<ServerAccess, (ask: Ask) => Promise<Answer>>[] = [
	row('', 'GET HEAD', 'open', welcome),
	row('_up', 'GET HEAD', 'open', up),
	row('_uuids', 'GET', 'anyone', uuids),
	row('_all_dbs', 'GET HEAD', 'server-admin', allDbs),
	row('_replicate', 'POST', 'server-admin', replicate),
	row('_session', 'GET HEAD', 'anyone', session),
	row('_session', 'POST DELETE', 'open', session),
	row('_active_tasks', 'GET HEAD', 'server-admin', activeTasks),
	row('_cluster_setup', 'GET HEAD', 'server-admin', clusterSetup),
	row('_cluster_setup', 'POST', 'server-admin', notDone),
	row('_db_updates', 'GET HEAD', 'server-admin', notDone),
	row('_dbs_info', 'GET HEAD POST', 'server-admin', dbsInfo),
	row('_membership', 'GET HEAD', 'server-admin', membership),
	row('_node', 'GET HEAD POST PUT DELETE', 'server-admin', node),
	row('_reshard', 'GET HEAD POST PUT DELETE', 'server-admin', notDone),
	row('_scheduler', 'GET HEAD', 'server-admin', scheduler)
];

/** Rows that make and unmake a database; they alone do not need it to be there. */
export const databaseMakers: readonly Row<ServerAccess, (ask: Ask, name: string) => Promise<Answer>>[] = [
	row('', 'PUT', 'server-admin', createDatabase),
	row('', 'DELETE', 'server-admin', destroyDatabase)
];

export const databaseRoutes: readonly Row<DatabaseAccess, (ask: DatabaseAsk) => Promise<Answer>>[] = [
	row('', 'GET HEAD', 'member', databaseInfo),
	row('', 'POST', 'member', postDocument),
	row('_all_docs', 'GET HEAD POST', 'member', allDocs),
	row('_all_docs/queries', 'POST', 'member', allDocsQueries),
	row('_bulk_docs', 'POST', 'member', bulkDocs),
	row('_bulk_get', 'POST', 'member', bulkGet),
	row('_changes', 'GET HEAD POST', 'member', changes),
	row('_compact', 'POST', 'admin', compact),
	row('_design_docs', 'GET HEAD POST', 'member', designDocs),
	row('_design_docs/queries', 'POST', 'member', designDocsQueries),
	row('_ensure_full_commit', 'POST', 'member', ensureFullCommit),
	row('_explain', 'POST', 'member', explain),
	row('_find', 'POST', 'member', find),
	row('_index', 'DELETE GET HEAD POST PUT', 'member', mangoIndex),
	row('_local_docs', 'GET HEAD POST', 'member', localDocs),
	row('_local_docs/queries', 'POST', 'member', localDocsQueries),
	row('_missing_revs', 'POST', 'member', missingRevisions),
	row('_purge', 'POST', 'member', purge),
	row('_purged_infos', 'GET HEAD', 'member', purgedInfos),
	row('_purged_infos_limit', 'GET HEAD', 'member', purgedInfosLimit),
	row('_purged_infos_limit', 'PUT', 'admin', purgedInfosLimit),
	row('_revs_diff', 'POST', 'member', revsDiff),
	row('_revs_limit', 'GET', 'member', revsLimit),
	row('_revs_limit', 'PUT', 'admin', revsLimit),
	row('_security', 'GET', 'member', security),
	row('_security', 'PUT', 'admin', security),
	row('_shards', 'GET HEAD', 'member', shards),
	row('_sync_shards', 'POST', 'member', syncShards),
	row('_view_cleanup', 'POST', 'admin', viewCleanup)
];

/** Documents by kind of address: `/db/id`, `/db/_local/id`, `/db/id/attachment`, `/db/_design/id/_view/name`. */
export const documentRoutes: readonly Row<DatabaseAccess, (ask: DatabaseAsk, id: string, attachment: string) => Promise<Answer>>[] = [
	row('document', 'COPY DELETE GET HEAD POST PUT', 'member', document),
	row('local', 'DELETE GET HEAD PUT', 'member', localDocument),
	row('attachment', 'DELETE GET HEAD PUT', 'member', attachment),
	row('code', 'GET HEAD POST PUT', 'member', designCode)
];

/** The row for a name and method; the methods that the name takes, when it takes others; undefined for an unknown name. */
export function findRow<R extends Row<unknown, unknown>>(
	rows: readonly R[],
	name: string,
	method: string
): { row: R } | { allow: string } | undefined {
	const named = rows.filter((candidate) => candidate.name === name);
	if (named.length === 0) return undefined;
	const found = named.find((candidate) => candidate.methods.includes(method === 'HEAD' ? 'GET' : method));
	return found === undefined
		? {
				allow: named
					.flatMap((candidate) => candidate.methods)
					.sort()
					.join(',')
			}
		: { row: found };
}
