// Correcting an entry: the same form, the reason, and what must not be lost behind a closed dialog (U44, U45).
import type { Commands, Done } from '#commands/commands.ts';
import { asDay } from '#domain/days.ts';
import type { CorrectionReason } from '#domain/words.ts';
import type { Personal } from '#domain/personal.ts';
import { refuse } from '#domain/refusals.ts';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';
import type { VisitRow } from '#readmodel/schema.ts';
import { asTyped } from '#ui/calendar-weeks.ts';
import { Acting } from '../../parts/acting.svelte.ts';
import { fieldsOf } from './visit-draft.ts';
import { VisitForm, type FormDoors } from './visit-form.svelte.ts';

export interface CorrectionDoors extends FormDoors {
	commands: Pick<Commands, 'correctVisit'>;
}

export class Correction {
	readonly visit: string;
	readonly form: VisitForm;
	/** The person's record is there but cannot be opened here: it stays as it is. */
	readonly personSealed: boolean;
	readonly acting = new Acting();
	reason = $state<CorrectionReason>();
	remark = $state('');

	readonly #doors: CorrectionDoors;
	readonly #act: string;
	readonly #known: Personal;

	/** @param opened what the newest personal record of the visit says */
	constructor(doors: CorrectionDoors, row: VisitRow, opened: OpenedPersonal) {
		this.#doors = doors;
		this.visit = row.id;
		this.#act = doors.newId();
		this.#known = opened.state === 'opened' ? opened.personal : {};
		this.personSealed = opened.state === 'closed';
		this.form = new VisitForm(doors, { fields: fieldsOf(row, this.#known, asTyped(row.on), doors.home()), dayBefore: asDay(row.on) });
	}

	/** Stores the correction; true when it is durably on this device. */
	async save(): Promise<boolean> {
		const { reason } = this;
		const said = this.form.read(reason === undefined ? [refuse('field-empty', 'reason')] : []);
		if (!said.ok || reason === undefined) return false;
		const { visitor, channel, works } = $state.snapshot(this.form.fields);
		const personal = this.personSealed ? {} : this.#restated(said.personal);
		const saved = await this.acting.run((): Promise<Done> =>
			this.#doors.commands.correctVisit({ visit: this.visit, act: this.#act, on: said.on, visitor, channel, works, personal, reason })
		);
		if (this.acting.refusals.length > 0) this.form.refuse(this.acting.refusals);
		return saved;
	}

	/** What the form does not show stays as it was known; what it shows is as it now stands, emptied fields too. */
	#restated(typed: Personal): Personal {
		return { ...this.#known, extension: '', tambon: '', amphoe: '', province: '', ...typed, remark: this.remark };
	}
}
