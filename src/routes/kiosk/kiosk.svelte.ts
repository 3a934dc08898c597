// What the tablet in the visitor's hands does next: start → questions → thanks → back to the staff (promise 7, U21–U26).
// Knows nothing of clocks, storage or addresses; the page hands it doors to them.
import type { Done } from '#commands/commands.ts';
import type { SurveyDefinition } from '#domain/facts.ts';
import type { AbandonReason } from '#domain/words.ts';
import type { AbandonSurveyIntent, AnswerSurveyIntent } from '#domain/surveys/answering.ts';
import { presence, THANKS_MS } from './idle.ts';
import { askedHere, SurveyRun } from './survey-run.svelte.ts';

/**
 * `start`: nothing asked yet. `not-saved`: the answers are kept here and nowhere else until saving works. `return`: the
 * handover is used up; only staff can go on.
 */
export type KioskScreen = 'start' | 'question' | 'sending' | 'not-saved' | 'thanks' | 'return';
export type KioskProblem = 'comment-too-long' | 'answer-needed' | 'storage-full' | 'not-saved';

/** What the counter handed over: one survey, for one visitor, and the one act that will end it. */
export interface Handover {
	survey: string;
	act: string;
	/** Day of the visit, ISO. */
	on: string;
	services: readonly string[];
	definition: SurveyDefinition;
}

export interface KioskDoors {
	/** Device time in milliseconds. */
	now(): number;
	answer(intent: AnswerSurveyIntent): Promise<Done>;
	abandon(intent: AbandonSurveyIntent): Promise<Done>;
	/** Whether an error means that the disk is full. */
	isStorageFull(error: unknown): boolean;
	/** Keeps what went wrong for whoever helps; the visitor is told in other words. */
	report(error: unknown): void;
	/**
	 * Notes on the device that this handover is used up, so that a reload cannot open it again.
	 * @param owed an abandonment that the ledger does not hold yet, to be given to the next Kiosk.
	 */
	usedUp(owed?: AbandonSurveyIntent): void;
}

export class Kiosk {
	screen = $state<KioskScreen>('return');
	run = $state<SurveyRun>();
	problem = $state<KioskProblem>();
	/** Seconds until the survey closes by itself; undefined while somebody is there. */
	secondsLeft = $state<number>();

	readonly #doors: KioskDoors;
	readonly #handover: Handover | undefined;
	#lastTouchMs: number;
	#thankedAtMs = 0;
	/** An abandoned survey that is not in the ledger yet. Holds no answer. */
	#owed: AbandonSurveyIntent | undefined;

	/**
	 * @param handover undefined when it was used up before the page was loaded: then only staff can go on.
	 * @param owed an abandonment that was not in the ledger yet when the page went; it is stored now.
	 */
	constructor(doors: KioskDoors, handover: Handover | undefined, owed?: AbandonSurveyIntent) {
		this.#doors = doors;
		this.#handover = handover;
		this.#lastTouchMs = doors.now();
		if (handover !== undefined) this.screen = 'start';
		this.#owed = owed;
		if (owed !== undefined) void this.#settle();
	}

	/** Anybody touched the screen or a key. */
	touched(): void {
		this.#lastTouchMs = this.#doors.now();
		this.secondsLeft = undefined;
	}

	/** Looks at the clock; to be called every TICK_MS and whenever the page is seen again. */
	tick(): void {
		const now = this.#doors.now();
		if (this.screen === 'thanks' && Math.abs(now - this.#thankedAtMs) >= THANKS_MS) this.screen = 'return';
		if (this.screen !== 'start' && this.screen !== 'question') return;
		const seen = presence(now - this.#lastTouchMs);
		this.secondsLeft = seen.state === 'leaving' ? seen.secondsLeft : undefined;
		if (seen.state === 'gone') void this.#abandon('idle');
	}

	begin(): void {
		if (this.screen !== 'start' || this.#handover === undefined) return;
		this.run = new SurveyRun(this.#handover.definition);
		this.screen = 'question';
	}

	/** Answers the scale shown and goes on. */
	choose(value: number): void {
		this.run?.choose(value);
		this.#goOn();
	}
	skip(): void {
		this.run?.leaveOpen();
		this.#goOn();
	}
	goOnFromComment(): void {
		this.#goOn();
	}
	back(): void {
		this.problem = undefined;
		if (this.screen !== 'question' || this.run?.backward()) return;
		this.run = undefined;
		this.screen = 'start';
	}

	/** Stores the answers; the thank-you comes only when they are durably on this device. */
	async send(): Promise<void> {
		const { run } = this;
		const handover = this.#handover;
		if (run === undefined || handover === undefined || this.screen === 'sending') return;
		this.problem = run.commentOver > 0 ? 'comment-too-long' : run.missing === undefined ? undefined : 'answer-needed';
		if (run.missing !== undefined) run.show(run.missing.id);
		if (this.problem !== undefined) return void (this.screen = 'question');
		this.screen = 'sending';
		try {
			const done = await this.#answered(answerIntent(handover, run));
			if (done.ok) return this.#thank();
			if (done.refusal.code === 'comment-too-long') return this.#refused('comment-too-long');
			this.#doors.report(new Error(`An answer was refused: ${done.refusal.code}`));
			this.#refused('not-saved');
		} catch (error) {
			this.#doors.report(error);
			this.#refused(this.#doors.isStorageFull(error) ? 'storage-full' : 'not-saved');
		}
	}

	/** A failure that passes by itself is not the visitor's to see: the same act is tried once more, and stored once. */
	async #answered(intent: AnswerSurveyIntent): Promise<Done> {
		try {
			return await this.#doors.answer(intent);
		} catch (error) {
			if (this.#doors.isStorageFull(error)) throw error;
			this.#doors.report(error);
			return this.#doors.answer(intent);
		}
	}

	/** Staff end it: counts an unfinished survey as abandoned and clears it. Resolves also when nothing could be stored. */
	async leave(): Promise<void> {
		if (this.screen === 'not-saved') await this.send();
		if (this.screen === 'start' || this.screen === 'question' || this.screen === 'not-saved') await this.#abandon('staff-ended');
		else await this.#settle();
	}

	/** The page goes: a browser that keeps it in memory must not find answers in it. */
	forget(): void {
		this.#show('return');
	}

	#goOn(): void {
		this.problem = undefined;
		if (this.run?.forward() === false) void this.send();
	}

	#thank(): void {
		this.#doors.usedUp();
		this.#show('thanks');
		this.#thankedAtMs = this.#doors.now();
	}

	#refused(problem: KioskProblem): void {
		this.problem = problem;
		this.screen = problem === 'comment-too-long' ? 'question' : 'not-saved';
		this.touched();
	}

	async #abandon(reason: AbandonReason): Promise<void> {
		if (this.#handover !== undefined) {
			const { survey, act, on } = this.#handover;
			const { definition, version } = this.#handover.definition;
			const of = askedHere(this.#handover.definition).length;
			this.#owed = { survey, act, definition, version, on, reason, answered: this.run?.answered ?? 0, of };
		}
		// The answers go before anything is awaited: what comes next may take a while, and the next hand may be near.
		this.#doors.usedUp(this.#owed);
		this.#show('return');
		await this.#settle();
	}

	/**
	 * Stores what is owed, one try after the other. A full disk is no one's fault here: it is tried again when staff leave
	 * or the page is reloaded.
	 */
	#settle(): Promise<void> {
		return (this.#settling = this.#settling === undefined ? this.#store() : this.#settling.then(() => this.#store()));
	}
	#settling: Promise<void> | undefined;

	async #store(): Promise<void> {
		if (this.#owed === undefined) return;
		const stored = await this.#doors.abandon(this.#owed).then(
			() => true,
			() => false
		);
		if (!stored) return;
		this.#owed = undefined;
		this.#doors.usedUp();
	}

	/** Another screen, without anything of the survey. */
	#show(screen: KioskScreen): void {
		this.run = undefined;
		this.problem = undefined;
		this.secondsLeft = undefined;
		this.screen = screen;
	}
}

const answerIntent = ({ survey, act, on, services, definition }: Handover, run: SurveyRun): AnswerSurveyIntent => ({
	survey,
	act,
	definition: definition.definition,
	version: definition.version,
	on,
	mode: 'self',
	language: run.language,
	services: [...services],
	answers: run.inOrder,
	comment: run.comment,
	batch: null
});
