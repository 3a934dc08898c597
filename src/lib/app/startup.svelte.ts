// Where the start has got to, as a rune for the one banner.
import type { StartupState } from './app.ts';

export class Startup {
	current = $state.raw<StartupState>({ state: 'opening' });
}
