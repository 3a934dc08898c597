// Which modules travel together. Left alone, the bundler makes a chunk of every set of pages that share something: some
// sixty small files for one screen, each compressed for itself. Here what the kiosk and the counter both need at once is one
// file, what every screen of the staff stands on is another, and what the counter needs besides is a third. The bar above the
// staff's screens follows them in one.

/** Largest audience first. */
export const CHUNKS = ['first', 'staff', 'counter', 'bar'] as const;
export type Chunk = (typeof CHUNKS)[number];

/** Files whose static imports are a first screen, as the ends of module ids. */
const EVERY_SCREEN = ['/src/routes/+layout.svelte', '/src/routes/+layout.ts'];
const KIOSK = ['/src/routes/kiosk/+page.svelte'];
const STAFF = ['/src/routes/(staff)/+layout.svelte', '/src/routes/parts/Gate.svelte', '/src/lib/app/compose.ts'];
const COUNTER = ['/src/routes/(staff)/counter/+page.svelte'];
/** Comes after a first screen. */
const BAR = ['/src/routes/parts/TopBar.svelte', '/src/lib/ui/Toaster.svelte'];
const OTHERS = [
	'/src/routes/(staff)/supervisor/+page.svelte',
	'/src/routes/(staff)/settings/+page.svelte',
	'/src/routes/sign-in/+page.svelte',
	'/src/routes/setup/+page.svelte'
];
/** Ours, and the runtime of the framework; with them goes what they import. */
const GROUPED = /\/src\/(lib|routes\/(parts|pwa|\(staff\)))|\/node_modules\/svelte\//;

/**
 * The bundler's own help for importing later, and what the framework starts a page with: they would go with whoever imports
 * them, and the start of every page does.
 */
const EVERY_START = /vite\/preload-helper|rolldown\/runtime|\/@sveltejs\/kit\/src\/runtime\/(app|client)\//;

/** Ids of the modules that import a module statically; undefined for one that is not in the graph. */
export type ImportersOf = (id: string) => readonly string[] | undefined;

/** Name of the chunk for a module; null leaves it to the bundler. */
export function chunkOf(id: string, importersOf: ImportersOf): Chunk | null {
	if (EVERY_START.test(id)) return 'first';
	if (!GROUPED.test(id)) return null;
	const needed = (files: readonly string[]): boolean => neededBy(files, id, importersOf);
	const counter = needed(COUNTER);
	if (needed(EVERY_SCREEN) || (needed(KIOSK) && (counter || needed(STAFF)))) return 'first';
	if (needed(STAFF) || (counter && needed(OTHERS))) return 'staff';
	if (counter) return 'counter';
	return needed(BAR) ? 'bar' : null;
}

/** Whether one of the files needs a module at once: imports it, or imports what does. */
function neededBy(files: readonly string[], id: string, importersOf: ImportersOf, seen = new Set<string>()): boolean {
	if (files.some((file) => id.endsWith(file))) return true;
	if (seen.has(id)) return false;
	seen.add(id);
	return (importersOf(id) ?? []).some((importer) => neededBy(files, importer, importersOf, seen));
}
