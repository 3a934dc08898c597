// Making a rescue file and giving it to the person, step by step (U80, U81).
import type { RescueFile } from '#app/rescue.ts';

export interface RescueSavingDeps {
	make: () => Promise<RescueFile>;
	save: (file: File) => void;
	canShare: (file: File) => boolean;
	share: (file: File) => Promise<boolean>;
	report: (error: unknown) => void;
}

export type SavingState =
	| { is: 'making' }
	/** Nothing waits to be sent. */
	| { is: 'nothing' }
	| { is: 'made'; made: RescueFile; canShare: boolean }
	| { is: 'failed' };

export class RescueSavingSteps {
	state = $state.raw<SavingState>({ is: 'making' });
	/** The person chose no program to hand the file to. */
	notShared = $state(false);
	#deps: RescueSavingDeps;

	constructor(deps: RescueSavingDeps) {
		this.#deps = deps;
	}

	/** Makes the file and saves it at once: whoever tapped wants it on the disk. Never rejects. */
	async run(): Promise<void> {
		const { make, save, canShare, report } = this.#deps;
		this.state = { is: 'making' };
		try {
			const made = await make();
			if (made.documents === 0 && made.unreadable === 0) {
				this.state = { is: 'nothing' };
				return;
			}
			save(made.file);
			this.state = { is: 'made', made, canShare: canShare(made.file) };
		} catch (error) {
			report(error);
			this.state = { is: 'failed' };
		}
	}

	saveAgain(): void {
		if (this.state.is === 'made') this.#deps.save(this.state.made.file);
	}

	async share(): Promise<void> {
		if (this.state.is === 'made') this.notShared = !(await this.#deps.share(this.state.made.file));
	}
}
