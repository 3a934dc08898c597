// Requests that may be about the same trouble, compared on this device while somebody types (D119, U252). What was opened for comparing
// is held only as long as the form; whose request is shown goes into the log.
import type { App } from '#app/app.ts';
import { addDays, type Day } from '#domain/days.ts';
import { alikeTo, LIKENESS_DAYS_MAX, type Alike, type Comparable } from '#domain/help-likeness.ts';
import { asHelpPersonal } from '#domain/help-personal.ts';
import { joinName } from '#domain/names.ts';
import { requestsBetween } from '#readmodel/queries/requests.ts';

/** Requests compared at most, the newest. */
export const COMPARED_REQUESTS_MAX = 1_000;
/** Shown at a time. */
export const ALIKE_SHOWN_MAX = 3;

export type AlikeShown = Alike & { name: string };

export class AlikeRequests {
	found = $state.raw<readonly AlikeShown[]>([]);
	readonly #app: Pick<App, 'personal' | 'readModel'>;
	#known: Promise<Comparable[]> | undefined;
	#noted: readonly string[] = [];

	constructor(app: Pick<App, 'personal' | 'readModel'>) {
		this.#app = app;
	}

	/** To be told what is typed now. */
	async compare(typed: Comparable, today: Day): Promise<void> {
		const { name = '', phone = '', house = '' } = typed.personal;
		if (`${name}${phone}${house}`.trim() === '') return void (this.found = []);
		this.#known ??= this.#read(today);
		const known = await this.#known;
		const alike = alikeTo(typed, known).slice(0, ALIKE_SHOWN_MAX);
		this.found = alike.map((one) => ({ ...one, name: nameOf(known, one.id) }));
		await this.#note(alike.map(({ id }) => id));
	}

	async #read(today: Day): Promise<Comparable[]> {
		const rows = await requestsBetween(this.#app.readModel, addDays(today, -2 * LIKENESS_DAYS_MAX), today);
		const compared = rows.filter(({ voided }) => !voided).slice(-COMPARED_REQUESTS_MAX);
		const opened = await this.#app.personal.read(compared.map(({ id }) => id));
		return compared.flatMap(({ id, on, kind }, nth): Comparable[] => {
			const record = opened[nth];
			return record?.state === 'opened' ? [{ id, on, kind, personal: asHelpPersonal(record.personal) }] : [];
		});
	}

	/** Each once: whose name stands on the screen was opened for a search. */
	async #note(ids: readonly string[]): Promise<void> {
		const fresh = ids.filter((id) => !this.#noted.includes(id));
		this.#noted = [...this.#noted, ...fresh];
		if (fresh.length > 0) await this.#app.personal.read(fresh, 'search');
	}
}

function nameOf(known: readonly Comparable[], id: string): string {
	const { title = '', name = '' } = known.find((one) => one.id === id)?.personal ?? {};
	return joinName({ title, name });
}
