// Who may have served a visitor, and who is taken to have: by the duty roster of the day, else whoever is at the device (U213).
import type { App } from '#app/app.ts';
import type { Day } from '#domain/days.ts';
import { onDutyAt } from '#domain/on-duty.ts';
import { live } from '#readmodel/live.svelte.ts';
import { dutyOfDay } from '#readmodel/queries/duty.ts';
import { allStaff } from '#readmodel/queries/staff.ts';
import { hourInBangkok, peopleAtWork, takenToServe, type AtWork } from './at-work.ts';
import type { VisitForm } from './visit-form.svelte.ts';

/** Of a day that is over, the morning's staff are taken first. */
const NOON_BEFORE = 11;

export class OfficerChoice {
	readonly #app: App;
	readonly #of: () => { form: VisitForm; today: Day };
	readonly #staff;
	readonly #duty;

	/** For component set-up. */
	constructor(app: App, of: () => { form: VisitForm; today: Day }) {
		this.#app = app;
		this.#of = of;
		this.#staff = live(() => () => allStaff(app.readModel));
		this.#duty = live(() => {
			const day = of().form.day ?? of().today;
			return () => dutyOfDay(app.readModel, day);
		});
	}

	/** Staff who work here, whoever is at the device among them, and who the form names though they left. */
	get people(): AtWork[] {
		const { who } = this.#app;
		const chosen = this.#of().form.fields.officer;
		const others = [
			...(who === undefined ? [] : [{ id: who.staff, name: who.displayName }]),
			...(chosen === '' ? [] : [{ id: chosen, name: chosen }])
		];
		return peopleAtWork(this.#staff.answer ?? [], others);
	}

	/** Undefined for a correction, where nobody is named unless chosen. */
	get servedBy(): string | undefined {
		const { form, today } = this.#of();
		if (form.dayBefore !== undefined) return undefined;
		const { clock, who } = this.#app;
		const isToday = (form.day ?? today) === today;
		const day = this.#duty.answer;
		const onDuty = isToday ? onDutyAt(day, hourInBangkok(clock)) : [...onDutyAt(day, NOON_BEFORE), ...(day?.afternoon ?? [])];
		return takenToServe(onDuty, who?.staff, this.people);
	}

	/** Somebody else than who is at the device is taken to have served. */
	get isAnother(): boolean {
		const { servedBy: served } = this;
		return served !== undefined && served !== this.#app.who?.staff;
	}
}
