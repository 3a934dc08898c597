import { freshReadModel } from '#readmodel/testing/read-model-in-memory.ts';
import { aRequest, helpId } from '#readmodel/testing/arbitraries.ts';
import { expect, it, vi } from 'vitest';
import type { Personal } from '#domain/personal.ts';
import { MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { makeProjector } from '#readmodel/projector.ts';
import type { OpenedPersonal } from '#readmodel/personal-reader.ts';
import { byRequest } from './requests-source.ts';
import type { Asked, FoundSoFar } from './sources.ts';

const people: Record<string, Personal> = {
	[helpId(1)]: { title: 'นาง', name: 'สมศรี มีสุข', phone: '0812345678' },
	[helpId(2)]: { name: 'มาลี แก้วพนา' }
};

it('[U259] finds requests for help by name in any spelling, by telephone and by kind, and logs only those it shows', async () => {
	const [ledger, db] = [new MemoryLedger(), freshReadModel()];
	const projector = makeProjector({ ledger, db });
	await ledger.receive([aRequest(1, 1), aRequest(2, 2)]);
	await projector.settled();
	const read = vi.fn((ids: readonly string[], _purpose?: string) =>
		Promise.resolve(ids.map((id): OpenedPersonal => ({ state: 'opened', personal: people[id] ?? {} })))
	);
	const found = async (query: string): Promise<string[]> => {
		const asked = { app: { readModel: db, personal: { read } }, centre: undefined, query, signal: new AbortController().signal };
		let last: FoundSoFar = { found: [] };
		for await (const answer of byRequest.find(asked as unknown as Asked)) last = answer;
		return last.found.map(({ title }) => title);
	};
	expect(await found('สมศรี')).toEqual(['นางสมศรี มีสุข']);
	expect(read.mock.calls.filter(([, purpose]) => purpose === 'search')).toEqual([[[helpId(1)], 'search']]);
	expect(await found('081234')).toEqual(['นางสมศรี มีสุข']);
	expect((await found('สาธารณภัย')).length).toBe(2);
	expect(await found('ไม่มีใคร')).toEqual([]);
});
