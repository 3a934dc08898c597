import { MemoryStore } from './memory-store.ts';
import { storeContract } from './store-contract.ts';

storeContract('the store in memory', () => {
	const store = new MemoryStore();
	return { open: () => store, dispose: () => undefined };
});
