// Taking a rescue file in, step by step (U82–U84): read whole first, stored only when the person has seen what is in it.
import type { TakenIn } from '#app/rescue.ts';
import type { RescueReading } from '#domain/rescue-reading.ts';
import { mayTakeIntact } from '#domain/rescue-reading.ts';

export interface RescueInDeps {
	inspect: (file: Blob) => Promise<RescueReading>;
	takeIn: (file: Blob, intactOnly: boolean) => Promise<TakenIn>;
	report: (error: unknown) => void;
}

export type TakingState =
	| { is: 'resting' }
	| { is: 'reading' }
	/** The person decides. `may`: take it whole, take what is intact, or nothing of it. */
	| { is: 'asking'; reading: RescueReading; may: 'all' | 'intact' | 'nothing' }
	| { is: 'taking' }
	| { is: 'taken'; taken: TakenIn }
	| { is: 'failed'; because: 'unreadable-file' | 'storage-full' | 'other' };

export class RescueInSteps {
	state = $state.raw<TakingState>({ is: 'resting' });
	#deps: RescueInDeps;
	#file: Blob | undefined;

	constructor(deps: RescueInDeps) {
		this.#deps = deps;
	}

	/** Reads a file that was chosen. Never rejects. */
	async choose(file: Blob): Promise<void> {
		this.#file = file;
		this.state = { is: 'reading' };
		try {
			const reading = await this.#deps.inspect(file);
			this.state = { is: 'asking', reading, may: mayOf(reading) };
		} catch (error) {
			this.#deps.report(error);
			this.state = { is: 'failed', because: 'unreadable-file' };
		}
	}

	/** Takes in what the person was shown. Never rejects. */
	async take(): Promise<void> {
		const { state } = this;
		if (state.is !== 'asking' || state.may === 'nothing' || this.#file === undefined) return;
		this.state = { is: 'taking' };
		try {
			this.state = { is: 'taken', taken: await this.#deps.takeIn(this.#file, state.may === 'intact') };
		} catch (error) {
			this.#deps.report(error);
			const isFull = error instanceof Error && error.name === 'StorageFullError';
			this.state = { is: 'failed', because: isFull ? 'storage-full' : 'other' };
		}
	}

	/** The person wants nothing of it. */
	leave(): void {
		this.#file = undefined;
		this.state = { is: 'resting' };
	}
}

function mayOf({ fault, intact }: RescueReading): 'all' | 'intact' | 'nothing' {
	if (fault === undefined) return 'all';
	return mayTakeIntact(fault) && intact > 0 ? 'intact' : 'nothing';
}
