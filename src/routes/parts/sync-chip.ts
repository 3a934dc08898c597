// Pure: what the chip in the top bar says of sync. The first that holds is said; quiet when all is well.
import type { SyncStatus } from '#sync/status.ts';
import type { IconName } from '#ui/icons.ts';
import type { Tone } from '#ui/tones.ts';

export type ChipState =
	| { says: 'refused'; refused: number }
	| { says: 'signedOut' }
	| { says: 'receiving'; percent: number | undefined }
	| { says: 'sending' | 'waiting'; unsent: number }
	| { says: 'allSentOffline' | 'offlineNotYet' | 'notYet' | 'checking' }
	| { says: 'allSent'; sinceMs: number };

export function chipState(status: SyncStatus): ChipState {
	const { phase, unsent, refused, problem, progress, lastContactMs, knownSeq } = status;
	if (refused.length > 0) return { says: 'refused', refused: refused.length };
	if (phase === 'signed-out' || (phase === 'syncing' && (problem === 'not-signed-in' || problem === 'not-permitted')))
		return { says: 'signedOut' };
	if (phase === 'first-pull') return { says: 'receiving', percent: percentOf(progress) };
	if (unsent > 0) return { says: phase === 'syncing' ? 'sending' : 'waiting', unsent };
	if (knownSeq === undefined) return { says: 'checking' };
	if (lastContactMs === undefined) return { says: phase === 'offline' ? 'offlineNotYet' : 'notYet' };
	if (phase === 'offline') return { says: 'allSentOffline' };
	return { says: 'allSent', sinceMs: lastContactMs };
}

/** Looks of each state: colour only where someone should look. */
export const chipLooks: Record<ChipState['says'], { tone: Tone; icon: IconName }> = {
	refused: { tone: 'bad', icon: 'stop' },
	signedOut: { tone: 'look', icon: 'key' },
	receiving: { tone: 'quiet', icon: 'refresh' },
	sending: { tone: 'quiet', icon: 'send' },
	waiting: { tone: 'look', icon: 'clock' },
	allSentOffline: { tone: 'quiet', icon: 'offline' },
	offlineNotYet: { tone: 'quiet', icon: 'offline' },
	checking: { tone: 'quiet', icon: 'clock' },
	notYet: { tone: 'quiet', icon: 'clock' },
	allSent: { tone: 'quiet', icon: 'check' }
};

/** What was received must still be counted and shown: only the end of the phase is the end. */
const PERCENT_MAX = 99;

function percentOf(progress: SyncStatus['progress']): number | undefined {
	if (progress === undefined || progress.total <= 0) return undefined;
	return Math.min(PERCENT_MAX, Math.floor((progress.done / progress.total) * 100));
}
