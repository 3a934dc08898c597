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
	'/app/src/routes/parts/TopBar.svelte': ['/app/src/lib/ui/c.ts', '/app/src/lib/sync-words.ts'],
	'/app/src/lib/ui/c.ts': ['/app/src/lib/ui/d.ts'],
	'/app/src/lib/ui/d.ts': ['/app/src/lib/ui/c.ts'],
	'/app/src/lib/app/compose.ts': ['/app/src/lib/device/drafts.ts', '/app/src/lib/kiosk.ts'],
	'/app/src/routes/parts/Gate.svelte': ['/app/src/routes/parts/LockScreen.svelte']
};
const importersOf = (id: string): string[] => Object.keys(imports).filter((from) => imports[from]?.includes(id));
const chunk = (id: string) => chunkOf(`/app/${id}`, importersOf);

it('[U28] what every screen needs at once travels together, without anything that only staff need', () => {
	const everywhere = ['src/lib/ui/a.ts', 'src/lib/ui/b.ts', 'node_modules/svelte/x.js', 'src/lib/kiosk.ts'];
	expect(everywhere.map(chunk)).toEqual(everywhere.map(() => 'first'));
	expect(chunkOf('\0vite/preload-helper.js', importersOf)).toBe('first');
	expect(chunk('node_modules/@sveltejs/kit/src/runtime/client/client.js')).toBe('first');
	expect(['src/lib/ui/c.ts', 'src/lib/only.ts', 'src/lib/other.ts'].map(chunk)).not.toContain('first');
});

it('what stands before every screen of the staff, and what the counter shares with others, travels together, even where modules import each other', () => {
	const shared = ['src/lib/ui/c.ts', 'src/lib/ui/d.ts', 'src/lib/device/drafts.ts', 'src/routes/parts/LockScreen.svelte'];
	expect(shared.map(chunk)).toEqual(shared.map(() => 'staff'));
});

it('what the counter alone needs at once is one file', () => {
	expect(['src/lib/only.ts', 'src/routes/(staff)/counter/+page.svelte'].map(chunk)).toEqual(['counter', 'counter']);
});

it('the bar above the staff’s screens comes after them, in one file', () => {
	expect(['src/routes/parts/TopBar.svelte', 'src/lib/sync-words.ts'].map(chunk)).toEqual(['bar', 'bar']);
});

it('the rest is left to the bundler: what another page alone needs, and other packages', () => {
	const rest = ['src/routes/kiosk/Face.svelte', 'src/lib/other.ts', 'node_modules/dexie/x.js', 'src/lib/nowhere.ts'];
	expect(rest.map(chunk)).toEqual(rest.map(() => null));
});
