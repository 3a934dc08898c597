// The page of a device that has lost its place: follows what is being done, and does the few things that are left to a person.
import type { FarewellState } from '#app/farewell-state.ts';
import type { FarewellSteps } from '#app/compose-farewell.ts';
import { forgetFarewell, readFarewell, type Farewell } from '#device/farewell.ts';

export class FarewellPage {
	state = $state.raw<FarewellState>({ is: 'sending', unsent: undefined, problem: undefined });
	password = $state('');
	passwordFailed = $state(false);
	readonly farewell: Farewell | undefined = readFarewell();
	#steps: FarewellSteps | undefined;

	async run(): Promise<void> {
		if (this.farewell === undefined) return;
		const { FarewellSteps } = await import('#app/compose-farewell.ts');
		this.#steps = new FarewellSteps(this.farewell, (state) => (this.state = state));
		await this.#steps.run();
	}

	async signIn(): Promise<void> {
		this.passwordFailed = (await this.#steps?.signIn(this.password)) === false;
		this.password = '';
	}

	tryAgain(): void {
		this.#steps?.tryAgain();
	}

	/** What the server does not take is in a file by now. */
	erase(): void {
		this.#steps?.letGo();
	}

	/** Resolves when the device remembers nothing of the centre. */
	startAnew(): Promise<void> {
		return forgetFarewell();
	}
}
