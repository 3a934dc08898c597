import { expect, it } from 'vitest';
import type { Role } from '#domain/roles.ts';
import { makeCommands } from '#commands/make-commands.ts';
import type { Session } from '#device/ports.ts';
import { MemoryDisk, MemoryLedger } from '#ledger/testing/memory-ledger.ts';
import { sayOwnDevice } from './own-device.ts';

const ORG = '10470101';
const DEVICE = '01J00000000000000000000001';
let acts = 0;

/** A page of a device on a disk; somebody may unlock it. */
function aPage(disk: MemoryDisk, options: { kind?: Session['kind']; roles?: readonly Role[]; displayName?: string } = {}) {
	const { kind = 'account', roles = ['counter'], displayName = 'สุดา ใจดี' } = options;
	const session: Session = { kind, user: 'suda', displayName, roles: [], org: ORG, device: DEVICE };
	const ledger = new MemoryLedger(disk);
	const clock = { now: () => Date.UTC(2026, 10, 21), offset: () => 0, heard: () => undefined };
	const listeners = new Set<() => void>();
	const keys = { onChange: (listener: () => void) => (listeners.add(listener), () => void listeners.delete(listener)) };
	const world = { inside: false };
	const commands = makeCommands({
		session,
		actor: () => Promise.resolve({ staff: 'suda', roles }),
		staff: () => Promise.resolve([]),
		clock,
		sealer: { seal: () => Promise.reject(new Error('no')), open: () => Promise.resolve({ unopened: 'no-key' as const }) },
		keys: undefined as never,
		ledger: () => Promise.resolve(ledger),
		centre: () => Promise.resolve(undefined),
		shown: () => Promise.resolve(),
		today: () => '2026-11-21' as never
	});
	const ids = { ulid: () => `01J${String((acts += 1)).padStart(23, '0')}` };
	const stop = sayOwnDevice({
		session,
		ledger,
		commands,
		keys,
		isInside: () => world.inside,
		clock,
		ids,
		report: (error) => expect.fail(String(error))
	});
	const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
	return {
		stop,
		async unlock() {
			world.inside = true;
			for (const listener of listeners) listener();
			await settled();
		},
		async said() {
			await settled();
			const { documents } = await ledger.since(0, 100);
			return documents.flatMap(({ document }) => ('kind' in document ? [document] : []));
		}
	};
}

it('[B46] a device signed in to with an account is named once, by whoever unlocked it first', async () => {
	const disk = new MemoryDisk();
	const page = aPage(disk);
	expect(await page.said(), 'nobody is inside').toEqual([]);
	await page.unlock();
	await page.unlock();
	expect(await page.said()).toMatchObject([{ kind: 'device-enrolled', by: 'suda', body: { name: 'สุดา ใจดี', way: 'account' } }]);
	page.stop();
	const again = aPage(disk);
	await again.unlock();
	expect(await again.said()).toHaveLength(1);
});

it('[B46] not one that came by a code, nor by somebody who may not; and a name is never too long', async () => {
	const coded = aPage(new MemoryDisk(), { kind: 'device' });
	const visitor = aPage(new MemoryDisk(), { roles: [] });
	const long = aPage(new MemoryDisk(), { displayName: 'ก'.repeat(1_000) });
	for (const page of [coded, visitor, long]) await page.unlock();
	expect([await coded.said(), await visitor.said()]).toEqual([[], []]);
	expect(await long.said()).toHaveLength(1);
});
