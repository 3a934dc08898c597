// The sync of a device as a pure machine (S2–S6). What happens comes in as events, what to do goes out as effects; time,
// jitter, network and storage are the driver's (driver.ts). Every state × event pair is in transition-table.ts.
import type { SyncPhase, SyncProblem } from './status.ts';

export const BACKOFF_MS_MIN = 1_000;
/** Nobody waits longer than this for the next try, however long the server was away. */
export const BACKOFF_MS_MAX = 120_000;

export const syncStates = [
	'stopped',
	'other-tab',
	'connecting',
	'first-pull',
	'syncing',
	'idle',
	'waiting',
	'offline',
	'signed-out'
] as const;
export type SyncState = (typeof syncStates)[number];

export type AccessProblem = Extract<SyncProblem, 'not-signed-in' | 'not-permitted'>;

export const isAccessProblem = (problem: SyncProblem | undefined): problem is AccessProblem =>
	problem === 'not-signed-in' || problem === 'not-permitted';

export type SyncEvent =
	| { type: 'start' }
	| { type: 'stop' }
	/** This tab is the one that syncs now. */
	| { type: 'lock-taken' }
	/** Somebody tapped "send now", or signed in. */
	| { type: 'nudge' }
	/** The network came, or the person came back to the tab. */
	| { type: 'online' }
	| { type: 'offline' }
	/** The next try is due. */
	| { type: 'timer' }
	/** The server answered, and this ledger has never pulled from it to the end. */
	| { type: 'reached-fresh' }
	| { type: 'reached' }
	/** The first pull is complete. */
	| { type: 'pulled' }
	| { type: 'busy' }
	/** Both directions have nothing left to do. */
	| { type: 'caught-up' }
	/** `random`: from 0 to 1, for the jitter. */
	| { type: 'failed'; problem: Exclude<SyncProblem, AccessProblem>; random: number }
	/** The server said 401 or 403 to us. */
	| { type: 'turned-away'; problem: AccessProblem; random: number };

export const syncEventTypes = [
	'start',
	'stop',
	'lock-taken',
	'nudge',
	'online',
	'offline',
	'timer',
	'reached-fresh',
	'reached',
	'pulled',
	'busy',
	'caught-up',
	'failed',
	'turned-away'
] as const satisfies readonly SyncEvent['type'][];

export type Effect =
	| { do: 'take-lock' | 'release-lock' | 'connect' | 'pull-first' | 'go-live' | 'hang-up' | 'clear-timer' }
	| { do: 'set-timer'; delayMs: number };

export interface Machine {
	state: SyncState;
	/** Tries that failed since all was sent, the network came or somebody tapped. */
	failures: number;
	problem: SyncProblem | undefined;
	/** Refused documents are offered once more on the next contact. */
	reoffer: boolean;
}

export const atRest: Machine = { state: 'stopped', failures: 0, problem: undefined, reoffer: false };

export interface Step {
	machine: Machine;
	effects: Effect[];
}

/** What follows from an event. An event that means nothing in a state changes nothing. */
export function step(machine: Machine, event: SyncEvent): Step {
	const { state } = machine;
	if (state === 'stopped') return event.type === 'start' ? to(machine, { state: 'other-tab', reoffer: true }, 'take-lock') : stay(machine);
	if (event.type === 'stop') return { machine: atRest, effects: [...leaving(machine), { do: 'release-lock' }] };
	if (state === 'other-tab') return event.type === 'lock-taken' ? to(machine, { state: 'connecting' }, 'connect') : stay(machine);
	return isResting(state) ? whileResting(machine, event) : whileInContact(machine, event);
}

/** Milliseconds to the next try: doubling, capped, and half of it left to chance so that tablets do not come in step. */
export function backoffMs(failures: number, random: number): number {
	const whole = Math.min(BACKOFF_MS_MAX, BACKOFF_MS_MIN * 2 ** failures);
	return Math.round(whole / 2 + (whole / 2) * random);
}

/** The phase that the screens show of a state. */
export const phaseOf = (state: SyncState): SyncPhase => (state === 'connecting' ? 'syncing' : state);

const isResting = (state: SyncState): boolean => state === 'waiting' || state === 'offline' || state === 'signed-out';

function whileResting(machine: Machine, event: SyncEvent): Step {
	switch (event.type) {
		case 'timer':
			return to(machine, { state: 'connecting' }, 'connect');
		case 'nudge':
			return to(machine, { state: 'connecting', failures: 0, problem: whenAsked(machine), reoffer: true }, 'clear-timer', 'connect');
		case 'online':
			return to(machine, { state: 'connecting', failures: 0 }, 'clear-timer', 'connect');
		case 'offline':
			return machine.state === 'offline' ? stay(machine) : goOffline(machine);
		default:
			return stay(machine);
	}
}

function whileInContact(machine: Machine, event: SyncEvent): Step {
	const { state } = machine;
	switch (event.type) {
		case 'failed':
			return fail(machine, event.problem === 'no-network' ? 'offline' : 'waiting', event.problem, event.random);
		case 'turned-away':
			return fail(machine, 'signed-out', event.problem, event.random);
		case 'offline':
			return goOffline(machine);
		case 'online':
			return to(machine, { failures: 0 });
		case 'nudge':
			if (state === 'idle') return to(machine, { state: 'connecting', failures: 0, reoffer: true }, 'hang-up', 'connect');
			return to(machine, { failures: 0, reoffer: machine.reoffer || state === 'connecting' });
		case 'reached-fresh':
			return state === 'connecting' ? to(machine, { state: 'first-pull' }, 'pull-first') : stay(machine);
		case 'reached':
			return state === 'connecting' ? to(machine, { state: 'syncing' }, 'go-live') : stay(machine);
		case 'pulled':
			return state === 'first-pull' ? to(machine, { state: 'syncing' }, 'go-live') : stay(machine);
		case 'busy':
			return state === 'idle' ? to(machine, { state: 'syncing' }) : stay(machine);
		case 'caught-up':
			return state === 'syncing' ? to(machine, { state: 'idle', failures: 0, problem: undefined, reoffer: false }) : stay(machine);
		default:
			return stay(machine);
	}
}

function fail(machine: Machine, state: SyncState, problem: SyncProblem, random: number): Step {
	const next: Machine = { ...machine, state, problem, failures: machine.failures + 1 };
	const delayMs = backoffMs(state === 'offline' ? Infinity : machine.failures, random);
	return { machine: next, effects: [{ do: 'hang-up' }, { do: 'set-timer', delayMs }] };
}

/** Browsers say "offline" too when the server is on this very machine: the longest wait, not none at all. */
function goOffline(machine: Machine): Step {
	const next: Machine = { ...machine, state: 'offline', problem: 'no-network' };
	return { machine: next, effects: [...leaving(machine), { do: 'set-timer', delayMs: BACKOFF_MS_MAX }] };
}

/** What must end when a state is left for one without contact. */
function leaving({ state }: Machine): Effect[] {
	if (isResting(state)) return [{ do: 'clear-timer' }];
	return state === 'other-tab' ? [] : [{ do: 'hang-up' }];
}

/** Whoever was turned away stays so through every try of its own; somebody who signed in, or taps, begins anew. */
const whenAsked = ({ problem }: Machine): SyncProblem | undefined => (isAccessProblem(problem) ? undefined : problem);

const stay = (machine: Machine): Step => ({ machine, effects: [] });
const to = (machine: Machine, change: Partial<Machine>, ...effects: Exclude<Effect['do'], 'set-timer'>[]): Step => ({
	machine: { ...machine, ...change },
	effects: effects.map((name) => ({ do: name }))
});
