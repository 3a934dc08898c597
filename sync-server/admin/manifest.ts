// What a backup says it holds: manifest.json beside the copies. Whoever reads a backup believes the manifest and nothing else.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { digestOf } from './durable-files.ts';

export const MANIFEST_FILE = 'manifest.json';
/** Of this file's own shape; a greater one is from a newer program. */
const MANIFEST_FORMAT = 1;

const count = z.int().check(z.gte(0));
const fileShape = z.object({
	/** From the backup's folder, with slashes; never out of it. */
	path: z.string().check(z.regex(/^(?:databases\/)?[a-z_][A-Za-z0-9_$()+.-]*$/)),
	bytes: count,
	sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/))
});
const databaseShape = z.object({
	...fileShape.shape,
	name: z.string().check(z.minLength(1)),
	/** Version of the file's shape: migrations.ts. */
	schema: count,
	documents: count,
	deleted: count,
	updateSeq: count
});
const manifestShape = z.object({
	format: z.literal(MANIFEST_FORMAT),
	program: z.string(),
	/** ISO 8601, UTC. */
	takenAt: z.string(),
	serverUuid: z.string(),
	files: z.array(fileShape),
	databases: z.array(databaseShape)
});

export type Manifest = z.infer<typeof manifestShape>;
export type ListedFile = z.infer<typeof fileShape>;
export type ListedDatabase = z.infer<typeof databaseShape>;

/** A folder that is no backup, or one that cannot be understood. */
export class NoBackupError extends Error {}

export const isBackup = (folder: string): boolean => existsSync(join(folder, MANIFEST_FILE));

export const manifestOf = (contents: Omit<Manifest, 'format'>): Manifest => ({ format: MANIFEST_FORMAT, ...contents });

/** Throws NoBackupError. */
export function readManifest(folder: string): Manifest {
	try {
		return manifestShape.parse(JSON.parse(readFileSync(join(folder, MANIFEST_FILE), 'utf8')));
	} catch (error) {
		throw new NoBackupError(folder, { cause: error });
	}
}

/** A line for a file of a backup. */
export async function listedFile(folder: string, path: string): Promise<ListedFile> {
	const full = join(folder, path);
	return { path, bytes: statSync(full).size, sha256: await digestOf(full) };
}

/** The files that are not as the manifest says, each with what is wrong. */
export async function filesAmiss(folder: string, manifest: Manifest): Promise<{ path: string; what: string }[]> {
	const amiss: { path: string; what: string }[] = [];
	for (const listed of [...manifest.files, ...manifest.databases]) {
		const what = await amissIn(folder, listed);
		if (what !== undefined) amiss.push({ path: listed.path, what });
	}
	return amiss;
}

async function amissIn(folder: string, listed: ListedFile): Promise<string | undefined> {
	const found = statSync(join(folder, listed.path), { throwIfNoEntry: false });
	if (found === undefined) return 'is missing';
	if (found.size !== listed.bytes) return `has ${found.size} bytes instead of ${listed.bytes}`;
	return (await digestOf(join(folder, listed.path))) === listed.sha256 ? undefined : 'has other contents than were backed up';
}
