// import: a rescue file into its centre, and what became of it in words.
import { createReadStream } from 'node:fs';
import { CommandFailedError, withStore, type CommandContext } from './command-context.ts';
import { importRescueFile, type ImportedRescue } from './import-rescue.ts';

export interface ImportOptions {
	/** Code of the centre; the file's own word where it is left out. */
	org?: string;
	/** Takes what can be read of a damaged file. */
	intact?: boolean;
}

export async function importFile(context: CommandContext, file: string, { org, intact }: ImportOptions): Promise<void> {
	const { words, terminal } = context;
	const open = (): AsyncIterable<Uint8Array> => createReadStream(file) as AsyncIterable<Buffer>;
	const imported = await withStore(context, (store) => importRescueFile(store, { open, org, intactOnly: intact }));
	const { reading, refusedBecause, refused, refusedCount } = imported;
	if (refusedBecause !== undefined) throw new CommandFailedError(whyRefused(context, imported));
	if (reading.fault !== undefined) terminal.say(words.rescueReadable(reading.intact, reading.total));
	terminal.say(words.rescueImported(imported.stored, imported.alreadyThere));
	if (refusedCount === 0) return;
	for (const { id, reason } of refused) terminal.say(words.problem(id, reason));
	if (refusedCount > refused.length) terminal.say(words.moreProblems(refusedCount - refused.length));
	throw new CommandFailedError(words.rescueNotAll(refusedCount));
}

function whyRefused({ words }: CommandContext, { reading, refusedBecause }: ImportedRescue): string {
	const { header, fault, intact, total } = reading;
	const centre = header === undefined ? '?' : [header.centre, `(${header.org})`].filter((part) => part !== undefined).join(' ');
	const why = words.rescueRefused[refusedBecause ?? 'altered'](centre);
	return fault === 'cut-short' || fault === 'altered' ? `${why} ${words.rescueReadable(intact, total)} ${words.rescueIntact}` : why;
}
