// Erasing many persons' records in small steps (U163): each step is whole, so stopping, a crash or another day only leaves less to do.
import type { App } from '#app/app.ts';
import { ERASURES_PER_CALL_MAX } from '#commands/erase-personal.ts';
import type { Refusal } from '#domain/refusals.ts';
import type { ErasureReason } from '#domain/words.ts';

export type Erased = 'done' | 'stopped' | 'failed' | Refusal;

export class Erasing {
	/** Undefined when nothing is being erased. */
	total = $state<number>();
	done = $state(0);
	#stop = false;
	readonly #app: Pick<App, 'commands' | 'clock' | 'ids'>;

	constructor(app: Pick<App, 'commands' | 'clock' | 'ids'>) {
		this.#app = app;
	}

	/** Ends after the step at hand. */
	stop(): void {
		this.#stop = true;
	}

	async run(subjects: readonly string[], reason: ErasureReason): Promise<Erased> {
		[this.total, this.done, this.#stop] = [subjects.length, 0, false];
		try {
			while (this.done < subjects.length) {
				if (this.#stop) return 'stopped';
				const step = subjects.slice(this.done, this.done + ERASURES_PER_CALL_MAX);
				const answer = await this.#app.commands.erasePersonal({ erasures: step.map((subject) => this.#erasure(subject)), reason });
				if (!answer.ok) return answer.refusal;
				this.done += step.length;
			}
			return 'done';
		} catch {
			return 'failed';
		} finally {
			this.total = undefined;
		}
	}

	#erasure(subject: string): { subject: string; act: string } {
		return { subject, act: this.#app.ids.ulid(this.#app.clock.now()) };
	}
}
