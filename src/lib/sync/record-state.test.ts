import { describe, expect, it } from 'vitest';
import { unknownStatus, type SyncStatus } from './status.ts';
import { recordState } from './status.svelte.ts';

const FACT = 'visit:01V:visit-registered:01A';
const status = (change: Partial<SyncStatus>): SyncStatus => ({ ...unknownStatus, knownSeq: 10, ...change });

describe('the state of a record', () => {
	it('[S10] is unknown until the ledger was looked at', () => {
		expect(recordState(unknownStatus, { seq: 1, facts: [FACT] })).toBe('unknown');
	});

	it('[S10] is unsent while any of its facts is, sent when none is', () => {
		expect(recordState(status({ unsentFacts: new Set([FACT]) }), { seq: 3, facts: ['visit:01V:visit-voided:01B', FACT] })).toBe('unsent');
		expect(recordState(status({}), { seq: 3, facts: [FACT] })).toBe('sent');
	});

	it('[S10] is unsent when it was written after the last look', () => {
		expect(recordState(status({}), { seq: 11, facts: [FACT] })).toBe('unsent');
	});

	it('[S11] is refused when one of its facts, or the personal record of one, was refused', () => {
		const refused = (id: string) => status({ refused: [{ id, error: 'forbidden', reason: 'no' }], unsentFacts: new Set([FACT]) });
		expect(recordState(refused(FACT), { seq: 3, facts: [FACT] })).toBe('refused');
		expect(recordState(refused('personal:01V:01A'), { seq: 3, facts: [FACT] })).toBe('refused');
		expect(recordState(refused('personal:01W:01A'), { seq: 3, facts: [FACT] })).toBe('unsent');
	});
});
