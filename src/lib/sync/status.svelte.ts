// Sync as the screens see it: a rune over the status, and what is true of one record. The only runes of this room.
import { createSubscriber } from 'svelte/reactivity';
import { personalId, readFactId } from '#ledger/ids.ts';
import type { Sync, SyncStatus } from './status.ts';

/** The status as a rune: read `.now` in a template or an effect and it follows every change. */
export function syncStatus(sync: Sync): { readonly now: SyncStatus } {
	const subscribe = createSubscriber((update) => sync.onStatus(update));
	return {
		get now() {
			subscribe();
			return sync.status();
		}
	};
}

/** `unknown` for the moment between the first screen and the opened ledger: neither claim would be honest then. */
export type RecordState = 'unknown' | 'unsent' | 'sent' | 'refused';

/**
 * Where one record stands (S10), from its row of the read model: newest local sequence number and ids of its facts.
 * A refused personal record makes its record refused, as the record did not arrive whole.
 */
export function recordState(status: SyncStatus, record: { seq: number; facts: readonly string[] }): RecordState {
	const isRefused = (id: string): boolean => status.refused.some((each) => each.id === id);
	if (status.refused.length > 0 && record.facts.some((id) => isRefused(id) || isRefused(personalIdOf(id)))) return 'refused';
	if (status.knownSeq === undefined) return 'unknown';
	if (record.facts.some((id) => status.unsentFacts.has(id))) return 'unsent';
	return record.seq > status.knownSeq ? 'unsent' : 'sent';
}

function personalIdOf(id: string): string {
	const parts = readFactId(id);
	return parts === undefined ? '' : personalId(parts.subjectId, parts.act);
}
