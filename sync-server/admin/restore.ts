// Puts a backup in the place of a data folder: checked against its manifest first, whole or not at all (O22). Each database begins a
// new life, so that tablets send and fetch whatever the backup does not know of (P75).
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Clock } from '../ports.ts';
import { migrations } from '../store/migrations/migrations.ts';
import { beginNewLife } from '../store/new-life.ts';
import { DATABASES_FOLDER, isInUse } from './data-folder.ts';
import { OWNER_ONLY_FILE, OWNER_ONLY_FOLDER, syncFile, syncFolder } from './durable-files.ts';
import { filesAmiss, readManifest, type Manifest } from './manifest.ts';

/** Why a backup is not put back. `what` names the files, the folder or the databases it is about. */
export class NotRestoredError extends Error {
	readonly why: 'damaged' | 'newer' | 'in-use' | 'not-empty';
	readonly what: readonly string[];

	constructor(why: NotRestoredError['why'], what: readonly string[]) {
		super(`${why}: ${what.join(', ')}`);
		this.why = why;
		this.what = what;
	}
}

export interface Restored {
	manifest: Manifest;
	/** Where the earlier contents of the data folder are now, when it had any. */
	setAside: string | undefined;
}

/**
 * Restores a backup into a data folder, which must be empty; `force` sets aside what is there. Throws NotRestoredError and
 * NoBackupError before anything is changed.
 */
export async function restore(options: { from: string; dataDir: string; force: boolean; clock: Clock }): Promise<Restored> {
	const dataDir = resolve(options.dataDir);
	const manifest = readManifest(options.from);
	await refuse(options.from, manifest, dataDir, options.force);
	const draft = `${dataDir}.restoring`;
	rmSync(draft, { recursive: true, force: true });
	try {
		copyOut(options.from, draft, manifest);
		const setAside = clearPlace(dataDir, options.clock.now());
		renameSync(draft, dataDir);
		syncFolder(dirname(dataDir));
		return { manifest, setAside };
	} catch (error) {
		rmSync(draft, { recursive: true, force: true });
		throw error;
	}
}

async function refuse(from: string, manifest: Manifest, dataDir: string, force: boolean): Promise<void> {
	const amiss = await filesAmiss(from, manifest);
	if (amiss.length > 0)
		throw new NotRestoredError(
			'damaged',
			amiss.map(({ path, what }) => `${path} ${what}`)
		);
	const newer = manifest.databases.filter(({ schema }) => schema > migrations.length).map(({ name }) => name);
	if (newer.length > 0) throw new NotRestoredError('newer', newer);
	if (isEmpty(dataDir)) return;
	if (isInUse(dataDir)) throw new NotRestoredError('in-use', [dataDir]);
	if (!force) throw new NotRestoredError('not-empty', [dataDir]);
}

const isEmpty = (folder: string): boolean => !existsSync(folder) || readdirSync(folder).length === 0;

function copyOut(from: string, draft: string, manifest: Manifest): void {
	mkdirSync(join(draft, DATABASES_FOLDER), { recursive: true, mode: OWNER_ONLY_FOLDER });
	for (const { path } of [...manifest.files, ...manifest.databases]) {
		const copy = join(draft, path);
		copyFileSync(join(from, path), copy);
		chmodSync(copy, OWNER_ONLY_FILE);
	}
	for (const { path } of manifest.databases) beginNewLife(join(draft, path));
	for (const { path } of [...manifest.files, ...manifest.databases]) syncFile(join(draft, path));
	for (const folder of [join(draft, DATABASES_FOLDER), draft]) syncFolder(folder);
}

/** What was there is never deleted: someone may find out tomorrow that the backup was the wrong one. */
function clearPlace(dataDir: string, now: number): string | undefined {
	if (isEmpty(dataDir)) return undefined;
	const stamp = new Date(now).toISOString().replaceAll(/[:.]/g, '-');
	const aside = `${dataDir}.before-restore-${stamp}`;
	renameSync(dataDir, aside);
	return aside;
}
