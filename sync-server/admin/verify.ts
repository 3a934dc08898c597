// Whether everything in a data folder, or in a backup, is whole (O23). Reads only; a server may be running on the folder.
import { existsSync } from 'node:fs';
import { verifyFile, type FileReport } from '../store/verify-file.ts';
import { databasesIn } from './data-folder.ts';
import { filesAmiss, isBackup, readManifest, type Manifest } from './manifest.ts';

export interface DatabaseReport extends FileReport {
	name: string;
}

export interface VerifyReport {
	/** The backup's manifest, when the folder is a backup. */
	manifest: Manifest | undefined;
	/** Files of a backup that are not as its manifest says. */
	files: { path: string; what: string }[];
	databases: DatabaseReport[];
	isClean: boolean;
}

/** Reads every document of every database. Throws NoDataFolderError or NoBackupError. */
export async function verify(folder: string, onDatabase?: (report: DatabaseReport) => void): Promise<VerifyReport> {
	const manifest = isBackup(folder) ? readManifest(folder) : undefined;
	const files = manifest === undefined ? [] : await filesAmiss(folder, manifest);
	const databases: DatabaseReport[] = [];
	for (const { name, path } of databasesIn(folder)) {
		const found = verified(path);
		if (found === undefined) continue;
		const report = withManifest({ name, ...found }, manifest);
		onDatabase?.(report);
		databases.push(report);
	}
	return { manifest, files, databases, isClean: files.length === 0 && databases.every(({ problemCount }) => problemCount === 0) };
}

/**
 * What is wrong is looked at twice: a database that was destroyed, or made anew, under the reader's eyes is none that is damaged.
 * Undefined for one that is gone.
 */
function verified(path: string): FileReport | undefined {
	const first = verifyFile(path);
	if (first.problemCount === 0) return first;
	return existsSync(path) ? verifyFile(path) : undefined;
}

/** A backup's counts are those its manifest has. */
function withManifest(report: DatabaseReport, manifest: Manifest | undefined): DatabaseReport {
	if (manifest === undefined) return report;
	const listed = manifest.databases.find(({ name }) => name === report.name);
	const agrees = listed?.documents === report.documents && listed.deleted === report.deleted && listed.updateSeq === report.updateSeq;
	if (agrees) return report;
	const problems = [...report.problems, { what: 'its counts are not those of the manifest' }];
	return { ...report, problems, problemCount: report.problemCount + 1 };
}
