// How much memory a process really holds.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const KIBIBYTES_IN_MEGABYTE = 1024;

/** Megabytes resident; NaN where the system does not tell. */
export function residentMb(pid: number): number {
	const kibibytes =
		process.platform === 'linux'
			? /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
			: execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString();
	return Number(kibibytes) / KIBIBYTES_IN_MEGABYTE;
}
