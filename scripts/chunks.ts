// Which modules travel together. Left alone, the bundler makes a chunk of every set of pages that share something: some
// sixty small files for one screen, each compressed for itself. Here what the kiosk and the counter both need at once is one
// file, and what the counter needs besides is another, as far as other pages need it too.

/** Files whose static imports are a first screen, as the ends of module ids. */
const EVERY_SCREEN = ['/src/routes/+layout.svelte', '/src/routes/+layout.ts'];
const KIOSK = ['/src/routes/kiosk/+page.svelte'];
const COUNTER = ['/src/routes/(staff)/+layout.svelte', '/src/routes/(staff)/counter/+page.svelte', '/src/lib/app/compose.ts'];
const OTHERS = [
	'/src/routes/(staff)/supervisor/+page.svelte',
	'/src/routes/(staff)/settings/+page.svelte',
	'/src/routes/sign-in/+page.svelte',
	'/src/routes/setup/+page.svelte'
];
/** Ours, and the runtime of the framework; with them goes what they import. */
const GROUPED = /\/src\/(lib|routes\/parts)\/|\/node_modules\/svelte\//;

/** The bundler's own help for importing later; it would go with whoever imports it, and the start of every page does. */
const IMPORT_HELPER = 'vite/preload-helper';

/** Ids of the modules that import a module statically; undefined for one that is not in the graph. */
export type ImportersOf = (id: string) => readonly string[] | undefined;

/** Name of the chunk for a module; null leaves it to the bundler. */
export function chunkOf(id: string, importersOf: ImportersOf): 'first' | 'staff' | null {
	if (id.includes(IMPORT_HELPER)) return 'first';
	if (!GROUPED.test(id)) return null;
	const needed = (files: readonly string[]): boolean => neededBy(files, id, importersOf);
	if (needed(EVERY_SCREEN) || (needed(KIOSK) && needed(COUNTER))) return 'first';
	return needed(COUNTER) && needed(OTHERS) ? 'staff' : null;
}

/** Whether one of the files needs a module at once: imports it, or imports what does. */
function neededBy(files: readonly string[], id: string, importersOf: ImportersOf, seen = new Set<string>()): boolean {
	if (files.some((file) => id.endsWith(file))) return true;
	if (seen.has(id)) return false;
	seen.add(id);
	return (importersOf(id) ?? []).some((importer) => neededBy(files, importer, importersOf, seen));
}
