// One request on the screen: its row, what is sealed of it and the notes of its steps, opened for whoever may read them (U255).
import type { App } from '#app/app.ts';
import { asHelpPersonal, type HelpPersonal } from '#domain/help-personal.ts';
import { live } from '#readmodel/live.svelte.ts';
import { wasErased } from '#readmodel/queries/erasures.ts';
import { requestById } from '#readmodel/queries/requests.ts';
import type { RequestRow } from '#readmodel/schema.ts';
import { namesBehind } from '../../parts/staff-names.ts';

export class RequestPage {
	readonly #asked;
	person = $state.raw<{ state: 'opening' | 'none' | 'sealed' } | { state: 'opened'; personal: HelpPersonal }>({ state: 'opening' });
	/** What the notes say, by their ULIDs. */
	notes = $state.raw<Readonly<Record<string, string>>>({});
	names = $state.raw<ReadonlyMap<string, string>>();

	/** For component set-up. */
	constructor(app: App, id: () => string) {
		this.#asked = live(() => {
			const asked = id();
			return async () => ({ row: await requestById(app.readModel, asked), erased: await wasErased(app.readModel, asked) });
		});
		$effect(() => {
			const { row } = this;
			if (row !== undefined) void this.#open(app, row);
		});
	}

	get row(): RequestRow | undefined {
		return this.#asked.answer?.row;
	}
	/** Whether the tables were asked and have no such request. */
	get missing(): boolean {
		return this.#asked.answer !== undefined && this.row === undefined;
	}
	get erased(): boolean {
		return this.#asked.answer?.erased ?? false;
	}

	nameOf(staff: string): string {
		return this.names?.get(staff) ?? staff;
	}

	async #open(app: App, row: RequestRow): Promise<void> {
		const noteIds = row.events.flatMap(({ note }) => note ?? []);
		const people = [row.by, row.officer, row.info?.by, ...row.events.flatMap(({ by, keyedBy }) => [by, keyedBy])];
		const [[record], notes, names] = await Promise.all([
			app.personal.read([row.id], 'detail'),
			app.personal.read(noteIds),
			namesBehind(
				app,
				people.filter((one) => typeof one === 'string')
			)
		]);
		this.names = names;
		this.notes = Object.fromEntries(notes.map((one, nth) => [noteIds[nth] ?? '', one.state === 'opened' ? (one.personal.note ?? '') : '']));
		if (record?.state === 'opened') this.person = { state: 'opened', personal: asHelpPersonal(record.personal) };
		else this.person = { state: record?.state === 'closed' ? 'sealed' : 'none' };
	}
}
