// The part of PouchDB 9 that this program uses. The published types redeclare global Buffer and cannot be used here.
declare namespace PouchDB {
	interface Document {
		_id: string;
		_rev?: string;
		_deleted?: boolean;
		_revisions?: { start: number; ids: string[] };
		_conflicts?: string[];
		[field: string]: unknown;
	}

	interface Problem {
		error: true | string;
		status?: number;
		name?: string;
		reason?: string;
		message?: string;
		id?: string;
	}

	type WriteResult = { ok: true; id: string; rev: string } | (Problem & { ok?: undefined });

	interface Change {
		id: string;
		seq: number | string;
		changes: { rev: string }[];
		deleted?: boolean;
		doc?: Document;
	}

	interface ChangesOptions {
		descending?: boolean;
		since?: number | string;
		limit?: number;
		live?: boolean;
		include_docs?: boolean;
		return_docs?: boolean;
		style?: 'main_only' | 'all_docs';
		doc_ids?: string[];
		batch_size?: number;
		heartbeat?: number | false;
		timeout?: number | false;
	}

	interface Changes extends Promise<{ results: Change[]; last_seq: number | string }> {
		on(event: 'change', listener: (change: Change) => void): this;
		on(event: 'complete', listener: (result: { results: Change[]; last_seq: number | string }) => void): this;
		on(event: 'error', listener: (error: Error & Problem) => void): this;
		cancel(): void;
	}

	interface AllDocsRow {
		id: string;
		key: string;
		value?: { rev: string; deleted?: boolean };
		doc?: Document | null;
		error?: string;
	}

	interface AllDocsOptions {
		include_docs?: boolean;
		conflicts?: boolean;
		keys?: string[];
		startkey?: string;
		endkey?: string;
		limit?: number;
		skip?: number;
		descending?: boolean;
		update_seq?: boolean;
	}

	interface ReplicationOptions {
		live?: boolean;
		retry?: boolean;
		since?: number | string;
		batch_size?: number;
		batches_limit?: number;
		doc_ids?: string[];
		checkpoint?: false | 'source' | 'target';
		heartbeat?: number | false;
		timeout?: number | false;
		style?: 'main_only' | 'all_docs';
		back_off_function?: (delayMs: number) => number;
	}

	interface ReplicationResult {
		ok: boolean;
		docs_read: number;
		docs_written: number;
		doc_write_failures: number;
		errors: unknown[];
		last_seq: number | string;
		status?: string;
		docs?: Document[];
	}

	interface Replication extends Promise<ReplicationResult> {
		on(event: 'change' | 'complete', listener: (result: ReplicationResult) => void): this;
		on(event: 'paused', listener: (error?: Error & Problem) => void): this;
		on(event: 'active', listener: () => void): this;
		on(event: 'denied', listener: (refused: { doc: Problem & { id: string } }) => void): this;
		on(event: 'error', listener: (error: Error & Problem) => void): this;
		on(event: 'checkpoint', listener: (checkpoint: Record<string, unknown>) => void): this;
		cancel(): void;
		removeAllListeners(): this;
	}

	interface GetOptions {
		rev?: string;
		revs?: boolean;
		open_revs?: 'all' | string[];
		latest?: boolean;
		conflicts?: boolean;
		attachments?: boolean;
		binary?: boolean;
	}

	interface Info {
		db_name: string;
		doc_count: number;
		update_seq: number | string;
	}

	interface Database {
		readonly name: string;
		readonly adapter: string;
		info(): Promise<Info>;
		id(): Promise<string>;
		get(id: string, options?: GetOptions): Promise<Document>;
		put(document: Document): Promise<{ ok: true; id: string; rev: string }>;
		remove(document: { _id: string; _rev: string }): Promise<{ ok: true; id: string; rev: string }>;
		getAttachment(id: string, name: string, options?: { rev?: string }): Promise<unknown>;
		bulkDocs(documents: Document[] | { docs: Document[]; new_edits?: boolean }, options?: { new_edits?: boolean }): Promise<WriteResult[]>;
		bulkGet(options: { docs: { id: string; rev?: string }[]; revs?: boolean; latest?: boolean; attachments?: boolean }): Promise<{
			results: { id: string; docs: ({ ok: Document } | { error: Problem })[] }[];
		}>;
		allDocs(options?: AllDocsOptions): Promise<{ total_rows: number; rows: AllDocsRow[]; update_seq?: number | string }>;
		changes(options?: ChangesOptions): Changes;
		revsDiff(revisions: Record<string, string[]>): Promise<Record<string, { missing: string[]; possible_ancestors?: string[] }>>;
		replicate: {
			to(target: Database | string, options?: ReplicationOptions): Replication;
			from(source: Database | string, options?: ReplicationOptions): Replication;
		};
		setMaxListeners(count: number): this;
		close(): Promise<void>;
		destroy(): Promise<{ ok: true }>;
	}

	type Fetch = (url: string | Request, options?: RequestInit) => Promise<Response>;

	interface Options {
		name?: string;
		adapter?: 'idb' | 'memory' | 'http' | 'https';
		revs_limit?: number;
		auto_compaction?: boolean;
		skip_setup?: boolean;
		fetch?: Fetch;
		auth?: { username: string; password: string };
	}

	interface Static {
		new (name: string, options?: Options): Database;
		new (options: Options): Database;
		plugin(plugin: unknown): Static;
		defaults(options: Options): Static;
		fetch: Fetch;
		setMaxListeners(count: number): void;
	}
}

declare module 'pouchdb' {
	const PouchDB: PouchDB.Static;
	export default PouchDB;
}
declare module 'pouchdb-core' {
	const PouchDB: PouchDB.Static;
	export default PouchDB;
}
declare module 'pouchdb-adapter-memory' {
	const plugin: unknown;
	export default plugin;
}
declare module 'pouchdb-adapter-http' {
	const plugin: unknown;
	export default plugin;
}
declare module 'pouchdb-replication' {
	const plugin: unknown;
	export default plugin;
}
