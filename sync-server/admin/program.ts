// The command line: which commands there are, what they take, and how failures are told. Exit codes: 0, 1 failed, 2 wrong use.
import { resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { DATA_DEFAULT } from '../options.mjs';
import { DataFolderInUseError } from '../store/data-folder-lock.ts';
import { addUser, createOrg, list, resetPassword, revoke, type AddUserOptions } from './account-commands.ts';
import { BackupPlaceError } from './backup.ts';
import { CommandFailedError, WrongUsageError, type CommandContext, type Surroundings } from './command-context.ts';
import { NoDataFolderError } from './data-folder.ts';
import { importFile, type ImportOptions } from './import-command.ts';
import { backup, compact, doctor, restore, verify, type DoctorChoice } from './data-commands.ts';
import { migrate, type MigrateOptions } from './migrate-command.ts';
import { NoBackupError } from './manifest.ts';
import { NotRestoredError } from './restore.ts';
import { languageOf, wordsIn, type Words } from './words.ts';

export const EXIT_FAILED = 1;
export const EXIT_WRONG_USAGE = 2;

const PORT_MAX = 65_535;

/** Runs one command to its end; never throws. @param argv without node and the script. @returns the exit code */
export async function runCommand(argv: readonly string[], around: Surroundings): Promise<number> {
	const { env, terminal } = around;
	const language = languageOf(askedLanguage(argv), env.SALA_LANG ?? env.LC_ALL ?? env.LC_MESSAGES ?? env.LANG);
	if (language === undefined) {
		terminal.complain(wordsIn('th').wrongLanguage);
		return EXIT_WRONG_USAGE;
	}
	const words = wordsIn(language);
	try {
		await programOf(words, around).parseAsync(argv, { from: 'user' });
		return 0;
	} catch (error) {
		return failure(error, words, around);
	}
}

/** Needed before the options are read, for the help is in it. */
function askedLanguage(argv: readonly string[]): string | undefined {
	const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
	return at < 0 ? undefined : (/^--lang=(.*)$/s.exec(argv[at] ?? '')?.[1] ?? argv[at + 1] ?? '');
}

function programOf(words: Words, around: Surroundings): Command {
	const { help } = words;
	const program = new Command('sala-server');
	const context = (): CommandContext => {
		const { data } = program.opts<{ data?: string }>();
		return { ...around, words, dataDir: resolve(data ?? (around.env.SALA_DATA || DATA_DEFAULT)) };
	};
	program
		.description(help.program)
		.version(around.program, '-V, --version', help.version)
		.option('--data <DIR>', help.data)
		.addOption(new Option('--lang <th|en>', help.lang))
		.helpOption('-h, --help', help.help)
		.helpCommand('help [command]', help.helpCommand)
		.showHelpAfterError(words.seeHelp)
		.exitOverride()
		.configureHelp({ styleTitle: (title) => titleIn(words, title), showGlobalOptions: true })
		.configureOutput({
			writeOut: (text) => around.terminal.say(text.trimEnd()),
			writeErr: (text) => around.terminal.complain(text.trimEnd()),
			outputError: (text, write) => write(words.wrongUsage(text.replace(/^error: /, '')))
		});
	accountCommands(program, words, context);
	dataCommands(program, words, context);
	for (const command of program.commands) command.helpOption('-h, --help', help.help);
	return program;
}

/** Commander's own headings, in our words. */
function titleIn({ help }: Words, title: string): string {
	const headings: Record<string, string> = {
		'Usage:': help.usage,
		'Arguments:': help.arguments,
		'Options:': help.options,
		'Commands:': help.commands,
		'Global Options:': help.globalOptions
	};
	return headings[title] ?? title;
}

function accountCommands(program: Command, { help }: Words, context: () => CommandContext): void {
	program
		.command('create-org <CODE>')
		.description(`${help.createOrg} · ${help.code}`)
		.action((code: string) => createOrg(context(), code));
	program
		.command('add-user <NAME>')
		.description(help.addUser)
		.addOption(new Option('--role <ROLE>', help.role).argParser(gathered))
		.option('--display-name <TEXT>', help.displayName)
		.option('--generate', help.generate)
		.action((name: string, options: AddUserOptions) => addUser(context(), name, options));
	program
		.command('reset-password <NAME>')
		.description(help.resetPassword)
		.option('--generate', help.generate)
		.action((name: string, options: { generate?: boolean }) => resetPassword(context(), name, options));
	program
		.command('revoke <NAME>')
		.description(help.revoke)
		.action((name: string) => revoke(context(), name));
	program
		.command('list')
		.description(help.list)
		.action(() => list(context()));
}

function dataCommands(program: Command, { help }: Words, context: () => CommandContext): void {
	program
		.command('backup')
		.argument('<DIR>', help.backupFolder)
		.description(help.backup)
		.action((to: string) => backup(context(), to));
	program
		.command('restore')
		.argument('<DIR>', help.restoreFolder)
		.description(help.restore)
		.option('--force', help.force)
		.action((from: string, options: { force?: boolean }) => restore(context(), from, options.force === true));
	program
		.command('verify')
		.argument('[DIR]', help.verifyFolder)
		.description(help.verify)
		.action((folder: string | undefined) => verify(context(), folder));
	program
		.command('compact')
		.description(help.compact)
		.action(() => compact(context()));
	program
		.command('migrate')
		.description(help.migrate)
		.option('--to <URL>', help.migrateTo)
		.option('--from <URL>', help.migrateFrom)
		.action((options: MigrateOptions) => migrate(context(), options));
	program
		.command('import')
		.argument('<FILE>', help.rescueFile)
		.description(help.import)
		.option('--org <CODE>', help.rescueOrg)
		.option('--intact', help.rescueIntact)
		.action((file: string, options: ImportOptions) => importFile(context(), file, options));
	program
		.command('doctor')
		.description(help.doctor)
		.addOption(new Option('--port <N>', help.port).argParser(portOf))
		.option('--host <H>', help.host)
		.option('--secure', help.secure)
		.action((choice: DoctorChoice) => doctor(context(), choice));
}

const gathered = (word: string, before: unknown): string[] => [...((before as string[] | undefined) ?? []), word];

function portOf(text: string): number {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
	if (!(port <= PORT_MAX)) throw new InvalidArgumentError(`0–${PORT_MAX}`);
	return port;
}

/** One line about what went wrong, and the exit code for it. */
function failure(error: unknown, words: Words, { terminal }: Surroundings): number {
	// Commander has said what it had to say; help asked for is no failure.
	if (error instanceof CommanderError) return error.exitCode === 0 || error.code === 'commander.help' ? helpExit(error) : EXIT_WRONG_USAGE;
	if (error instanceof WrongUsageError) {
		terminal.complain(words.wrongUsage(error.message));
		return EXIT_WRONG_USAGE;
	}
	terminal.complain(wordsFor(error, words));
	return EXIT_FAILED;
}

/** Without a command the help is shown, and nothing was done. */
const helpExit = (error: CommanderError): number => (error.exitCode === 0 ? 0 : EXIT_WRONG_USAGE);

function wordsFor(error: unknown, words: Words): string {
	if (error instanceof CommandFailedError) return error.message;
	if (error instanceof DataFolderInUseError) return words.inUse(error.folder);
	if (error instanceof NoDataFolderError) return words.noDataFolder(error.message);
	if (error instanceof NoBackupError) return words.noBackup(error.message);
	if (error instanceof NotRestoredError) return words.notRestored[error.why](error.what.join(', '));
	if (error instanceof BackupPlaceError) return error.why === 'taken' ? words.backupTaken : words.backupInside;
	return words.failed(error instanceof Error ? error.message : String(error));
}
