import { describe, expect, it } from 'vitest';
import { unknownStatus, type SyncStatus } from '#sync/status.ts';
import { chipState, type ChipState } from './sync-chip.ts';

const quiet: SyncStatus = { ...unknownStatus, phase: 'idle', sent: 12, knownSeq: 20, pushedSeq: 20, lastContactMs: 1_000 };
const refused = [{ id: 'visit:1', error: 'forbidden', reason: 'written facts stay as they are' }];

const cases: [string, Partial<SyncStatus>, ChipState][] = [
	['all sent', {}, { says: 'allSent', sinceMs: 1_000 }],
	['all sent, no network', { phase: 'offline' }, { says: 'allSentOffline' }],
	['records to send with no network', { phase: 'offline', unsent: 12 }, { says: 'waiting', unsent: 12 }],
	['records on their way', { phase: 'syncing', unsent: 3 }, { says: 'sending', unsent: 3 }],
	['a refusal before anything else', { phase: 'signed-out', unsent: 3, refused }, { says: 'refused', refused: 1 }],
	['signed out even when all is sent', { phase: 'signed-out' }, { says: 'signedOut' }],
	['signed out while it is only tried again', { phase: 'syncing', unsent: 3, problem: 'not-signed-in' }, { says: 'signedOut' }],
	['a first pull with its share', { phase: 'first-pull', progress: { done: 999, total: 1_000 } }, { says: 'receiving', percent: 99 }],
	[
		'a first pull whose last documents are still being shown',
		{ phase: 'first-pull', progress: { done: 9, total: 9 } },
		{ says: 'receiving', percent: 99 }
	],
	['a first pull of unknown size', { phase: 'first-pull' }, { says: 'receiving', percent: undefined }],
	['nothing of sending before the ledger was looked at', { knownSeq: undefined }, { says: 'checking' }],
	['no contact ever', { phase: 'stopped', lastContactMs: undefined }, { says: 'notYet' }],
	['no contact ever and no network', { phase: 'offline', lastContactMs: undefined }, { says: 'offlineNotYet' }]
];

describe('the sync chip', () => {
	it.each(cases)('[U8] says %s', (_, status, said) => {
		expect(chipState({ ...quiet, ...status })).toEqual(said);
	});

	it('[U8] never says that all is sent while a record is unsent or refused', () => {
		for (const phase of ['stopped', 'other-tab', 'offline', 'first-pull', 'syncing', 'idle', 'waiting', 'signed-out'] as const) {
			expect(chipState({ ...quiet, phase, unsent: 1 }).says).not.toMatch(/^allSent/);
			expect(chipState({ ...quiet, phase, refused }).says).not.toMatch(/^allSent/);
		}
	});
});
