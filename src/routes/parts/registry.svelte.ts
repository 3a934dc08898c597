// The registry of the centre's devices: what was kept at once, then what the server says now (U133).
import { keepRegistry, readKeptRegistry } from '#device/kept-registry.ts';
import type { Clock } from '#device/ports.ts';
import { databaseOf } from '#sync/scope.ts';
import { readRegistry, registryOf, type OfficeProblem, type Registry } from '#sync/device-office.ts';

export class RegistryView {
	registry = $state.raw<Registry>();
	/** Device time at which this was so, ms. */
	askedMs = $state<number>();
	/** Why the newest answer is not here. */
	problem = $state<OfficeProblem>();
	busy = $state(false);
	/** Apart from `busy`, so that whoever asks in an effect does not depend on it. */
	#isAsking = false;
	readonly #org: string;
	readonly #clock: Pick<Clock, 'now'>;
	readonly #read: typeof readRegistry;

	constructor(org: string, clock: Pick<Clock, 'now'>, read = readRegistry) {
		this.#org = org;
		this.#clock = clock;
		this.#read = read;
		const kept = readKeptRegistry(org);
		this.registry = registryOf(kept?.registry);
		this.askedMs = this.registry === undefined ? undefined : kept?.askedMs;
	}

	/** Asks the server. Never rejects. */
	async look(): Promise<void> {
		if (this.#isAsking) return;
		this.#isAsking = this.busy = true;
		const answer = await this.#read(databaseOf(this.#org));
		this.#isAsking = this.busy = false;
		this.problem = answer.ok ? undefined : answer.problem;
		if (!answer.ok) return;
		this.registry = answer.registry;
		this.askedMs = this.#clock.now();
		keepRegistry({ org: this.#org, askedMs: this.askedMs, registry: answer.registry });
	}
}
