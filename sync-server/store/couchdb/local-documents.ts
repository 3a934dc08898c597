// `_local` documents of a CouchDB database: those of replicators, and this server's own notes, which it keeps to itself.
import { Refused } from '../../errors.ts';
import { compareBytes } from '../compare-bytes.ts';
import type { LocalDocument } from '../store.ts';
import type { CouchClient } from './client.ts';
import { bodyOf, UNCHANGED, type CouchDocument } from './documents.ts';

const PREFIX = '_local/';
const OWN_PREFIX = `${PREFIX}sala-server-`;
/** The server's own notes in one database, which a list passes over. */
const OWN_NOTES_MAX = 16;

export class LocalDocuments {
	readonly #client: CouchClient;
	readonly #path: string;

	constructor(client: CouchClient, path: string) {
		this.#client = client;
		this.#path = path;
	}

	async read(id: string): Promise<LocalDocument | undefined> {
		const document = (await this.#client.value('GET', this.#pathOf(id))) as CouchDocument | undefined;
		return document === undefined ? undefined : localOf(document);
	}

	/** CouchDB counts on from the revision that a writer brings, so it is given the one before. */
	async write(id: string, document: LocalDocument | undefined): Promise<'written' | 'missing'> {
		if (document === undefined) {
			const answer = await this.#client.value('DELETE', this.#pathOf(id));
			return answer === undefined ? 'missing' : 'written';
		}
		const count = Number(document.rev.slice(2));
		const rev = count > 1 ? `"_rev":"0-${count - 1}",` : '';
		const members = document.json.slice(1, -1);
		const body = `{${rev}"_id":${JSON.stringify(id)}${members.trim() === '' ? '' : `,${members}`}}`;
		await this.#client.value('PUT', this.#pathOf(id), { body, isRepeatable: true });
		return 'written';
	}

	async list({ startKey, limit }: { startKey: string; limit: number }): Promise<(LocalDocument & { id: string })[]> {
		const parameters = new URLSearchParams({ limit: String(limit + OWN_NOTES_MAX), include_docs: 'true' });
		if (startKey !== '') parameters.set('startkey', JSON.stringify(startKey));
		const answer = await this.#client.value('GET', `${this.#path}/_local_docs?${parameters}`);
		if (answer === undefined) throw new Refused('storage_answer');
		const { rows } = answer as { rows: { id: string; doc?: CouchDocument }[] };
		const asked = rows.filter(({ id }) => !id.startsWith(OWN_PREFIX) && compareBytes(id, startKey) >= 0).slice(0, limit);
		const documents = await Promise.all(asked.map(({ id, doc }) => (doc === undefined ? this.read(id) : Promise.resolve(localOf(doc)))));
		return asked.flatMap(({ id }, index) => (documents[index] === undefined ? [] : [{ id, ...documents[index] }]));
	}

	async readOwn(key: string): Promise<string | undefined> {
		const kept = await this.read(OWN_PREFIX + key);
		return kept === undefined ? undefined : (JSON.parse(kept.json) as { value: string }).value;
	}

	async writeOwn(key: string, value: string): Promise<void> {
		await this.write(OWN_PREFIX + key, { rev: '0-1', json: JSON.stringify({ value }) });
	}

	#pathOf(id: string): string {
		return `${this.#path}/${PREFIX}${encodeURIComponent(id.slice(PREFIX.length))}`;
	}
}

const localOf = (document: CouchDocument): LocalDocument => ({ rev: document._rev, json: bodyOf(document, UNCHANGED).json });
