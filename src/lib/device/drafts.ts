// What is being typed, kept sealed on the disk until it is saved or dropped (promise B9).
import { createStore, del, get, set, type UseStore } from 'idb-keyval';
import type { Sealed, Sealer } from '#domain/personal.ts';

/** The draft of one form. Calls take effect in the order they were made. */
export interface Draft {
	/** What was written last; undefined when there is nothing, or nothing that this device can open. */
	read(): Promise<unknown>;
	/** Keeps a value that JSON can express. Rejects when the browser refuses to store it; the value before it stays. */
	write(value: unknown): Promise<void>;
	remove(): Promise<void>;
}

const STORE = 'drafts';
const stores = new Map<string, UseStore>();

/** The draft of a form of one organisation, e.g. `new-visit`. */
export function draftOf(org: string, form: string, sealer: Sealer): Draft {
	const store = storeOf(org);
	const id = `draft:${form}`;
	let turn: Promise<unknown> = Promise.resolve();
	const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
		const next = turn.then(work);
		turn = next.catch(() => undefined);
		return next;
	};
	return {
		read: () => inTurn(async () => opened(sealer, id, await get<Sealed>(id, store))),
		write: (value) => inTurn(async () => set(id, await sealer.seal(id, new TextEncoder().encode(JSON.stringify(value))), store)),
		remove: () => inTurn(() => del(id, store))
	};
}

async function opened(sealer: Sealer, id: string, sealed: Sealed | undefined): Promise<unknown> {
	if (sealed === undefined) return undefined;
	const answer = await sealer.open(id, sealed);
	if ('unopened' in answer) return undefined;
	try {
		return JSON.parse(new TextDecoder().decode(answer.plain));
	} catch {
		return undefined;
	}
}

function storeOf(org: string): UseStore {
	const name = `sala-drafts-${org.toLowerCase()}`;
	const known = stores.get(name) ?? createStore(name, STORE);
	stores.set(name, known);
	return known;
}
