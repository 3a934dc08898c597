// One step of a case while its form is filled in: kept sealed as it is typed, read, and recorded once (U228).
import type { Commands } from '#commands/commands.ts';
import type { CaseSaid } from '#domain/case-deciding.ts';
import type { CaseKind } from '#domain/cases.ts';
import { parseDay, type Day } from '#domain/days.ts';
import { refuse, type Refusal } from '#domain/refusals.ts';
import type { CaseAnswer, CaseResult, ForwardWay, TellWay } from '#domain/words.ts';
import type { CaseRow } from '#readmodel/schema.ts';
import { asTyped } from '#ui/calendar-weeks.ts';
import { Acting } from '../../../parts/acting.svelte.ts';
import { DraftKeeper, type DraftStore } from '../../../parts/draft-keeper.ts';

/** What stands in the form; days as typed, '' for nothing chosen. */
export interface StepFields {
	on: string;
	way: ForwardWay | '';
	agency: string;
	reference: string;
	promisedOn: string;
	nextOn: string;
	officer: string;
	answer: CaseAnswer | '';
	tellWay: TellWay | '';
	result: CaseResult | '';
	note: string;
}

export interface StepDoors {
	commands: Pick<Commands, 'handleCase'>;
	draft: DraftStore;
	newId: () => string;
	today: () => Day;
	/** Owner agency of the work as the catalogue has it, to begin with. */
	owner: string;
}

interface Draft {
	act: string;
	noteId: string;
	fields: StepFields;
}

/** Which fields a step asks for, in order; the day of the step, where there is one, comes first and the note last. */
export const stepFields: Readonly<Record<CaseKind, readonly (keyof StepFields)[]>> = {
	'case-forwarded': ['agency', 'way', 'reference', 'promisedOn', 'officer', 'on', 'note'],
	'case-followed-up': ['nextOn', 'on', 'note'],
	'case-answered': ['answer', 'on', 'note'],
	'case-visitor-told': ['tellWay', 'on', 'note'],
	'case-closed': ['result', 'on', 'note'],
	'case-reopened': ['on', 'note'],
	'case-assigned': ['officer']
};

const choices = ['way', 'answer', 'tellWay', 'result'] as const;

export class CaseStep {
	readonly kind: CaseKind;
	readonly acting = new Acting();
	fields = $state<StepFields>() as StepFields;
	/** Whether something typed earlier was brought back. */
	restored = $state(false);
	readonly #row: CaseRow;
	readonly #doors: StepDoors;
	readonly #keeper: DraftKeeper;
	#ids: { act: string; noteId: string };
	#untouched: string;

	constructor(kind: CaseKind, row: CaseRow, doors: StepDoors) {
		this.kind = kind;
		this.#row = row;
		this.#doors = doors;
		this.#keeper = new DraftKeeper(doors.draft, () => undefined);
		this.#ids = { act: doors.newId(), noteId: doors.newId() };
		this.fields = blank(row, doors);
		this.#untouched = JSON.stringify(this.fields);
	}

	/** Brings back what was being typed when the page ended. */
	async restore(): Promise<void> {
		const draft = (await this.#doors.draft.read().catch(() => undefined)) as Partial<Draft> | undefined;
		if (draft?.act === undefined || draft.noteId === undefined || draft.fields === undefined) return;
		this.#ids = { act: draft.act, noteId: draft.noteId };
		this.fields = { ...this.fields, ...draft.fields };
		this.restored = true;
	}

	/** To be told of every change. */
	changed(fields: StepFields): void {
		if (this.acting.busy) return;
		this.#keeper.keep(JSON.stringify(fields) === this.#untouched ? undefined : { ...this.#ids, fields });
	}
	flush(): Promise<void> {
		return this.#keeper.flush();
	}

	/** Records the step. True when it is durably on this device; what was typed stays otherwise. */
	async save(): Promise<boolean> {
		const read = readStep(this.kind, this.#row.id, this.fields);
		if ('refusals' in read) {
			this.acting.refusals = read.refusals;
			return false;
		}
		const { note } = this.fields;
		const intent = { kind: this.kind, visit: this.#row.visit, said: read.said, note, ...this.#ids };
		if (!(await this.acting.run(() => this.#doors.commands.handleCase(intent)))) return false;
		this.#keeper.keep(undefined);
		await this.#keeper.flush();
		return true;
	}
}

/** What the form says, or everything that is missing or no day. Pure. */
export function readStep(kind: CaseKind, work: string, fields: StepFields): { said: CaseSaid<CaseKind> } | { refusals: Refusal[] } {
	const refusals: Refusal[] = [];
	const day = (field: 'on' | 'promisedOn' | 'nextOn'): string | null => {
		if (fields[field].trim() === '' && field !== 'on') return null;
		const answer = parseDay(fields[field]);
		if (answer.ok) return answer.day;
		refusals.push({ ...answer.refusal, field });
		return null;
	};
	const said: Record<string, unknown> = { work };
	for (const field of stepFields[kind]) {
		if (field === 'note') continue;
		if (field === 'on' || field === 'promisedOn' || field === 'nextOn') said[field] = day(field);
		else if (field === 'officer') said[field] = fields.officer === '' ? null : fields.officer;
		else if ((choices as readonly string[]).includes(field) && fields[field] === '') refusals.push(refuse('field-empty', field));
		else said[field === 'tellWay' ? 'way' : field] = fields[field];
	}
	return refusals.length > 0 ? { refusals } : { said: said as CaseSaid<CaseKind> };
}

function blank(row: CaseRow, { today, owner }: StepDoors): StepFields {
	const shown = (iso: string): string => (iso === '' ? '' : asTyped(iso));
	return {
		on: asTyped(today()),
		way: row.way ?? '',
		agency: row.agency ?? owner,
		reference: row.reference,
		promisedOn: shown(row.promisedOn),
		nextOn: '',
		officer: row.officer,
		answer: '',
		tellWay: '',
		result: '',
		note: ''
	};
}
