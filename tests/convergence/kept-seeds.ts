// Schedules that are always run: some at random, and every one that ever found something (say what, after it).

export const keptSeeds: readonly number[] = [1, 2, 3, 4, 5, 6, 7, 8];

/** Of peers.fuzz.test.ts. 3005: half a file was taken for a whole one (by the network of these tests, not by the server). */
export const keptPeerSeeds: readonly number[] = [...Array.from({ length: 12 }, (_, at) => at + 1), 3005];

/** Runs with other seeds as well: `SALA_FUZZ_SEEDS=100 SALA_FUZZ_FROM=5000 npx vitest run tests/convergence`. */
export function seedsToRun(environment: Record<string, string | undefined>, kept = keptSeeds): number[] {
	const more = Number(environment['SALA_FUZZ_SEEDS'] ?? 0);
	const from = Number(environment['SALA_FUZZ_FROM'] ?? 1000);
	return [...kept, ...Array.from({ length: more }, (_, at) => from + at)];
}
