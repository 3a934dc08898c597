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
import type { CorrectionDraft } from './correction-draft.ts';
import { fieldsOf, type VisitFields } from './visit-draft.ts';
import { VisitForm, type FormDoors } from './visit-form.svelte.ts';

export interface CorrectionDoors extends FormDoors {
	commands: Pick<Commands, 'correctVisit'>;
}

export class Correction {
	readonly visit: string;
	readonly form: VisitForm;
	/** The person's record is there but cannot be opened here: it stays as it is. */
	readonly personSealed: boolean;
	/** What was typed before a lock, a reload or a crash stands in it again. */
	readonly restored: boolean;
	readonly acting = new Acting();
	reason = $state<CorrectionReason>();
	remark = $state('');

	readonly #doors: CorrectionDoors;
	readonly #act: string;
	readonly #known: Personal;
	/** The entry as it is, in the form's shape. */
	readonly #before: VisitFields;
	readonly #officer: string;

	/**
	 * @param opened what the newest personal record of the visit says
	 * @param draft what was typed before, if that was kept
	 */
	constructor(doors: CorrectionDoors, row: VisitRow, opened: OpenedPersonal, draft?: CorrectionDraft) {
		this.#doors = doors;
		this.visit = row.id;
		this.#act = draft?.act ?? doors.newId();
		this.restored = draft !== undefined;
		this.reason = draft?.reason;
		this.remark = draft?.remark ?? '';
		this.#officer = row.officer ?? '';
		this.#known = opened.state === 'opened' ? opened.personal : {};
		this.personSealed = opened.state === 'closed';
		this.#before = fieldsOf(row, this.#known, asTyped(row.on), doors.home());
		this.form = new VisitForm(doors, { fields: draft?.fields ?? structuredClone(this.#before), dayBefore: asDay(row.on) });
	}

	/** What stands in it now, to be kept; undefined while that is the entry as it is. Reactive. */
	get draft(): CorrectionDraft | undefined {
		const fields = $state.snapshot(this.form.fields);
		const { visit, reason, remark } = this;
		if (reason === undefined && remark === '' && JSON.stringify(fields) === JSON.stringify(this.#before)) return undefined;
		return { visit, act: this.#act, fields, reason, remark };
	}

	/** Stores the correction; true when it is durably on this device. */
	async save(): Promise<boolean> {
		const { reason } = this;
		const said = this.form.read(reason === undefined ? [refuse('field-empty', 'reason')] : []);
		if (!said.ok || reason === undefined) return false;
		const { visitor, channel, works, officer } = $state.snapshot(this.form.fields);
		const chosen = officer === this.#officer || officer === '' ? undefined : officer;
		const personal = this.personSealed ? {} : this.#restated(said.personal);
		const saved = await this.acting.run((): Promise<Done> =>
			this.#doors.commands.correctVisit({
				...{ visit: this.visit, act: this.#act, on: said.on, visitor, channel, works, personal, reason },
				officer: chosen
			})
		);
		if (this.acting.refusals.length > 0) this.form.refuse(this.acting.refusals);
		return saved;
	}

	/** What the form does not show stays as it was known; what it shows is as it now stands, emptied fields too. */
	#restated(typed: Personal): Personal {
		const emptied = { extension: '', tambon: '', amphoe: '', province: '', citizenId: '', otherId: '', house: '', road: '', postcode: '' };
		return { ...this.#known, ...emptied, ...typed, remark: this.remark };
	}
}
