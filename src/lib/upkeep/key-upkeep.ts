// Keeps the centre's keys in order, whenever somebody is inside (promises B28–B32): shows this device's public key to the others,
// takes in the keys that rotations bring, and seals old records anew, in small steps that may end anywhere.
import { keyFrom, sealingKeyOf, isProven, type Rotation } from '#domain/key-sharing.ts';
import { readFact, type FactBody } from '#domain/facts.ts';
import { KEYS_PER_CENTRE_MAX } from '#domain/limits.ts';
import type { Commands } from '#commands/commands.ts';
import type { Clock, Ids, Session, SharedKeys } from '#device/ports.ts';
import type { FactDocument } from '#ledger/document.ts';
import { factsRange, subjectKey } from '#ledger/ids.ts';
import type { Ledger } from '#ledger/ledger.ts';
import { upcast } from '#ledger/upcast.ts';
import { Resealer, type ResealMarks } from './resealer.ts';

/** Publications that one device has made, at the most. */
const PUBLICATIONS_MAX = 50;

export interface KeyStatus {
	/** Ids of keys that rotations brought the centre and this device has not; known while somebody is inside. */
	missing: readonly string[];
	/** While records are sealed anew: how many documents were looked at, of how many. */
	resealing: { done: number; total: number } | undefined;
}

export interface KeyUpkeepDeps {
	session: Pick<Session, 'org' | 'device'>;
	keys: SharedKeys;
	ledger: Ledger;
	commands: Pick<Commands, 'publishDeviceKey'>;
	clock: Clock;
	ids: Ids;
	marks: ResealMarks;
	/** Lets the page answer, between two steps. */
	rest: () => Promise<void>;
	onStatus: (status: KeyStatus) => void;
	/** Told of what went wrong; it is tried again at the next occasion. */
	report: (error: unknown) => void;
}

export class KeyUpkeep {
	private readonly deps: KeyUpkeepDeps;
	private readonly resealer: Resealer;
	private readonly stops: (() => void)[];
	private missing: readonly string[] = [];
	private running: Promise<void> | undefined;
	private asked = 0;
	private stopped = false;
	/** The public key that is known to be published. */
	private published: string | undefined;

	constructor(deps: KeyUpkeepDeps) {
		this.deps = deps;
		const onProgress = (resealing: KeyStatus['resealing']): void => deps.onStatus({ missing: this.missing, resealing });
		this.resealer = new Resealer({ ...deps, onProgress, isStopped: () => this.stopped });
		this.stops = [deps.keys.onChange(() => void this.wake()), deps.ledger.onChange(() => void this.wake())];
	}

	/** Does what there is to do; resolves when that is done, or was not possible. Never rejects. */
	wake(): Promise<void> {
		this.asked += 1;
		this.running ??= this.work();
		return this.running;
	}

	/** Resolves after the step at hand. */
	async stop(): Promise<void> {
		this.stopped = true;
		for (const stop of this.stops) stop();
		await this.running;
	}

	private async work(): Promise<void> {
		let answered: number;
		do {
			answered = this.asked;
			await this.once().catch(this.deps.report);
		} while (!this.stopped && answered !== this.asked);
		this.running = undefined;
	}

	private async once(): Promise<void> {
		if (this.deps.keys.ring().length === 0) return;
		const rotations = await this.rotations();
		await this.takeIn(rotations);
		await this.publish();
		if (rotations.length > 0) await this.resealer.run();
	}

	private async takeIn(rotations: readonly Rotation[]): Promise<void> {
		const { keys, session } = this.deps;
		for (const rotation of rotations) {
			const pair = keys.pair();
			if (pair === undefined || holds(keys, rotation)) continue;
			const raw = await keyFrom(keys.crypto, keys.ring(), { device: session.device, privateKey: pair.privateKey }, rotation.body);
			if (raw !== undefined) await keys.add(raw);
		}
		const first = sealingKeyOf(keys.ring(), rotations);
		if (first !== undefined) await keys.add(first.raw);
		if (keys.ring().length === 0) return;
		this.missing = rotations.filter((rotation) => !holds(keys, rotation)).map(({ body }) => body.key);
		this.deps.onStatus({ missing: this.missing, resealing: undefined });
	}

	/** Anew when the pair is another, as after all PINs were lost, or when what is published was proven by a key that is gone. */
	private async publish(): Promise<void> {
		const { keys, session, commands, clock, ids } = this.deps;
		const pair = keys.pair();
		if (pair === undefined || this.published === pair.publicKey) return;
		const own = await this.publications();
		const newest = own.at(-1);
		const stands = newest?.publicKey === pair.publicKey && (await isProven(keys.crypto, keys.ring(), session.device, newest));
		if (!stands && !(await commands.publishDeviceKey({ act: ids.ulid(clock.now()) })).ok) return;
		this.published = pair.publicKey;
	}

	private async publications(): Promise<FactBody<'device-key-published'>[]> {
		const { ledger, session } = this.deps;
		const range = factsRange(subjectKey('device', session.device), 'device-key-published');
		const documents = (await ledger.inRange(range, PUBLICATIONS_MAX)) as FactDocument[];
		return documents.flatMap((document) => {
			const read = readFact(upcast(document));
			return read.state === 'known' && read.fact.kind === 'device-key-published' ? [read.fact.body] : [];
		});
	}

	private async rotations(): Promise<Rotation[]> {
		const { ledger, session } = this.deps;
		const range = factsRange(subjectKey('centre', session.org), 'centre-key-rotated');
		const documents = (await ledger.inRange(range, KEYS_PER_CENTRE_MAX)) as FactDocument[];
		return documents.flatMap((document) => {
			const read = readFact(upcast(document));
			return read.state === 'known' && read.fact.kind === 'centre-key-rotated' ? [read.fact] : [];
		});
	}
}

const holds = (keys: SharedKeys, { body }: Rotation): boolean => keys.ring().some(({ id }) => id === body.key);
