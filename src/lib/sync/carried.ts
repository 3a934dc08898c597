// Which documents came to this device in a rescue file and not from the server: like its own they are unsent until the server
// acknowledged them. Noted in `_local` documents beside the ledger, a page for each batch that was taken in, before the batch
// itself is stored: a note too many does no harm, one too few would call a document sent that nobody has.

const PAGE = '_local/sala-carried-';
const CONFLICT = 409;
const NOT_FOUND = 404;

export class Carried {
	private readonly pouch: () => PouchDB.Database;
	private readonly ids = new Set<string>();
	private pagesRead = 0;

	constructor(pouch: () => PouchDB.Database) {
		this.pouch = pouch;
	}

	has(id: string): boolean {
		return this.ids.has(id);
	}

	/** Reads what was noted since, by this tab or another. */
	async refresh(): Promise<void> {
		for (;;) {
			const ids = await this.page(this.pagesRead);
			if (ids === undefined) return;
			for (const id of ids) this.ids.add(id);
			this.pagesRead += 1;
		}
	}

	/** Notes a batch. Resolves when the note is stored; two tabs at once take two pages. */
	async add(ids: readonly string[]): Promise<void> {
		for (;;) {
			await this.refresh();
			try {
				await this.pouch().put({ _id: PAGE + this.pagesRead, ids });
				return await this.refresh();
			} catch (error) {
				if ((error as PouchDB.Problem).status !== CONFLICT) throw error;
			}
		}
	}

	private async page(number: number): Promise<string[] | undefined> {
		try {
			return (await this.pouch().get(PAGE + number))['ids'] as string[];
		} catch (error) {
			if ((error as PouchDB.Problem).status === NOT_FOUND) return undefined;
			throw error;
		}
	}
}
