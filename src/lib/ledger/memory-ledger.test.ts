import { ledgerContract } from './ledger-contract.ts';
import { MemoryDisk, MemoryLedger } from './testing/memory-ledger.ts';

ledgerContract('the memory ledger', () => {
	const disk = new MemoryDisk();
	return {
		open: () => Promise.resolve(new MemoryLedger(disk)),
		receive: (ledger, documents) => (ledger as MemoryLedger).receive(documents),
		erase: (ledger, id) => (ledger as MemoryLedger).receive([], [id]),
		dispose: () => Promise.resolve()
	};
});
