// The state of the form by which a visit is registered or corrected. Rules are the domain's; this asks them all at once,
// so that the screen can show everything that is wrong together (U45).
import { parseDay, type Day } from '#domain/days.ts';
import { dayChecks } from '#domain/entry-day.ts';
import type { CatalogueWork, VisitWork } from '#domain/facts.ts';
import type { Outcome, ServiceMode } from '#domain/words.ts';
import { WORKS_PER_VISIT_MAX } from '#domain/limits.ts';
import { personalChecks } from '#domain/personal-entry.ts';
import type { Personal } from '#domain/personal.ts';
import { refuse, type Refusal } from '#domain/refusals.ts';
import { blankFields, fieldsOf, inMode, isBlank, personalOf, workFrom, type Home, type VisitFields } from './visit-draft.ts';

export interface FormDoors {
	newId(): string;
	today(): Day;
	home(): Home;
}

/** What the form says, as the acts want it, or all that is wrong with it. */
export type Said = { ok: true; on: Day; personal: Personal } | { ok: false; refusals: Refusal[] };

export class VisitForm {
	fields = $state<VisitFields>(blankFields({ tambon: '', amphoe: '', province: '' }));
	/** What is wrong now, field by field; looked at anew while fields are left and filled. */
	refusals = $state.raw<readonly Refusal[]>([]);
	/** What was wrong when saving was tried last: the summary, which takes the focus when it changes. */
	summary = $state.raw<readonly Refusal[]>([]);
	/** Day that the visit already has, when one is corrected: it is not questioned again. */
	readonly dayBefore: Day | undefined;
	/** Who is taken to have served while nobody is chosen; undefined while that is not known. */
	servedBy = $state<string>();
	readonly #doors: FormDoors;

	constructor(doors: FormDoors, start?: { fields: VisitFields; dayBefore: Day }) {
		this.#doors = doors;
		this.dayBefore = start?.dayBefore;
		this.fields = start?.fields ?? blankFields(doors.home());
	}

	get home(): Home {
		return this.#doors.home();
	}
	get blank(): boolean {
		return isBlank(this.fields, this.home);
	}
	/** The day typed, when it is one; today when none was typed. */
	get day(): Day | undefined {
		const typed = this.fields.day.trim();
		if (typed === '') return this.#doors.today();
		const answer = parseDay(typed);
		return answer.ok ? answer.day : undefined;
	}

	/** Who served: chosen, or taken to have. */
	get officer(): string | undefined {
		return this.fields.officer === '' ? this.servedBy : this.fields.officer;
	}

	/** A visitor who was here before: all that is known of the person by that visit; works, day and note of this one stay. */
	fillPerson(id: string, person: Personal): void {
		const { visitor, channel, works, day, note, officer, queue } = this.fields;
		const known = fieldsOf({ id, visitor, channel, works, officer, queue }, { ...person, note: '' }, day, this.home);
		this.load({ ...known, note, works });
	}

	load(fields: VisitFields): void {
		this.fields = fields;
		this.refuse([]);
	}
	clear(): void {
		this.load(blankFields(this.home));
	}
	/** The centre's address arrived or changed: a form in which nothing was typed starts with it. */
	moveHome(before: Home): void {
		if (isBlank(this.fields, before)) Object.assign(this.fields, this.home);
	}

	/** Adds a work as its catalogue entry has it start; false when it is already chosen. */
	addWork(entry: CatalogueWork): boolean {
		if (this.fields.works.some((work) => work.service === entry.code)) return false;
		this.fields.works.push(workFrom(entry, this.#doors.newId()));
		this.#forget('works');
		return true;
	}
	/** Takes a work out again; the work, or undefined when it was not there. */
	removeWork(id: string | undefined): VisitWork | undefined {
		const index = this.fields.works.findIndex((work) => work.work === id);
		return index < 0 ? undefined : this.fields.works.splice(index, 1)[0];
	}
	setMode(id: string, mode: ServiceMode): void {
		this.fields.works = this.fields.works.map((work) => (work.work === id ? inMode(work, mode) : work));
	}

	setTangrath(id: string, tangrath: boolean): void {
		this.fields.works = this.fields.works.map((work) => (work.work === id ? { ...work, tangrath } : work));
	}
	setOutcome(id: string, outcome: Outcome): void {
		this.fields.works = this.fields.works.map((work) => (work.work === id ? { ...work, outcome } : work));
	}

	/** Looks at the day alone, when its field is left. */
	checkDay(): void {
		this.#forget('on');
		const refusal = this.#dayRefusal();
		if (refusal !== undefined) this.refusals = [...this.refusals, refusal];
	}

	/** Shows why saving was refused. */
	refuse(refusals: readonly Refusal[]): void {
		this.refusals = refusals;
		this.summary = refusals;
	}

	/** All that is wrong with what was typed, each field once; kept for showing. `also` is what a dialog adds to it. */
	read(also: readonly Refusal[] = []): Said {
		const personal = personalOf(this.fields, this.home);
		const day = this.#dayRefusal();
		const found = [day, ...this.#worksRefusals(), ...personalChecks(personal).map((check) => check()), ...also];
		const refusals = found.filter((refusal) => refusal !== undefined);
		this.refuse(refusals);
		const on = this.day;
		return refusals.length === 0 && on !== undefined ? { ok: true, on, personal } : { ok: false, refusals };
	}

	#dayRefusal(): Refusal | undefined {
		const typed = this.fields.day.trim();
		const answer = typed === '' ? undefined : parseDay(typed);
		if (answer?.ok === false) return answer.refusal;
		return dayChecks(this.#doors.today(), this.day ?? '', this.dayBefore)
			.map((check) => check())
			.find((refusal) => refusal !== undefined);
	}

	#worksRefusals(): Refusal[] {
		const { works } = this.fields;
		if (works.length === 0) return [refuse('no-works', 'works')];
		return works.length > WORKS_PER_VISIT_MAX ? [refuse('too-many-works', 'works', { max: WORKS_PER_VISIT_MAX })] : [];
	}

	#forget(field: string): void {
		this.refusals = this.refusals.filter((refusal) => refusal.field !== field);
	}
}
