// The centre for every act, without reading it for every act.
import Dexie, { type ObservabilitySet } from 'dexie';
import { centreOf } from '#readmodel/queries/centre.ts';
import type { CentreRow, ReadModelDatabase } from '#readmodel/schema.ts';

export interface KeptCentre {
	/** The centre as the tables have it. */
	centre(): Promise<CentreRow | undefined>;
	stop(): void;
}

/**
 * Reads the centre's row when it is first asked for and again when it has changed, in this tab or another. Dexie tells of a
 * change before the transaction that made it resolves: who waited for an act gets no older centre than that act left.
 */
export function keepCentre(db: ReadModelDatabase, org: string): KeptCentre {
	let kept: Promise<CentreRow | undefined> | undefined;
	const forget = (): void => void (kept = undefined);
	const changed = (parts: ObservabilitySet): void => {
		if (Object.keys(parts).some((part) => part.startsWith(`idb://${db.name}/${db.centre.name}/`))) forget();
	};
	Dexie.on.storagemutated.subscribe(changed);
	return {
		async centre() {
			const asked = (kept ??= centreOf(db, org));
			return asked.catch((error: unknown) => {
				if (kept === asked) forget();
				throw error;
			});
		},
		stop: () => Dexie.on.storagemutated.unsubscribe(changed)
	};
}
