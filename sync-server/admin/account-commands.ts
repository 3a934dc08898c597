// create-org, add-user, reset-password, revoke, list: who and what is on the server.
import { SERVER_ADMIN_ROLE } from '../auth/grants.ts';
import { USER_PATTERN } from '../options.mjs';
import type { Store } from '../store/store.ts';
import {
	addUser as addPerson,
	createOrganisation,
	isOrganisationCode,
	organisationDatabase,
	organisationRole,
	organisationRoles,
	type OrganisationRole
} from './accounts.ts';
import { newPassword } from './ask-password.ts';
import { CommandFailedError, withStore, WrongUsageError, type CommandContext } from './command-context.ts';
import { organisationsIn, peopleIn, type ListedPerson } from './overview.ts';
import { resetPassword as giveNewPassword, revoke as shutOut, type PersonOutcome } from './people.ts';

export async function createOrg(context: CommandContext, code: string): Promise<void> {
	const { words, terminal } = context;
	if (!isOrganisationCode(code)) throw new WrongUsageError(words.wrongCode(code));
	const { outcome } = await withStore(context, (store) => createOrganisation(store, { code }));
	terminal.say(outcome === 'created' ? words.orgMade(code) : words.orgThere(code));
}

export interface AddUserOptions {
	role?: string[];
	displayName?: string;
	generate?: boolean;
}

export async function addUser(context: CommandContext, name: string, options: AddUserOptions): Promise<void> {
	const { words, terminal } = context;
	if (!USER_PATTERN.test(name)) throw new WrongUsageError(words.wrongName(name));
	const grants = (options.role ?? []).map((role) => readRole(context, role));
	const outcome = await withStore(context, async (store) => {
		for (const { code } of grants) await requireOrganisation(context, store, code);
		const password = await newPassword(context, name, options.generate === true);
		const roles = grants.map(({ role }) => role);
		const added = await addPerson(store, { name, password, roles, displayName: options.displayName ?? name }, context);
		if (added === 'added' && options.generate === true) terminal.say(words.madePassword(name, password));
		return added;
	});
	if (outcome === 'already-there') throw new CommandFailedError(words.userThere(name));
	terminal.say(words.userAdded(name));
}

export async function resetPassword(context: CommandContext, name: string, options: { generate?: boolean }): Promise<void> {
	const { words, terminal } = context;
	await withStore(context, async (store) => {
		const password = await newPassword(context, name, options.generate === true);
		requireDone(context, name, await giveNewPassword(store, name, password, context));
		if (options.generate === true) terminal.say(words.madePassword(name, password));
	});
	terminal.say(words.passwordReset(name));
}

export async function revoke(context: CommandContext, name: string): Promise<void> {
	requireDone(context, name, await withStore(context, (store) => shutOut(store, name)));
	context.terminal.say(context.words.revoked(name));
}

export function list({ dataDir, words, terminal }: CommandContext): void {
	const organisations = organisationsIn(dataDir);
	terminal.say(words.organisations);
	for (const { code, documents } of organisations)
		terminal.say(`  ${code}  ${documents === undefined ? words.unreadable : words.documents(documents)}`);
	if (organisations.length === 0) terminal.say(`  ${words.none}`);
	const people = peopleIn(dataDir);
	terminal.say(words.people);
	const lineOf = ({ name, displayName, roles, maySignIn }: ListedPerson): string =>
		[`  ${name}`, displayName, roles.join(', '), maySignIn ? '' : words.shutOut].filter((part) => part !== '').join('  ');
	for (const person of people) terminal.say(lineOf(person));
	if (people.length === 0) terminal.say(`  ${words.none}`);
}

/** `_admin`, or `CODE:role` as a person writes it. Throws WrongUsageError. */
function readRole({ words }: CommandContext, text: string): { role: string; code: string | undefined } {
	if (text === SERVER_ADMIN_ROLE) return { role: text, code: undefined };
	const [code = '', role = ''] = text.replace(/^org-/, '').split(':');
	if (code === '' || !isRole(role)) throw new WrongUsageError(words.wrongRole(text));
	return { role: organisationRole(code, role), code };
}

const isRole = (text: string): text is OrganisationRole => (organisationRoles as readonly string[]).includes(text);

async function requireOrganisation({ words }: CommandContext, store: Store, code: string | undefined): Promise<void> {
	if (code !== undefined && (await store.open(organisationDatabase(code))) === undefined)
		throw new CommandFailedError(words.noSuchOrg(code));
}

function requireDone({ words }: CommandContext, name: string, outcome: PersonOutcome): void {
	if (outcome === 'unknown-person') throw new CommandFailedError(words.unknownPerson(name));
	if (outcome === 'last-administrator') throw new CommandFailedError(words.lastAdministrator(name));
}
