import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '../../fixtures.ts';

const KIOSK_BYTES_MAX = 80_000;
const built = resolve(import.meta.dirname, '../../../build');

/** Files that a script imports at once; what it imports later, when needed, is not among them. */
function importedAtOnce(file: string): string[] {
	const text = readFileSync(file, 'utf8');
	return [...text.matchAll(/(?:import|from)\s*["'](\.{1,2}\/[^"']+\.js)["']/g)].map(([, path]) => resolve(file, '..', path ?? ''));
}

/** All scripts that must be there before the kiosk's first screen: the start, the root layout, the page. */
function firstLoad(): string[] {
	const page = readFileSync(join(built, '200.html'), 'utf8');
	const begun = [...page.matchAll(/["'(]\/?(_app\/immutable\/entry\/[\w.-]+\.js)/g)].map(([, path]) => join(built, path ?? ''));
	const app = begun.find((file) => /\/app\.[^/]+\.js$/.test(file)) ?? '';
	const node = /["']\/kiosk["']:\s*\[(\d+)/.exec(readFileSync(app, 'utf8'))?.[1] ?? '';
	const nodes = join(built, '_app/immutable/nodes');
	const needed = readdirSync(nodes).filter((name) => /\.js$/.test(name) && (name.startsWith('0.') || name.startsWith(`${node}.`)));
	expect(needed).toHaveLength(2);
	const seen = new Set<string>();
	const queue = [...begun, ...needed.map((name) => join(nodes, name))];
	for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
		if (seen.has(file)) continue;
		seen.add(file);
		queue.push(...importedAtOnce(file));
	}
	return [...seen];
}

test('[U28] the kiosk loads little before its first screen, and nothing of the staff’s screens', () => {
	const files = firstLoad();
	const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
	expect(bytes, files.join('\n')).toBeLessThanOrEqual(KIOSK_BYTES_MAX);
	const text = files.map((file) => readFileSync(file, 'utf8')).join('\n');
	for (const staffOnly of ['ภาพรวมของศูนย์', 'ค้นหางานบริการ', 'ส่งข้อมูลเดี๋ยวนี้', 'dexie', 'pouchdb'])
		expect(text.includes(staffOnly), staffOnly).toBe(false);
	expect(text).toContain('ขอบคุณที่มาใช้บริการ');
});
