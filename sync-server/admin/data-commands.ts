// backup, restore, verify, compact, doctor: the data folder as a whole.
import { resolve } from 'node:path';
import { HOST_DEFAULT, PORT_DEFAULT } from '../options.mjs';
import { backup as takeBackup } from './backup.ts';
import { CommandFailedError, type CommandContext } from './command-context.ts';
import { compact as compactAll } from './compact.ts';
import { examine, type Finding } from './doctor.ts';
import { restore as putBack } from './restore.ts';
import { verify as readAll, type DatabaseReport } from './verify.ts';

const MEBIBYTE_BYTES = 1024 * 1024;
const megabytes = (bytes: number): string => (bytes / MEBIBYTE_BYTES).toFixed(1);

export async function backup({ dataDir, words, terminal, clock, program }: CommandContext, to: string): Promise<void> {
	const onDatabase = (name: string): void => terminal.say(words.copying(name));
	const { databases } = await takeBackup({ dataDir, to, program, clock, onDatabase });
	const documents = databases.reduce((sum, one) => sum + one.documents, 0);
	const bytes = databases.reduce((sum, one) => sum + one.bytes, 0);
	terminal.say(words.backedUp(databases.length, documents, megabytes(bytes), resolve(to)));
}

export async function restore({ dataDir, words, terminal, clock }: CommandContext, from: string, force: boolean): Promise<void> {
	const { manifest, setAside } = await putBack({ from, dataDir, force, clock });
	terminal.say(words.restored(manifest.databases.length, manifest.takenAt));
	if (setAside !== undefined) terminal.say(words.setAside(setAside));
	terminal.say(words.restoredNext);
}

export async function verify(context: CommandContext, folder: string | undefined): Promise<void> {
	const { words, terminal } = context;
	const report = await readAll(folder ?? context.dataDir, (database) => sayReport(context, database));
	for (const { path, what } of report.files) terminal.say(words.fileWrong(path, what));
	if (!report.isClean) throw new CommandFailedError(words.verifiedWrong);
	terminal.say(words.verifiedClean(report.databases.length));
}

function sayReport({ words, terminal }: CommandContext, { name, documents, problems, problemCount }: DatabaseReport): void {
	terminal.say(problemCount === 0 ? words.databaseClean(name, documents) : words.databaseWrong(name, problemCount));
	for (const { id, what } of problems) terminal.say(words.problem(id, what));
	if (problemCount > problems.length) terminal.say(words.moreProblems(problemCount - problems.length));
}

export function compact({ dataDir, words, terminal }: CommandContext): void {
	compactAll(dataDir, ({ name, bytesBefore, bytesAfter }) =>
		terminal.say(words.compacted(name, megabytes(bytesBefore), megabytes(bytesAfter)))
	);
}

export interface DoctorChoice {
	port?: number;
	host?: string;
	secure?: boolean;
}

export async function doctor(context: CommandContext, { port, host, secure }: DoctorChoice): Promise<void> {
	const { env, words, terminal } = context;
	const findings = await examine({
		...context,
		appDir: env.SALA_APP_DIR ?? context.appDir,
		host: host ?? env.SALA_HOST ?? HOST_DEFAULT,
		port: port ?? Number(env.SALA_PORT ?? PORT_DEFAULT),
		isSecure: secure === true || env.SALA_TLS_CERT !== undefined || env.SALA_TRUST_PROXY !== undefined
	});
	for (const finding of findings) terminal.say(doctorLine(context, finding));
	const toDo = findings.filter(({ isOk }) => !isOk).length;
	if (toDo > 0) throw new CommandFailedError(words.toDo(toDo));
	terminal.say(words.allWell);
}

function doctorLine({ words }: CommandContext, { subject, isOk, values }: Finding): string {
	const { ok, attention = ok } = words.doctor[subject];
	return isOk ? `${words.ok}  ${ok(values)}` : `${words.attention}  ${attention(values)}`;
}
