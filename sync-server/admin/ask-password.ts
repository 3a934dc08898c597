// A new password: typed twice, read from standard input, or made. Never an argument, which every account of the machine could read.
import { randomInt } from 'node:crypto';
import { PASSWORD_CHARACTERS_MIN } from '../options.mjs';
import { CommandFailedError, type CommandContext } from './command-context.ts';

/** Easy to read out: no 0 and o, no 1, l and i. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_CHARACTERS = 4;

/** 79 bits, in groups as `abcd-efgh-jkmn-pqrs`. */
export function makePassword(): string {
	const group = (): string => Array.from({ length: GROUP_CHARACTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
	return Array.from({ length: GROUPS }, group).join('-');
}

/** Throws CommandFailedError when two that were typed differ, or when it is too short. */
export async function newPassword({ terminal, words }: CommandContext, name: string, generate: boolean): Promise<string> {
	if (generate) return makePassword();
	const password = await terminal.readPassword(words.askPassword(name));
	if ([...password].length < PASSWORD_CHARACTERS_MIN) throw new CommandFailedError(words.passwordTooShort(PASSWORD_CHARACTERS_MIN));
	if (terminal.isInteractive && (await terminal.readPassword(words.askPasswordAgain)) !== password)
		throw new CommandFailedError(words.passwordsDiffer);
	return password;
}
