import { expect, it } from 'vitest';
import { chunkOf } from '../scripts/chunks.ts';

const imports: Record<string, string[]> = {
	'/app/src/routes/+layout.svelte': ['/app/src/lib/ui/a.ts'],
	'/app/src/routes/kiosk/+page.svelte': [
		'/app/src/lib/ui/b.ts',
		'/app/node_modules/svelte/x.js',
		'/app/src/lib/kiosk.ts',
		'/app/src/routes/kiosk/Face.svelte'
	],
	'/app/src/routes/(staff)/counter/+page.svelte': [
		'/app/src/lib/ui/b.ts',
		'/app/node_modules/svelte/x.js',
		'/app/src/lib/ui/c.ts',
		'/app/src/lib/only.ts'
	],
	'/app/src/routes/(staff)/settings/+page.svelte': ['/app/src/lib/ui/c.ts', '/app/node_modules/dexie/x.js', '/app/src/lib/other.ts'],
	'/app/src/lib/ui/c.ts': ['/app/src/lib/ui/d.ts'],
	'/app/src/lib/ui/d.ts': ['/app/src/lib/ui/c.ts']
};
const importersOf = (id: string): string[] => Object.keys(imports).filter((from) => imports[from]?.includes(id));
const chunk = (id: string) => chunkOf(`/app/${id}`, importersOf);

it('[U28] what every screen needs at once travels together, without anything that only staff need', () => {
	expect(['src/lib/ui/a.ts', 'src/lib/ui/b.ts', 'node_modules/svelte/x.js'].map(chunk)).toEqual(['first', 'first', 'first']);
	expect(chunkOf('\0vite/preload-helper.js', importersOf)).toBe('first');
	expect(['src/lib/ui/c.ts', 'src/lib/only.ts', 'src/lib/other.ts'].map(chunk)).not.toContain('first');
});

it('what the counter shares with other pages of the staff travels together, even where modules import each other', () => {
	expect(['src/lib/ui/c.ts', 'src/lib/ui/d.ts'].map(chunk)).toEqual(['staff', 'staff']);
});

it('the rest is left to the bundler: what one page alone needs, and other packages', () => {
	const rest = [
		'src/lib/kiosk.ts',
		'src/lib/only.ts',
		'src/lib/other.ts',
		'src/routes/kiosk/Face.svelte',
		'node_modules/dexie/x.js',
		'src/lib/nowhere.ts'
	];
	expect(rest.map(chunk)).toEqual(rest.map(() => null));
});
