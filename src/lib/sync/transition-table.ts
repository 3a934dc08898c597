// Every state × event of state.ts, spelled out for its test and for whoever wants to know what happens when.
import type { Effect, SyncEvent, SyncState } from './state.ts';

/** The state that follows and the effects asked for, in order. */
export type Expected = readonly [SyncState, ...Effect['do'][]];

type Row = Record<SyncEvent['type'], Expected>;

const stays = (state: SyncState): Row => ({
	start: [state],
	stop: [state],
	'lock-taken': [state],
	nudge: [state],
	online: [state],
	offline: [state],
	timer: [state],
	'reached-fresh': [state],
	reached: [state],
	pulled: [state],
	busy: [state],
	'caught-up': [state],
	failed: [state],
	'turned-away': [state]
});

/** In contact with the server: what may go wrong is the same whatever was being exchanged. */
const inContact = (state: SyncState): Row => ({
	...stays(state),
	stop: ['stopped', 'hang-up', 'release-lock'],
	offline: ['offline', 'hang-up', 'set-timer'],
	failed: ['waiting', 'hang-up', 'set-timer'],
	'turned-away': ['signed-out', 'hang-up', 'set-timer']
});

/** Waiting for something: the timer, the network, a person. */
const atRest = (state: SyncState): Row => ({
	...stays(state),
	stop: ['stopped', 'clear-timer', 'release-lock'],
	nudge: ['connecting', 'clear-timer', 'connect'],
	online: ['connecting', 'clear-timer', 'connect'],
	offline: ['offline', 'clear-timer', 'set-timer'],
	timer: ['connecting', 'connect']
});

export const transitionTable: Record<SyncState, Row> = {
	stopped: { ...stays('stopped'), start: ['other-tab', 'take-lock'] },
	'other-tab': { ...stays('other-tab'), stop: ['stopped', 'release-lock'], 'lock-taken': ['connecting', 'connect'] },
	connecting: { ...inContact('connecting'), 'reached-fresh': ['first-pull', 'pull-first'], reached: ['syncing', 'go-live'] },
	'first-pull': { ...inContact('first-pull'), pulled: ['syncing', 'go-live'] },
	syncing: { ...inContact('syncing'), 'caught-up': ['idle'] },
	idle: { ...inContact('idle'), busy: ['syncing'], nudge: ['connecting', 'hang-up', 'connect'] },
	waiting: atRest('waiting'),
	offline: { ...atRest('offline'), offline: ['offline'] },
	'signed-out': atRest('signed-out')
};
