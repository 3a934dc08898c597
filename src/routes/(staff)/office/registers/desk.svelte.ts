// The desk where registers are numbered and printed (U266–U270). Long registers are worked through in portions, so that the screen
// answers and the work can be stopped.
import { tick } from 'svelte';
import type { App } from '#app/app.ts';
import { ENTRIES_PER_NUMBERING_MAX } from '#domain/limits.ts';
import type { Refusal } from '#domain/refusals.ts';
import { runsToPrintAgain, type NumberingIntent, type Printing } from '#domain/register-numbers.ts';
import { usualRegister, type RegisterSettings } from '#domain/register-settings.ts';
import { live } from '#readmodel/live.svelte.ts';
import { someLeft } from '#readmodel/queries/some-left.ts';
import type { CentreRow } from '#readmodel/schema.ts';
import type { Choice } from './choice.ts';
import { growSheet, type Job, type Line } from './make-sheets.ts';
import { loadSections, type Section } from './sections.ts';
import type { Sheet } from './sheet.ts';

export interface Work {
	what: 'numbering' | 'opening';
	done: number;
	total: number;
}
class StoppedError extends Error {}
class RefusedError extends Error {
	readonly refusal: Refusal;
	constructor(refusal: Refusal) {
		super(refusal.code);
		this.refusal = refusal;
	}
}

export class RegisterDesk {
	/** What is ready to be printed; nothing of it outlives the screen. */
	sheets = $state.raw<readonly Sheet[]>([]);
	work = $state.raw<Work>();
	problem = $state.raw<Refusal | 'failed' | 'stopped'>();
	readonly #app: App;
	readonly #choice: () => Choice;
	readonly #centre: () => CentreRow | undefined;
	readonly #read;
	#stopped = false;

	/** For component set-up. */
	constructor(app: App, choice: () => Choice, centre: () => CentreRow | undefined) {
		this.#app = app;
		this.#choice = choice;
		this.#centre = centre;
		this.#read = live(() => {
			const { register, range } = choice();
			const { numbering } = this.settings;
			return async () => ({
				sections: await loadSections(app.readModel, register, numbering, range),
				left: await someLeft(app.readModel, range.from, range.to)
			});
		});
	}

	get settings(): RegisterSettings {
		const { register } = this.#choice();
		return this.#centre()?.registers.find((one) => one.register === register) ?? usualRegister(register);
	}
	/** Undefined until they were read. */
	get sections(): readonly Section[] | undefined {
		return this.#read.answer?.sections;
	}
	/** Some of the entries are at the server alone. */
	get left(): boolean {
		return this.#read.answer?.left ?? false;
	}

	/** Numbers for whoever has none, then the pages. */
	readonly print = (): Promise<void> =>
		this.#run(async () => {
			await this.#number((this.sections ?? []).flatMap(newNumbers));
			const { register, range } = this.#choice();
			const sections = await loadSections(this.#app.readModel, register, this.settings.numbering, range);
			await this.#open(sections.map((section) => ({ section, lines: section.plan.lines.filter(({ fresh }) => !fresh), again: false })));
		});

	/** The lines whose number is another than on paper. */
	readonly printAgain = (): Promise<void> =>
		this.#run(async () => {
			const sections = this.sections ?? [];
			await this.#open(sections.map((section) => ({ section, lines: wrongLines(section), again: true })));
			await this.#number(sections.flatMap(againNumbers));
		});

	/** One printing once more, by the numbers that hold now. */
	readonly repeat = (section: Section, { first, count }: Printing): Promise<void> =>
		this.#run(async () => {
			const lines = (section.register?.numbers ?? []).filter(({ number }) => number >= first && number < first + count);
			await this.#open([{ section, lines, again: false }]);
		});

	stop(): void {
		this.#stopped = true;
	}
	/** Another register is looked at: nothing of the one before is printed by mistake. */
	clear(): void {
		this.sheets = [];
		this.problem = undefined;
	}

	async #run(work: () => Promise<void>): Promise<void> {
		if (this.work !== undefined) return;
		this.#stopped = false;
		this.clear();
		this.work = { what: 'numbering', done: 0, total: 0 };
		try {
			await work();
			await tick();
			if (this.sheets.length > 0) print();
		} catch (error) {
			this.sheets = [];
			this.problem = error instanceof RefusedError ? error.refusal : error instanceof StoppedError ? 'stopped' : 'failed';
		} finally {
			this.work = undefined;
		}
	}

	async #number(acts: readonly NumberingIntent[]): Promise<void> {
		for (const [done, intent] of acts.entries()) {
			this.#step({ what: 'numbering', done, total: acts.length });
			const act = this.#app.ids.ulid(this.#app.clock.now());
			const answer = await this.#app.commands.numberEntries({ act, ...intent });
			// Somebody else numbered them meanwhile: that is what was wanted.
			if (!answer.ok && answer.refusal.code !== 'nothing-changed') throw new RefusedError(answer.refusal);
		}
	}

	async #open(jobs: readonly Job[]): Promise<void> {
		const centre = this.#centre();
		if (centre === undefined) return;
		const world = { app: this.#app, centre, settings: this.settings, choice: this.#choice() };
		const total = jobs.reduce((sum, { lines }) => sum + lines.length, 0);
		let before = 0;
		for (const job of jobs) {
			const ready = this.sheets;
			for await (const sheet of growSheet(world, job)) {
				this.sheets = [...ready, sheet];
				this.#step({ what: 'opening', done: before + sheet.parts.reduce((sum, part) => sum + part.length, 0), total });
				await letPageAnswer();
			}
			before += job.lines.length;
		}
	}

	#step(work: Work): void {
		if (this.#stopped) throw new StoppedError();
		this.work = work;
	}
}

/** Acts of at most so many entries as one may have. */
function newNumbers({ period, plan }: Section): NumberingIntent[] {
	const acts: NumberingIntent[] = [];
	for (let from = 0; from < plan.fresh.length; from += ENTRIES_PER_NUMBERING_MAX)
		acts.push({ register: period.id, kind: 'new', entries: plan.fresh.slice(from, from + ENTRIES_PER_NUMBERING_MAX) });
	return acts;
}
const againNumbers = ({ period, register }: Section): NumberingIntent[] =>
	register === undefined ? [] : runsToPrintAgain(register).map(({ entries }) => ({ register: period.id, kind: 'again', entries }));
const wrongLines = ({ register }: Section): Line[] =>
	register === undefined
		? []
		: runsToPrintAgain(register).flatMap(({ first, entries }) => entries.map((entry, at) => ({ entry, number: first + at })));
const letPageAnswer = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
