import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	atRest,
	BACKOFF_MS_MAX,
	BACKOFF_MS_MIN,
	backoffMs,
	phaseOf,
	step,
	syncEventTypes,
	syncStates,
	type Machine,
	type SyncEvent,
	type SyncState
} from './state.ts';
import { transitionTable } from './transition-table.ts';

const eventOf = (type: SyncEvent['type']): SyncEvent => {
	if (type === 'failed') return { type, problem: 'server-unreachable', random: 0.5 };
	if (type === 'turned-away') return { type, problem: 'not-signed-in', random: 0.5 };
	return { type };
};
const inState = (state: SyncState, more: Partial<Machine> = {}): Machine => ({ ...atRest, state, ...more });
const delayOf = (machine: Machine, event: SyncEvent): number | undefined => {
	const effect = step(machine, event).effects.find((each) => each.do === 'set-timer');
	return effect?.do === 'set-timer' ? effect.delayMs : undefined;
};

describe('states × events', () => {
	for (const state of syncStates) {
		for (const type of syncEventTypes) {
			const [next, ...effects] = transitionTable[state][type];
			it(`[S2] ${state} × ${type} → ${[next, ...effects].join(', ')}`, () => {
				const got = step(inState(state), eventOf(type));
				expect([got.machine.state, ...got.effects.map((effect) => effect.do)]).toEqual([next, ...effects]);
			});
		}
	}

	it('[S2] no network is told apart from a server that does not answer', () => {
		const got = step(inState('syncing'), { type: 'failed', problem: 'no-network', random: 0 });
		expect(got.machine).toMatchObject({ state: 'offline', problem: 'no-network' });
	});

	it('[S2] being turned away is not forgotten by a try, only by success or by somebody who asks', () => {
		const away = step(inState('syncing'), eventOf('turned-away')).machine;
		const trying = step(step(away, { type: 'timer' }).machine, { type: 'reached' }).machine;
		expect(trying).toMatchObject({ state: 'syncing', problem: 'not-signed-in' });
		expect(step(trying, { type: 'caught-up' }).machine.problem).toBeUndefined();
		expect(step(away, { type: 'nudge' }).machine.problem).toBeUndefined();
	});

	it('[S2] every state has a phase that screens know', () => {
		expect(syncStates.map(phaseOf)).toEqual([
			'stopped',
			'other-tab',
			'syncing',
			'first-pull',
			'syncing',
			'idle',
			'waiting',
			'offline',
			'signed-out'
		]);
	});

	it('[S2] whatever happens, stopping stops, and starting leads to the lock', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...syncEventTypes), { maxLength: 60 }), (types) => {
				const ended = types.reduce((machine, type) => step(machine, eventOf(type)).machine, atRest);
				const stopped = step(ended, { type: 'stop' }).machine;
				expect(stopped).toEqual(atRest);
				expect(step(stopped, { type: 'start' }).effects).toEqual([{ do: 'take-lock' }]);
			})
		);
	});

	it('[S2] timers and contacts are balanced: one timer at most, one exchange at most, none left when stopped', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...syncEventTypes), { maxLength: 80 }), (types) => {
				let machine = atRest;
				let timers = 0;
				let exchanges = 0;
				for (const type of [...types, 'stop' as const]) {
					if (type === 'timer' && timers === 0) continue;
					if (type === 'timer') timers = 0;
					const stepped = step(machine, eventOf(type));
					machine = stepped.machine;
					for (const effect of stepped.effects) {
						if (effect.do === 'set-timer') timers += 1;
						if (effect.do === 'clear-timer') timers = 0;
						if (effect.do === 'connect') exchanges += 1;
						if (effect.do === 'hang-up') exchanges = 0;
						expect(timers).toBeLessThanOrEqual(1);
						expect(exchanges).toBeLessThanOrEqual(1);
					}
				}
				expect([timers, exchanges]).toEqual([0, 0]);
			})
		);
	});
});

describe('back-off', () => {
	it('[S3] grows, has jitter in its upper half, and never exceeds two minutes', () => {
		fc.assert(
			fc.property(fc.nat({ max: 5000 }), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
				const delay = backoffMs(failures, random);
				expect(delay).toBeLessThanOrEqual(BACKOFF_MS_MAX);
				expect(delay).toBeGreaterThanOrEqual(BACKOFF_MS_MIN / 2);
				expect(delay).toBeGreaterThanOrEqual(backoffMs(failures, 0));
			})
		);
		expect([0, 1, 2, 6, 7, 100].map((failures) => backoffMs(failures, 0))).toEqual([500, 1000, 2000, 32_000, 60_000, 60_000]);
	});

	for (const type of ['nudge', 'online'] as const) {
		it(`[S4] starts over on ${type}`, () => {
			const tired = inState('waiting', { failures: 9 });
			const again = step(step(tired, { type }).machine, { type: 'failed', problem: 'server-error', random: 0 });
			expect(again.effects).toContainEqual({ do: 'set-timer', delayMs: backoffMs(0, 0) });
			expect(step(inState('syncing', { failures: 9 }), { type }).machine.failures).toBe(0);
		});
	}

	it('[S3] without a network it waits longest, and still tries: the server may be this very machine', () => {
		expect(delayOf(inState('idle'), { type: 'offline' })).toBe(BACKOFF_MS_MAX);
		expect(delayOf(inState('connecting'), { type: 'failed', problem: 'no-network', random: 0.999 })).toBeGreaterThan(BACKOFF_MS_MAX / 2);
	});

	it('[S3] only having sent everything forgets the failures and the problem, so a server that fails half way is not hammered', () => {
		let machine = inState('waiting', { failures: 4, problem: 'server-error' });
		for (const type of ['timer', 'reached'] as const) machine = step(machine, { type }).machine;
		expect(machine).toMatchObject({ failures: 4, problem: 'server-error' });
		expect(step(machine, { type: 'caught-up' }).machine).toMatchObject({ failures: 0, problem: undefined });
	});
});

describe('refused documents', () => {
	it('[S11] are offered again after a start or a tap, until a contact went through', () => {
		expect(step(atRest, { type: 'start' }).machine.reoffer).toBe(true);
		expect(step(inState('waiting'), { type: 'nudge' }).machine.reoffer).toBe(true);
		expect(step(inState('idle'), { type: 'nudge' }).machine.reoffer).toBe(true);
		expect(step(inState('waiting'), { type: 'timer' }).machine.reoffer).toBe(false);
		expect(step(inState('syncing', { reoffer: true }), { type: 'caught-up' }).machine.reoffer).toBe(false);
	});
});

describe('access', () => {
	it('[S5] a server that does not know us any more leads to signed out, with the reason, and another try later', () => {
		const turned = step(inState('syncing'), { type: 'turned-away', problem: 'not-permitted', random: 0 });
		expect(turned.machine).toMatchObject({ state: 'signed-out', problem: 'not-permitted' });
		expect(step(turned.machine, { type: 'nudge' }).machine.state).toBe('connecting');
		expect(step(turned.machine, { type: 'timer' }).machine.state).toBe('connecting');
	});
});
