import { expect, it } from 'vitest';
import type { RescueFile, TakenIn } from '#app/rescue.ts';
import type { RescueFault, RescueReading } from '#domain/rescue-reading.ts';
import { StorageFullError } from '#ledger/ledger.ts';
import { RescueInSteps } from './rescue-in.svelte.ts';
import { RescueSavingSteps, type RescueSavingDeps } from './rescue-saving.svelte.ts';

const file = new File(['x'], 'sala-rescue.salarescue');
const made = (change: Partial<RescueFile> = {}): RescueFile => ({ file, facts: 3, documents: 5, unreadable: 0, from: 'ledger', ...change });

function saving(change: Partial<RescueSavingDeps>) {
	const saved: string[] = [];
	const reported: unknown[] = [];
	const steps = new RescueSavingSteps({
		make: async () => made(),
		save: ({ name }) => void saved.push(name),
		canShare: () => true,
		share: async () => true,
		report: (error) => void reported.push(error),
		...change
	});
	return { steps, saved, reported };
}

it('[U80] one tap makes the file and saves it', async () => {
	const { steps, saved } = saving({});
	await steps.run();
	expect(steps.state).toMatchObject({ is: 'made', canShare: true });
	expect(saved).toEqual([file.name]);
	steps.saveAgain();
	expect(saved).toHaveLength(2);
});

it('[U81] where nothing waits no file is saved; where all that is there cannot be read one is, and says so', async () => {
	const none = saving({ make: async () => made({ facts: 0, documents: 0 }) });
	await none.steps.run();
	expect([none.steps.state.is, none.saved]).toEqual(['nothing', []]);
	const broken = saving({ make: async () => made({ facts: 0, documents: 0, unreadable: 2, from: 'raw' }) });
	await broken.steps.run();
	expect(broken.steps.state).toMatchObject({ is: 'made', made: { unreadable: 2, from: 'raw' } });
});

it('[U81] a store that cannot be read is said, and reported once', async () => {
	const { steps, saved, reported } = saving({ make: () => Promise.reject(new Error('gone')) });
	await steps.run();
	expect([steps.state.is, saved, reported.length]).toEqual(['failed', [], 1]);
});

it('[U81] a file that the person did not hand on is still said to be there', async () => {
	const { steps } = saving({ share: async () => false });
	await steps.run();
	await steps.share();
	expect([steps.notShared, steps.state.is]).toEqual([true, 'made']);
});

const read = (change: Partial<RescueReading> = {}): RescueReading => ({
	header: undefined,
	fault: undefined,
	seal: 'good',
	intact: 5,
	intactFacts: 3,
	total: 5,
	...change
});

function taking(reading: RescueReading, takeIn?: () => Promise<TakenIn>) {
	const taken: boolean[] = [];
	const steps = new RescueInSteps({
		inspect: async () => reading,
		takeIn: async (_, intactOnly) => {
			taken.push(intactOnly);
			return takeIn === undefined ? { ...reading, newFacts: 3, newDocuments: 5 } : takeIn();
		},
		report: () => undefined
	});
	return { steps, taken };
}

it('[U82] stores nothing before the person has seen what is in the file, and nothing when they leave', async () => {
	const { steps, taken } = taking(read());
	await steps.take();
	await steps.choose(file);
	expect(steps.state).toMatchObject({ is: 'asking', may: 'all' });
	steps.leave();
	await steps.take();
	expect([taken, steps.state.is]).toEqual([[], 'resting']);
	await steps.choose(file);
	await steps.take();
	expect([taken, steps.state]).toMatchObject([[false], { is: 'taken', taken: { newFacts: 3 } }]);
});

it.each<[RescueFault, number, 'intact' | 'nothing']>([
	['other-centre', 0, 'nothing'],
	['forged', 5, 'nothing'],
	['newer-format', 5, 'nothing'],
	['not-a-rescue-file', 0, 'nothing'],
	['cut-short', 4, 'intact'],
	['altered', 4, 'intact'],
	['cut-short', 0, 'nothing']
])('[U83] of a file that is %s with %i intact pieces may be taken: %s, and never without being asked', async (fault, intact, may) => {
	const { steps, taken } = taking(read({ fault, intact }));
	await steps.choose(file);
	expect([steps.state, taken]).toMatchObject([{ is: 'asking', may }, []]);
	await steps.take();
	expect(taken).toEqual(may === 'intact' ? [true] : []);
});

it.each<[string, Error, string]>([
	['a full disk', new StorageFullError('full'), 'storage-full'],
	['anything else', new Error('no'), 'other']
])('[U84] after %s the same file can be taken in again', async (_, error, because) => {
	let tries = 0;
	const { steps } = taking(read(), async () => {
		tries += 1;
		if (tries === 1) throw error;
		return { ...read(), newFacts: 0, newDocuments: 0 };
	});
	await steps.choose(file);
	await steps.take();
	expect(steps.state).toEqual({ is: 'failed', because });
	await steps.choose(file);
	await steps.take();
	expect(steps.state.is).toBe('taken');
});

it('[U84] a stick that was pulled out is said', async () => {
	const steps = new RescueInSteps({
		inspect: () => Promise.reject(new DOMException('gone', 'NotReadableError')),
		takeIn: () => Promise.reject(new Error('never asked')),
		report: () => undefined
	});
	await steps.choose(file);
	expect(steps.state).toEqual({ is: 'failed', because: 'unreadable-file' });
});
