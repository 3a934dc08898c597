// Somebody like the one being typed who was here before (U210): looked for a moment after typing, in memory alone.
import type { App } from '#app/app.ts';
import { bangkokDay } from '#domain/days.ts';
import { canBeCompared, personKey, type Likeness, type PersonKey } from '#domain/likeness.ts';
import { joinName } from '#domain/names.ts';
import type { Personal } from '#domain/personal.ts';
import { personalOf } from './visit-draft.ts';
import type { VisitForm } from './visit-form.svelte.ts';

/** Typing goes on for less than this between two letters. */
export const LOOK_AFTER_MS = 300;
export const ALIKE_SHOWN_MAX = 3;

export interface ReturningPerson {
	/** ULID of their newest visit. */
	visit: string;
	on: string;
	today: boolean;
	/** As their record has it; '' where it has no name. */
	who: string;
	why: Likeness;
	personal: Personal;
}

export class Returning {
	found = $state.raw<readonly ReturningPerson[]>([]);
	readonly #app: () => Pick<App, 'visitors' | 'personal' | 'clock'>;
	readonly #form: () => VisitForm;
	/** Whoever was taken: not asked about again while the form says the same. */
	#taken = '';

	constructor(app: () => Pick<App, 'visitors' | 'personal' | 'clock'>, form: () => VisitForm) {
		this.#app = app;
		this.#form = form;
	}

	/** For an effect: looks a moment after what identifies the person was changed. */
	watch(): () => void {
		const form = this.#form();
		const key = personKey(personalOf(form.fields, form.home));
		const asked = said(key);
		if (!canBeCompared(key) || asked === this.#taken) {
			this.found = [];
			return () => undefined;
		}
		let over = false;
		const timer = setTimeout(() => {
			this.look(key).then(
				(found) => {
					if (!over) this.found = found;
				},
				() => undefined
			);
		}, LOOK_AFTER_MS);
		return () => {
			over = true;
			clearTimeout(timer);
		};
	}

	/** Persons like this one, with what their newest record says of them. What cannot be opened is left out. */
	async look(key: PersonKey): Promise<ReturningPerson[]> {
		const { visitors, personal, clock } = this.#app();
		const alike = await visitors.alike(key, ALIKE_SHOWN_MAX);
		if (alike.length === 0) return [];
		const records = await personal.read(
			alike.map(({ row }) => row.id),
			'search'
		);
		const today = bangkokDay(clock.now(), clock.offset());
		return alike.flatMap(({ row, why }, nth) => {
			const record = records[nth];
			if (record?.state !== 'opened') return [];
			const { title = '', name = '' } = record.personal;
			return [{ visit: row.id, on: row.on, today: row.on === today, who: joinName({ title, name }), why, personal: record.personal }];
		});
	}

	/** It is them: the form takes what is known of the person. */
	take({ visit, personal }: ReturningPerson): void {
		const form = this.#form();
		form.fillPerson(visit, personal);
		this.#taken = said(personKey(personalOf(form.fields, form.home)));
		this.found = [];
	}
}

const said = ({ name, phone, number }: PersonKey): string => `${name}|${phone}|${number}`;
