// A chosen sheet on its way into the draft: read away from the screen, taken whole or not at all (U203).
import type { CatalogueWork } from '#domain/facts-of-catalogue.ts';
import type { CatalogueRead } from '#exports/read-catalogue.ts';
import type { SheetFault } from '#exports/sheet.ts';

export type ImportState =
	| { step: 'choose' }
	| { step: 'reading'; name: string }
	| { step: 'unreadable'; name: string; fault: SheetFault }
	| { step: 'read'; name: string; read: CatalogueRead };

export class Importing {
	now = $state.raw<ImportState>({ step: 'choose' });
	readonly #known: () => readonly CatalogueWork[];
	#giveUp = new AbortController();

	/** @param known the works that a sheet says something new of */
	constructor(known: () => readonly CatalogueWork[]) {
		this.#known = known;
	}

	/** Reads a file. A file chosen meanwhile takes its place. Never rejects. */
	async choose(file: File): Promise<void> {
		this.stop();
		const { signal } = this.#giveUp;
		this.now = { step: 'reading', name: file.name };
		const now = await this.#read(file, signal).catch(() => ({
			step: 'unreadable' as const,
			name: file.name,
			fault: { fault: 'not-a-sheet' as const }
		}));
		if (!signal.aborted) this.now = now;
	}
	/** Gives up what is being read. */
	stop(): void {
		this.#giveUp.abort();
		this.#giveUp = new AbortController();
		this.now = { step: 'choose' };
	}

	async #read(file: File, signal: AbortSignal): Promise<ImportState> {
		const [{ readSheetFile }, { readCatalogue }] = await Promise.all([
			import('#exports/read-sheet-file.ts'),
			import('#exports/read-catalogue.ts')
		]);
		const answer = await readSheetFile(file, signal);
		if (!answer.ok) return { step: 'unreadable', name: file.name, fault: answer };
		return { step: 'read', name: file.name, read: readCatalogue(answer.sheet, this.#known()) };
	}
}
