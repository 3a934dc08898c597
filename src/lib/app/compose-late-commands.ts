// The acts as the screens have them from the first moment on: each waits until the real ones are loaded.
import type { Commands } from '#commands/commands.ts';

type Act = (intent: never) => Promise<unknown>;

/** `real` loads the commands the first time; an act rejects with what it rejects with. */
export function lateCommands(real: () => Promise<Commands>): Commands {
	const act =
		(name: keyof Commands): Act =>
		async (intent) =>
			((await real())[name] as Act)(intent);
	// Something with a `then` would be taken for a promise by whoever awaits it.
	return new Proxy({} as Commands, { get: (_, name) => (name === 'then' ? undefined : act(name as keyof Commands)) });
}
