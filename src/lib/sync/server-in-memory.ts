// A stand-in for the sync server inside the page, for tests of what only a browser has. It speaks just enough of the
// protocol, over a PouchDB database of its own; tests/convergence holds sync against the real server.

export const IN_PAGE_URL = 'http://in-page.test/db/';

export class ServerInMemory {
	readonly requests: string[] = [];
	private readonly pouch: PouchDB.Database;
	private readonly checkpoints = new Map<string, PouchDB.Document>();
	private readonly waiting = new Set<() => void>();

	constructor(pouch: PouchDB.Database) {
		this.pouch = pouch;
	}

	readonly fetch = (async (url: string, init: RequestInit = {}) => {
		const { pathname, searchParams } = new URL(url);
		const [, , database, endpoint, name] = pathname.split('/');
		this.requests.push(`${init.method ?? 'GET'} ${endpoint ?? ''}`);
		if (database === '') return Response.json({ couchdb: 'Welcome', uuid: 'in-page' });
		const answer = await this.answer(endpoint, name ?? '', searchParams, init);
		return Response.json(answer.data, { status: answer.status });
	}) as typeof fetch;

	async store(documents: PouchDB.Document[]): Promise<void> {
		await this.pouch.bulkDocs({ docs: documents, new_edits: false });
		for (const wake of this.waiting) wake();
	}

	async ids(): Promise<string[]> {
		return (await this.pouch.allDocs()).rows.map((row) => row.id);
	}

	private async answer(endpoint: string | undefined, name: string, query: URLSearchParams, init: RequestInit) {
		switch (endpoint) {
			case '_changes':
				return { status: 200, data: await this.changes(query, init.signal) };
			case '_revs_diff':
				return { status: 200, data: await this.pouch.revsDiff(await bodyOf(init)) };
			case '_bulk_get':
				return { status: 200, data: await this.pouch.bulkGet({ ...(await bodyOf<{ docs: { id: string }[] }>(init)), revs: true }) };
			case '_bulk_docs':
				await this.store((await bodyOf<{ docs: PouchDB.Document[] }>(init)).docs);
				return { status: 201, data: [] };
			case '_local':
				return this.checkpoint(name, init);
			default:
				return { status: 200, data: await this.pouch.info() };
		}
	}

	private async changes(query: URLSearchParams, signal: AbortSignal | null | undefined): Promise<object> {
		const asked = { since: Number(query.get('since')), limit: Number(query.get('limit')), include_docs: query.has('include_docs') };
		for (;;) {
			let wake: () => void = () => undefined;
			const written = new Promise<void>((resolve) => (wake = resolve));
			this.waiting.add(wake);
			signal?.addEventListener('abort', wake);
			const page = await this.pouch.changes({ ...asked, style: 'all_docs' });
			if (page.results.length === 0 && query.get('feed') === 'longpoll' && signal?.aborted !== true) await written;
			this.waiting.delete(wake);
			if (page.results.length > 0 || query.get('feed') !== 'longpoll') return { results: page.results, last_seq: page.last_seq };
			signal?.throwIfAborted();
		}
	}

	private async checkpoint(name: string, init: RequestInit) {
		const before = this.checkpoints.get(name);
		if (init.method !== 'PUT') return before === undefined ? { status: 404, data: { error: 'not_found' } } : { status: 200, data: before };
		const written = await bodyOf<PouchDB.Document>(init);
		if (written._rev !== before?._rev) return { status: 409, data: { error: 'conflict' } };
		const rev = `0-${Number(before?._rev?.slice(2) ?? 0) + 1}`;
		this.checkpoints.set(name, { ...written, _rev: rev });
		return { status: 201, data: { ok: true, id: name, rev } };
	}
}

async function bodyOf<T>(init: RequestInit): Promise<T> {
	if (typeof init.body === 'string') return JSON.parse(init.body) as T;
	const unpacked = new Blob([init.body as ArrayBuffer]).stream().pipeThrough(new DecompressionStream('gzip'));
	return (await new Response(unpacked).json()) as T;
}
