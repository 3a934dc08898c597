// Recording what came of the works of a visit later: one act for each work that changed.
import type { Commands } from '#commands/commands.ts';
import type { VisitWork } from '#domain/facts.ts';
import type { Outcome } from '#domain/words.ts';
import { Acting } from '../../parts/acting.svelte.ts';

/** One work, its outcome so far and as chosen now. The act is made once, so that trying again records nothing twice. */
interface WorkOutcome {
	work: string;
	service: string;
	act: string;
	before: Outcome;
	outcome: Outcome;
}

export class OutcomeChange {
	readonly visit: string;
	readonly acting = new Acting();
	works = $state.raw<readonly WorkOutcome[]>([]);

	readonly #commands: Pick<Commands, 'recordOutcome'>;

	constructor(commands: Pick<Commands, 'recordOutcome'>, newId: () => string, visit: { id: string; works: readonly VisitWork[] }) {
		this.#commands = commands;
		this.visit = visit.id;
		this.works = visit.works.map(({ work, service, outcome }) => ({ work, service, act: newId(), before: outcome, outcome }));
	}

	choose(id: string, outcome: Outcome): void {
		this.works = this.works.map((work) => (work.work === id ? { ...work, outcome } : work));
	}

	get changed(): WorkOutcome[] {
		return this.works.filter(({ before, outcome }) => before !== outcome);
	}

	/** Stores every changed outcome; true when all are durably on this device. What was stored before a failure stays stored. */
	async save(): Promise<boolean> {
		for (const { work, act, outcome } of this.changed) {
			if (!(await this.acting.run(() => this.#commands.recordOutcome({ visit: this.visit, act, work, outcome })))) return false;
			this.works = this.works.map((other) => (other.work === work ? { ...other, before: outcome } : other));
		}
		return true;
	}
}
