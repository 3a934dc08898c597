// What the tests of the help centre's screens stand on: doors that remember, and requests to be compared.
import { vi } from 'vitest';
import { asDay } from '#domain/days.ts';
import type { Comparable } from '#domain/help-likeness.ts';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';
import type { ReadModelDatabase } from '#readmodel/schema.ts';
import { AlikeRequests } from '../alike.svelte.ts';
import type { RequestFormDoors } from '../request-form.svelte.ts';

/** Doors of a form with these commands; `kept` tells what the draft is. */
export function blankDoors(
	commands: Partial<RequestFormDoors['commands']>,
	draft?: unknown
): { doors: RequestFormDoors; kept: () => unknown } {
	let kept = draft;
	let ids = 0;
	const never = (): never => {
		throw new Error('not to be asked');
	};
	return {
		kept: () => kept,
		doors: {
			commands: { requestHelp: never, correctHelp: never, ...commands },
			drafts: {
				read: () => Promise.resolve(kept),
				write: (value) => Promise.resolve(void (kept = value)),
				remove: () => Promise.resolve(void (kept = undefined))
			},
			newId: () => `ID${String((ids += 1))}`,
			today: () => asDay('2026-11-21'),
			isRecorded: () => Promise.resolve(false)
		}
	};
}

/** The comparing over these requests. */
export function alikeFor(known: readonly Comparable[]) {
	const rows = known.map(({ id, on, kind }) => ({ id, on, kind, voided: false }));
	const between = { toArray: () => Promise.resolve(rows) };
	const readModel = { requests: { where: () => ({ between: () => between }) } } as unknown as ReadModelDatabase;
	const read = vi.fn((ids: readonly string[], _purpose?: string) =>
		Promise.resolve(ids.map((id): OpenedPersonal => ({ state: 'opened', personal: known.find((one) => one.id === id)?.personal ?? {} })))
	);
	return { alike: new AlikeRequests({ readModel, personal: { read } }), read };
}
