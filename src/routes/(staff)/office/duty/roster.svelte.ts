// The duty roster of a month: who is on when, set by tapping or swiping a day's person to the next (U215).
import type { App } from '#app/app.ts';
import { bangkokDay, type Day } from '#domain/days.ts';
import { dutyConflicts, dutyMonthOf, nobodyOn, type DutyConflict, type DutyDay } from '#domain/duty.ts';
import type { StaffMember } from '#domain/staff-member.ts';
import type { DutyPart } from '#domain/words.ts';
import type { Refusal } from '#domain/refusals.ts';
import { live } from '#readmodel/live.svelte.ts';
import { dutyOfMonths } from '#readmodel/queries/duty.ts';
import { allStaff } from '#readmodel/queries/staff.ts';
import { daysLater } from '#ui/calendar-weeks.ts';
import { monthsLater } from '#ui/month-grid.ts';
import { isWorkday, monthDays, nextPerson, weekDays } from './roster-days.ts';

export class Roster {
	view = $state<'week' | 'month'>('week');
	/** A day of the week or month that is shown. */
	at = $state('');
	problem = $state.raw<Refusal | 'failed'>();
	saving = $state(false);
	readonly #app: App;
	readonly #staff;
	readonly #months;

	/** For component set-up. */
	constructor(app: App) {
		this.#app = app;
		this.at = this.today;
		this.#staff = live(() => () => allStaff(app.readModel));
		this.#months = live(() => {
			const months = this.days.map(dutyMonthOf);
			return () => dutyOfMonths(app.readModel, months);
		});
	}

	get today(): Day {
		return bangkokDay(this.#app.clock.now(), this.#app.clock.offset());
	}
	get days(): string[] {
		return this.view === 'week' ? weekDays(this.at) : monthDays(this.at);
	}
	/** Everybody of the staff, and whoever is at the device though only an account is known of them. */
	get staff(): readonly StaffMember[] {
		const known = this.#staff.answer ?? [];
		const { who } = this.#app;
		if (who === undefined || known.some(({ id }) => id === who.staff)) return known;
		return [...known, { id: who.staff, name: who.displayName, role: 'counter', disabled: undefined }];
	}
	get people(): StaffMember[] {
		return this.staff.filter(({ disabled }) => disabled === undefined);
	}
	dutyOf(on: string): DutyDay {
		return this.#months.answer?.flatMap(({ days }) => days).find((day) => day.on === on) ?? nobodyOn(on);
	}
	/** Of a day that is over nobody can be put on duty any more. */
	conflictsOf(on: string): DutyConflict[] {
		return dutyConflicts(this.dutyOf(on), this.staff, isWorkday(on) && on >= this.today);
	}
	nameOf(id: string): string {
		return this.staff.find((one) => one.id === id)?.name ?? id;
	}

	move(steps: number): void {
		this.at = this.view === 'week' ? daysLater(this.at, 7 * steps) : monthsLater(this.at, steps);
	}

	/** Swiping a day: the next (or previous) person is on duty for all of it. */
	async turn(on: string, step: 1 | -1): Promise<void> {
		const next = nextPerson(
			this.people.map(({ id }) => id),
			this.dutyOf(on).morning[0],
			step
		);
		if (next !== undefined) await this.set(on, 'day', [next]);
	}

	/** True when it is on this device. */
	async set(on: string, part: DutyPart, staff: readonly string[]): Promise<boolean> {
		this.saving = true;
		try {
			const act = this.#app.ids.ulid(this.#app.clock.now());
			const done = await this.#app.commands.setDuty({ act, on, part, staff: [...staff] });
			this.problem = done.ok || done.refusal.code === 'nothing-changed' ? undefined : done.refusal;
			return done.ok;
		} catch {
			this.problem = 'failed';
			return false;
		} finally {
			this.saving = false;
		}
	}
}
