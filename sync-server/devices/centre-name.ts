// What an organisation calls itself, for the person who is about to bring a device into it: from the profile in its ledger, which is
// written in the clear.
import type { Store } from '../store/store.ts';

const PROFILE_KIND = ':centre-profile-set:';
/** A centre sets its profile a few times in its life. */
const CENTRE_FACTS_READ_MAX = 500;

/** The name in the newest profile; the organisation's code when there is none yet. */
export async function centreName(store: Store, org: string): Promise<string> {
	const ledger = await store.open(org);
	const range = { startKey: 'centre:\ufff0', endKey: 'centre:', inclusiveEnd: true, descending: true, skip: 0 };
	const rows = (await ledger?.allDocs({ ...range, limit: CENTRE_FACTS_READ_MAX, bodies: true }))?.rows ?? [];
	for (const { id, body } of rows) {
		if (!id.includes(PROFILE_KIND) || body === undefined) continue;
		const { body: profile } = JSON.parse(body.json) as { body?: { name?: unknown } };
		if (typeof profile?.name === 'string' && profile.name !== '') return profile.name;
	}
	return org.slice('org-'.length);
}
