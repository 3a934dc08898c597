// An office whose acts are tried: ledger and read model in memory, one head at work, a sealer that anyone can read.
import { freshReadModel } from '#readmodel/testing/read-model-in-memory.ts';
import { toBase64 } from '#domain/base64.ts';
import { asDay } from '#domain/days.ts';
import type { Sealer } from '#domain/personal.ts';
import type { SharedKeys } from '#device/ports.ts';
import { MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { makeProjector } from '#readmodel/projector.ts';
import { centreOf } from '#readmodel/queries/centre.ts';
import { makeCommands } from '../make-commands.ts';

export const ORG = '10470101';

/** A ULID for tests, of a name in its letters. */
export const ulid = (name: string): string => `01J${name.padStart(23, '0')}`;

export const sealer: Sealer = {
	seal: (id, plain) => Promise.resolve({ v: 1, key: 'k', iv: id, data: toBase64(plain) }),
	open: (_id, { data }) => Promise.resolve({ plain: Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0)) })
};

/** A named centre on 21 November 2026, with malee as its head. */
export async function anOffice() {
	const [ledger, db] = [new MemoryLedger(), freshReadModel()];
	const projector = makeProjector({ ledger, db });
	const commands = makeCommands({
		session: { org: ORG, device: 'DEVICE' },
		actor: () => Promise.resolve({ staff: 'malee', roles: ['head'] }),
		staff: () => Promise.resolve([]),
		clock: { now: () => Date.parse('2026-11-21T03:15:27.123Z'), offset: () => 0, heard: () => undefined },
		sealer,
		keys: { crypto, makeRaw: () => crypto.getRandomValues(new Uint8Array(32)) } as SharedKeys,
		ledger: () => Promise.resolve(ledger),
		centre: () => centreOf(db, ORG),
		shown: () => projector.settled(),
		today: () => asDay('2026-11-21')
	});
	await commands.setCentreProfile({ act: ulid('P'), name: 'อบต.ตัวอย่าง', type: 'town', tambon: 'ก', amphoe: 'ข', province: 'ค' });
	return { ledger, db, commands, projected: () => projector.drain() };
}
