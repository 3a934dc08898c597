// The first run: whoever has the printed link makes the first administrator and the first organisation, once.
// The browser then signs in and appends the centre's profile, catalogue and survey itself, like any other act.
import { randomBytes } from 'node:crypto';
import * as z from 'zod/mini';
import { PASSWORD_CHARACTERS_MIN, USER_PATTERN } from '../options.mjs';
import type { Clock, Log } from '../ports.ts';
import { attempts } from './attempts.ts';
import type { SetupToken } from './setup-token.ts';

const PASSWORD_CHARACTERS_MAX = 1024;
const DISPLAY_NAME_CHARACTERS_MAX = 200;
const ORG_CODE_CHARACTERS_MAX = 40;
const ORG_CODE_RANDOM_BYTES = 5;

const requestShape = z.object({
	token: z.string().check(z.maxLength(200)),
	user: z.string().check(z.regex(USER_PATTERN)),
	password: z.string().check(z.minLength(PASSWORD_CHARACTERS_MIN), z.maxLength(PASSWORD_CHARACTERS_MAX)),
	displayName: z.string().check(z.trim(), z.minLength(1), z.maxLength(DISPLAY_NAME_CHARACTERS_MAX)),
	org: z.object({ code: z.optional(z.string().check(z.maxLength(200))) })
});

/** What the first run does to the server; accounts.ts does it for real. */
export interface Accounts {
	hasAdministrator(): Promise<boolean>;
	/** 'already-there': there are documents in it; an empty one left by a run cut short is taken over. */
	createOrganisation(code: string): Promise<'created' | 'already-there'>;
	/** Takes back one that was just created. */
	discardOrganisation(code: string): Promise<void>;
	addUser(user: { name: string; password: string; displayName: string; roles: string[] }): Promise<'added' | 'already-there'>;
}

export type FirstRunAnswer =
	| { outcome: 'made'; org: string }
	| { outcome: 'malformed'; field: string }
	| { outcome: 'wrong-token' }
	| { outcome: 'taken'; what: 'user' | 'org' }
	| { outcome: 'too-many-attempts'; waitSeconds: number };

export interface FirstRun {
	needed(): Promise<boolean>;
	/** Takes a request body as parsed JSON. One at a time: two with the same token make one administrator. */
	make(body: unknown): Promise<FirstRunAnswer>;
}

/** A code for the organisation: what was given in letters that a database name can have, else one made up. */
export function orgCodeOf(given: string | undefined): string {
	const code = (given ?? '')
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-')
		.slice(0, ORG_CODE_CHARACTERS_MAX)
		.replaceAll(/^-+|-+$/g, '');
	return code === '' ? `c${randomBytes(ORG_CODE_RANDOM_BYTES).toString('hex')}` : code;
}

export function firstRun({ token, accounts, clock, log }: { token: SetupToken; accounts: Accounts; clock: Clock; log: Log }): FirstRun {
	const tries = attempts(clock);
	let queue: Promise<unknown> = Promise.resolve();

	async function make(body: unknown): Promise<FirstRunAnswer> {
		const waitSeconds = tries.waitSeconds();
		if (waitSeconds > 0) return { outcome: 'too-many-attempts', waitSeconds };
		const request = requestShape.safeParse(body);
		if (!request.success) return { outcome: 'malformed', field: request.error.issues[0]?.path.join('.') ?? '' };
		const { user, password, displayName } = request.data;
		if (!token.matches(request.data.token) || (await accounts.hasAdministrator())) {
			tries.noteWrong();
			log.error({}, 'Somebody tried the first-run page with a wrong or used link');
			return { outcome: 'wrong-token' };
		}
		const org = orgCodeOf(request.data.org.code);
		if ((await accounts.createOrganisation(org)) === 'already-there') return { outcome: 'taken', what: 'org' };
		// The administrator comes last: a server cut short here still asks for its first run.
		const added = await accounts.addUser({ name: user, password, displayName, roles: ['_admin', `org-${org}:head`] });
		if (added === 'already-there') {
			await accounts.discardOrganisation(org);
			return { outcome: 'taken', what: 'user' };
		}
		token.spend();
		log.info({ org }, 'First administrator and first centre made');
		return { outcome: 'made', org };
	}

	return {
		needed: async () => !(await accounts.hasAdministrator()),
		make: (body) => {
			const mine = queue.then(() => make(body));
			queue = mine.catch(() => undefined);
			return mine;
		}
	};
}
