// Which rows changed, in this tab or another, as Dexie tells after each transaction.
import Dexie, { RangeSet, type ObservabilitySet } from 'dexie';
import type { ReadModelDatabase } from '../schema.ts';

export interface ChangedRows {
	/** Primary keys of rows that were written or deleted. */
	keys: string[];
	/** So much changed at once that keys were not told, e.g. a table was emptied. */
	all: boolean;
}

/** Calls back with changes in these tables; returns how to stop. */
export function onChangedRows(
	db: ReadModelDatabase,
	tables: readonly ('visits' | 'personal')[],
	listener: (changed: ChangedRows) => void
): () => void {
	const parts = tables.map((table) => `idb://${db.name}/${table}/`);
	const heard = (mutated: ObservabilitySet): void => {
		const changed = changedIn(parts.flatMap((part) => mutated[part] ?? []));
		if (changed.all || changed.keys.length > 0) listener(changed);
	};
	Dexie.on.storagemutated.subscribe(heard);
	return () => Dexie.on.storagemutated.unsubscribe(heard);
}

function changedIn(trees: readonly ObservabilitySet[string][]): ChangedRows {
	const ranges = trees.flatMap((tree) => [...new RangeSet().add(tree)]);
	const keys = ranges.flatMap(({ from, to }) => (from === to && typeof from === 'string' ? [from] : []));
	return { keys: [...new Set(keys)], all: keys.length < ranges.length };
}
