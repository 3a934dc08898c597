// One act of a dialog on its way to the disk: one at a time, and what came of it (U42).
import type { Done } from '#commands/commands.ts';
import type { Refusal } from '#domain/refusals.ts';
import { failureOf, type Failure } from './failure.ts';

export class Acting {
	busy = $state(false);
	failure = $state<Failure>();
	refusals = $state.raw<readonly Refusal[]>([]);

	/** Runs an act. True when it is durably stored; otherwise `refusals` or `failure` says why not. A second tap waits. */
	async run(act: () => Promise<Done>): Promise<boolean> {
		if (this.busy) return false;
		this.busy = true;
		this.failure = undefined;
		this.refusals = [];
		try {
			const done = await act();
			if (!done.ok) this.refusals = [done.refusal];
			return done.ok;
		} catch (error) {
			this.failure = failureOf(error);
			return false;
		} finally {
			this.busy = false;
		}
	}
}
