// The ledgers of an organisation in this browser.
import { deviceDatabases, deviceLocks } from '#device/browser.ts';
import { readGenerations, writeGenerations } from '#device/ledger-generation.ts';
import type { Session } from '#device/ports.ts';
import type { LedgerWorld } from './compose-ledger-in-use.ts';

export function ledgerWorld({ org, device }: Pick<Session, 'org' | 'device'>, report: (error: unknown) => void): LedgerWorld {
	return {
		device,
		generations: { read: () => readGenerations(org), write: (generations) => writeGenerations(org, generations) },
		async open(generation) {
			const { openPouchLedger } = await import('#ledger/pouch-ledger.ts');
			return openPouchLedger({ org, generation });
		},
		async destroy(generation) {
			const { destroyPouchLedger } = await import('#ledger/pouch-generations.ts');
			await destroyPouchLedger(org, generation);
		},
		async found() {
			const { foundGenerations } = await import('#ledger/pouch-generations.ts');
			return foundGenerations(deviceDatabases(), org);
		},
		locks: deviceLocks(),
		lockName: `sala-ledger-${org}`,
		report
	};
}
